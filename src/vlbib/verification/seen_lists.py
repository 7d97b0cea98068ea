"""What sources list completely, as their answers show: conference volumes in DBLP, journals in DBLP and Crossref.

DBLP lists volumes as a whole, and publishers register each article of a journal at Crossref. So one record of a volume,
or articles of a journal from before and after a year, show that the other papers are there too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue
from vlbib.verification.compared_people import mostly_shared
from vlbib.verification.compared_venues import has_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

OF_VOLUMES = "dblp"
_OF_JOURNALS = frozenset({"crossref", "dblp"})
_ARTICLE = "article"


@dataclass(slots=True)
class SeenLists:
    """The proceedings in DBLP (key of `core.venues`, year), and the first and last year by source and journal."""

    volumes: set[tuple[str, int]] = field(default_factory=set)
    journals: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def learn(self, source: str, records: Iterable[Record]) -> None:
        """Add what the records of a source's answer show."""
        for record in records:
            name, year = record.appeared_in, record.year
            if not name or not year or is_preprint(name):
                continue
            if source == OF_VOLUMES and has_list(name):
                self.volumes.add((venue(name).key, year))
            elif source in _OF_JOURNALS and record.type == _ARTICLE:
                first, last = self.journals.get((source, name), (year, year))
                self.journals[source, name] = min(first, year), max(last, year)

    def add(self, seen: SeenLists) -> None:
        """Add all of another `SeenLists`."""
        self.volumes |= seen.volumes
        for key, (first, last) in seen.journals.items():
            mine = self.journals.get(key, (first, last))
            self.journals[key] = min(mine[0], first), max(mine[1], last)

    def sources_of_journal(self, reference: BibReference) -> tuple[str, ...]:
        """Return the sources that have the reference's journal in its year, or both before and after it."""
        name, year = reference.venue, reference.year
        if not name or year is None or is_preprint(name) or has_list(name):
            return ()
        years: dict[str, list[int]] = {}
        for (source, journal), each in self.journals.items():
            if _are_one(name, journal):
                years.setdefault(source, []).extend(each)
        return tuple(source for source, each in sorted(years.items()) if min(each) <= year <= max(each))


@lru_cache(maxsize=65536)
def _are_one(left: str, right: str) -> bool:
    return same_venue(left, right) is VenueMatch.SAME


def may_be_retitled(reference: BibReference, records: Iterable[Record]) -> bool:
    """Tell whether a record is an article by the same people in the reference's journal, from about its year.

    The article may be the work under another title. Papers of conferences do not count: they keep their titles.
    """
    if has_list(reference.venue):
        return False
    year = reference.year or 0
    near = [record for record in records if record.year and abs(record.year - year) <= 1]
    there = [record for record in near if record.appeared_in and _are_one(reference.venue, record.appeared_in)]
    return any(mostly_shared(reference.authors, record.authors) for record in there)
