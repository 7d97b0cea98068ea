"""The authors are those of the work, but in a different order.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    author = {Weber, Jonas and Rossi, Anna}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}

Source: the records of the work; nothing is reported if one of them has the entry's order.
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
    """Report authors who are those of the record in a different order."""
    return faults_of(inputs, Flaw.AUTHORS_SWAPPED)


rule = LibraryRule(
    code="O012", name="authors-in-other-order", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
