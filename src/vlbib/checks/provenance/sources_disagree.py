"""Two sources give different years for the published version of one work.

The library has the year of the source with more authority; it is worth a look.

Bad:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2021; Maps / crossref; Lines; Rossi; 2019; Maps"
    title = {Counting lines in old maps}
Good:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2021; Maps / arxiv; Lines; Rossi; 2019"
    title = {Counting lines in old maps}

Source: the records that the lock keeps of the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.venues import is_preprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the years of the records that name a venue of record; one year apart is online first."""
    entries = {entry.key: entry for entry in inputs.library.entries}
    for work in inputs.lock or ():
        entry = entries.get(work.key)
        published = [r for r in work.verdict.records if r.year and not is_preprint(r.venue)]
        years = {record.year for record in published if record.year is not None}
        if entry is not None and years and max(years) - min(years) > 1:
            years_by_source = ", ".join(f"{record.source} {record.year}" for record in published)
            yield RuleFault(message=f"the sources disagree on the year: {years_by_source}", entry=entry)


rule = LibraryRule(
    code="P003",
    name="sources-disagree",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
