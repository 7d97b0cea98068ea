"""The year or the arXiv id lies in the future, or an id has an impossible form.

Bad:
    source: key=rossi2021lines
    eprint = {2113.00020}
    archiveprefix = {arXiv}
Good:
    source: key=rossi2021lines
    eprint = {2103.00020}
    archiveprefix = {arXiv}
    year = 2021

Source: today's date, https://info.arxiv.org/help/arxiv_identifier.html and the DOI Handbook, section 2.2.
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
    """Report years and arXiv ids in the future, and ids of an impossible form."""
    return faults_of(inputs, Flaw.FUTURE, Flaw.ID_IMPOSSIBLE)


rule = LibraryRule(
    code="O015", name="not-yet-or-never", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED
)
