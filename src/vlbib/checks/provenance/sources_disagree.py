"""Two sources give different years for the published version of a work.

The library has the year of the more authoritative source. Check which of them is right.

Bad:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2021; Maps / crossref; Lines; Rossi; 2019; Maps"
    title = {Counting lines in old maps}
Good:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2021; Maps / arxiv; Lines; Rossi; 2019"
    title = {Counting lines in old maps}

Source: the work's records in the lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.venues import is_preprint
from vlbib.kept_answers import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.checks.inputs import Inputs
    from vlbib.lock.schema import LockedWork


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report works whose published records differ by more than one year: one year may be online first."""
    lock = inputs.lock or ()
    told = kept("sources disagree", (lock,), lambda: tuple(_disagreements(lock)))
    entries = {entry.key: entry for entry in inputs.library.entries} if told else {}
    for key, years_by_source in told:
        if key in entries:
            yield RuleFault(message=f"the sources disagree on the year: {years_by_source}", entry=entries[key])


def _disagreements(lock: Iterable[LockedWork]) -> Iterator[tuple[str, str]]:
    """Yield the key of each work whose sources disagree, and the year of each source in words."""
    for work in lock:
        published = [r for r in work.verdict.records if r.year and not is_preprint(r.venue)]
        years = {record.year for record in published if record.year is not None}
        if years and max(years) - min(years) > 1:
            yield work.key, ", ".join(f"{record.source} {record.year}" for record in published)


rule = LibraryRule(
    code="P003",
    name="sources-disagree",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
