"""The paper was withdrawn or retracted.

Bad:
    source: key=rossi2021lines by-id="arxiv; Counting lines in old maps; Rossi and Weber; 2021; ; ; withdrawn"
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="arxiv; Counting lines in old maps; Rossi and Weber; 2021"
    title = {Counting lines in old maps}

Source: arXiv's comment on the last version; Crossref's update notices.
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
    """Report works that a source marks as withdrawn or retracted."""
    return faults_of(inputs, Flaw.RETRACTED)


rule = LibraryRule(code="O008", name="withdrawn", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED)
