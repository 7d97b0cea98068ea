"""No source that was asked knows the work.

This does not mean that the work does not exist: many books, theses, reports and web pages are in no source.

Bad:
    source: key=rossi2021lines
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-title="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    title = {Counting lines in old maps}

Source: the answers of all sources that were asked; nothing is reported if one could not be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.assessed import ANSWERED
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries for which no record was found."""
    from vlbib.verification.assessment import Standing

    for entry, assessment in inputs.assessments:
        if assessment.standing is Standing.NOT_FOUND:
            yield RuleFault(message="no source that was asked knows the work", entry=entry)


rule = LibraryRule(
    code="O016",
    name="work-not-found",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=ANSWERED,
    default=False,
)
