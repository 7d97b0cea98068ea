"""The entry omits authors that the source names, without `and others`.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber and Moreau, A.; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
    journal = {Maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
    journal = {Maps}

Source: the record under the entry's own id, as the source gives it now.
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
    """Report authors of the record that the entry lacks, unless it ends with `and others`."""
    return faults_of(inputs, Flaw.AUTHORS_MISSING)


rule = LibraryRule(
    code="O004", name="authors-missing", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
