"""An author is a placeholder, such as `Anonymous` or `First Author`.

Bad:
    source: key=rossi2021lines
    author = {Anonymous}
Good:
    source: key=rossi2021lines
    author = {Rossi, Anna and Weber, Jonas}

Source: names that templates and submissions under review use in place of the authors.
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
    """Report placeholders among the authors."""
    return faults_of(inputs, Flaw.PLACEHOLDER)


rule = LibraryRule(
    code="O014", name="placeholder-author", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
