"""`year` and `date` give different years.

BibTeX prints the first, biblatex the second.

Bad:
    year = 2021
    date = {2020-05-01}
Good:
    year = 2021
    date = {2021-05-01}

Source: biblatex manual (`year` is read only where `date` is missing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Compare the two if `date` starts with four digits and `year` is a number."""
    date, year = subject.get("date").strip(), subject.get("year").strip()
    if not date or not year or not date[:4].isdecimal() or not year.isdecimal() or date[:4] == year:
        return ()
    return (RuleFault(message=f"`year` is {year}, but `date` is {date}", field="date"),)


rule = EntryRule(
    code="V033",
    name="year-and-date-differ",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"date"}),
)
