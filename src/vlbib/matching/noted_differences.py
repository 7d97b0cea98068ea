"""Where the note and the written record differ: this is reported, never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.matching.authority import authority, published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.core.work import Query


def noted_differences(query: Query, records: Sequence[Record]) -> tuple[str, ...]:
    """Return where the note's year or venue is not that of the version of record, and what was withdrawn."""
    return (*_differing(query, sorted(records, key=authority)), *_withdrawn(records))


def _withdrawn(records: Sequence[Record]) -> tuple[str, ...]:
    gone = next((record for record in records if record.withdrawn), None)
    return (f"{gone.source} marks the paper as withdrawn",) if gone else ()


def _differing(query: Query, ranked: Sequence[Record]) -> tuple[str, ...]:
    versions = [record for record in ranked if published(record)]
    year, venue = _wrong_year(query, versions or ranked), _wrong_venue(query, versions)
    if not (year or venue):
        return ()
    cited = (versions or ranked)[0]
    place = cited.venue_short or cited.venue if versions else "the preprint"
    claims = " ".join(filter(None, (query.venue if venue or query.year else None, str(query.year or ""))))
    return (f"the note says {claims}, the record {' '.join(filter(None, (place, str(cited.year or ''))))}",)


def _wrong_year(query: Query, records: Sequence[Record]) -> bool:
    years = {record.year for record in records if record.year}
    return query.year is not None and bool(years) and query.year not in years


def _wrong_venue(query: Query, versions: Sequence[Record]) -> bool:
    if query.venue is None or is_preprint(query.venue):
        return False
    names = (name for record in versions for name in (record.venue_short, record.venue) if name is not None)
    answers = {same_venue(query.venue, name) for name in names}
    return VenueMatch.DIFFERENT in answers and VenueMatch.SAME not in answers
