"""The work with exactly this title is by entirely different people.

The entry has the title of one paper and the authors of another, or the reference was made up.

Bad:
    source: key=rossi2021lines by-title="dblp; Counting lines in old maps; Moreau, Paul and Novak, Eva; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
Good:
    source: key=rossi2021lines by-title="dblp; Counting lines in old maps; Rossi, A. and Weber, J.; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}

Source: the sources' records for the title. Short titles, which several works may have, are not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.assessed import ANSWERED, faults_of
from vlbib.checks.rule import LibraryRule
from vlbib.verification.discrepancy import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import RuleFault


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries whose title belongs only to works by entirely different people."""
    return faults_of(inputs, Flaw.OTHER_PEOPLE)


rule = LibraryRule(
    code="O011", name="people-of-another-paper", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED
)
