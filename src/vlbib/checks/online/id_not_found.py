"""A source that gives out such ids does not know this one.

Mostly it was mistyped. It says nothing on whether the paper exists.

Bad:
    source: key=rossi2021lines unknown=doi:10.5555/12345678
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021"
    title = {Counting lines in old maps}

Source: the answer "not found" of the source. A source that could not be asked is not counted.
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
    """Report ids that their source does not know, and DOIs besides the one that the record has."""
    return faults_of(inputs, Flaw.ID_UNKNOWN, Flaw.DOI)


rule = LibraryRule(
    code="O009", name="id-not-found", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
