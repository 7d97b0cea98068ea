"""The year is the preprint's, and the sources give another one for the venue that the entry names.

The date belongs to the version that is cited. `vlbib accept KEY year` takes the sources' year.

Bad:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2022; Maps / arxiv; Lines; Rossi; 2021"
    journal = {Maps}
    year = 2021
Good:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2022; Maps / arxiv; Lines; Rossi; 2021"
    journal = {Maps}
    year = 2022

Source: the records that the lock keeps of the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.entries import values_of
from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.core.versions import Version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the year of each entry that names a venue with those of its records there, and on a preprint server."""
    entries = {entry.key: entry for entry in inputs.library.entries}
    for work in inputs.lock or ():
        records = [record for record in work.verdict.records if record.year]
        entry = entries.get(work.key) if records else None
        if entry is None:
            continue
        version = Version(entry.type, values_of(entry))
        early = {str(record.year) for record in records if is_preprint(record.venue)}
        if version.year not in early or not version.names or version.is_preprint:
            continue
        there = [record for record in records if _is_there(version, record.venue)]
        if there and version.year not in {str(record.year) for record in there}:
            years = ", ".join(dict.fromkeys(f"{record.source} {record.year}" for record in there))
            message = f"`{version.year}` is the year of the preprint; of the published version it is {years}"
            yield RuleFault(message=message, entry=entry, field="year" if entry.get("year") else "date")


def _is_there(version: Version, venue: str | None) -> bool:
    """Tell whether a record is of the venue that the entry names."""
    return bool(venue) and any(same_venue(name, venue or "") is VenueMatch.SAME for name in version.names)


rule = LibraryRule(
    code="P004",
    name="year-of-preprint",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
