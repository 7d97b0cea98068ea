"""The year is none that a source gives for any version of the paper.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    year = 2017
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2022; Maps"
    year = 2021

Source: the record under the entry's own id, as the source gives it now. One year apart is online first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.compare import ANSWERED, answered_entries, shared_authors, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the year with the span of all records' years, one year of grace on either side."""
    for entry, answer in answered_entries(inputs):
        records = [r for r in (*answer.by_id, *answer.by_title) if titles_alike(entry, r) and shared_authors(entry, r)]
        years = [year for record in records for year in (record.year, record.preprint_year) if year]
        year = entry.get("year").strip() or entry.get("date").strip()[:4]
        if not years or not year.isdecimal() or len(year) != 4 or min(years) - 1 <= int(year) <= max(years) + 1:
            continue
        shown = " to ".join(str(year) for year in sorted({min(years), max(years)}))
        yield RuleFault(message=f"the year is {year}, the sources say {shown}", entry=entry, field="year")


rule = LibraryRule(
    code="O005", name="year-differs", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
