"""The year is not that of any version of the paper that the sources know.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    year = 2017
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    year = 2021

Source: the record under the entry's own id, as the source gives it now. A difference of one year is only an info: the
paper may have appeared online first.
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
    """Compare the year with those of the work's records and ids."""
    return faults_of(inputs, Flaw.YEAR, Flaw.YEAR_BY_ONE, Flaw.BEFORE_PREPRINT)


rule = LibraryRule(
    code="O005", name="year-differs", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
