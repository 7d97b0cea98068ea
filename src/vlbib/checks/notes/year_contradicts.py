"""The year in a note contradicts the work's entry and records.

One of the two is wrong, or the line was matched to the wrong paper. Any year from the preprint to the published version
is accepted, and one year before and after.

Bad:
    notes.md: - [2015] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}
Good:
    notes.md: - [2021] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS, at_mention
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.years import arxiv_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report mentions whose year is more than one year before or after the range of the work's years."""
    for mention, work, entry in inputs.mentions_with_entry:
        if mention.year is None or str(mention.year) == entry.get("year"):
            continue
        years = _years(entry, work)
        if not years or min(years) - 1 <= mention.year <= max(years) + 1:
            continue
        shown = " to ".join(str(year) for year in sorted({min(years), max(years)}))
        yield at_mention(mention, f"the note says {mention.year}, but `{entry.key}` has {shown}", entry)


def _years(entry: Entry, work: LockedWork) -> list[int]:
    """Return the years of the entry, its records and its preprint."""
    years = [int(text[:4]) for text in (entry.get("year"), entry.get("date")) if text[:4].isdecimal()]
    years += [year for record in work.verdict.records for year in (record.year, record.preprint_year) if year]
    submitted = arxiv_year(entry.get("eprint"))
    return [*years, submitted] if submitted and years else years


rule = LibraryRule(
    code="N001", name="year-contradicts", severity=Severity.WARNING, doc=__doc__, check=check, reads=NOTE_INPUTS
)
