"""The year is the preprint's, but the sources give another year for the venue in the entry.

The date should be that of the version that is cited. `vlbib accept KEY year` takes the sources' year.

Bad:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2022; Maps / arxiv; Lines; Rossi; 2021"
    journal = {Maps}
    year = 2021
Good:
    lock: key=rossi2021lines text=L records="dblp; Lines; Rossi; 2022; Maps / arxiv; Lines; Rossi; 2021"
    journal = {Maps}
    year = 2022

Source: the work's records in the lock, and its arXiv id, which has the date of the preprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.provenance.locked_entries import of_locked_entries
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.entries import values_of
from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.core.versions import Version
from vlbib.core.years import arxiv_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries with the year of the preprint and a venue whose records all have another year."""
    return of_locked_entries("year of preprint", (), inputs, _faults_of)


def _faults_of(entry: Entry, work: LockedWork) -> Iterable[RuleFault]:
    records = [record for record in work.verdict.records if record.year]
    early = {str(record.year) for record in records if is_preprint(record.venue)} | set(_posted(work))
    version = Version(entry.type, values_of(entry))
    if version.year not in early or not version.names or version.is_preprint:
        return ()
    there = [record for record in records if _is_there(version, record.venue)]
    if not there or version.year in {str(record.year) for record in there}:
        return ()
    years = ", ".join(dict.fromkeys(f"{record.source} {record.year}" for record in there))
    message = f"`{version.year}` is the year of the preprint; of the published version it is {years}"
    return (RuleFault(message=message, entry=entry, field="year" if entry.get("year") else "date"),)


def _posted(work: LockedWork) -> Iterable[str]:
    """Yield the years in the work's arXiv ids (`2103.00020`: 2021)."""
    years = (arxiv_year(identity.value) for identity in work.ids if identity.scheme == "arxiv")
    return map(str, filter(None, years))


def _is_there(version: Version, venue: str | None) -> bool:
    """Tell whether a record's venue is one that the entry names."""
    return bool(venue) and any(same_venue(name, venue or "") is VenueMatch.SAME for name in version.names)


rule = LibraryRule(
    code="P004",
    name="year-of-preprint",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
