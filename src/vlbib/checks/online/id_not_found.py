"""The source that issues ids of this kind does not know this one.

Usually the id was mistyped. This does not mean that the paper does not exist.

Bad:
    source: key=rossi2021lines unknown=doi:10.5555/12345678
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021"
    title = {Counting lines in old maps}

Source: the source's answer "not found". A source that could not be asked does not count.
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
    """Report ids that their source does not know, and a DOI that differs from the record's."""
    return faults_of(inputs, Flaw.ID_UNKNOWN, Flaw.DOI)


rule = LibraryRule(
    code="O009", name="id-not-found", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
