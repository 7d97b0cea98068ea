"""Where the sources of one work disagree: each source's value of a field if the entry has another value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.fields import same_value
from vlbib.core.latex import decode
from vlbib.core.venues import VenueMatch, same_venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.record import Record

_VENUES = ("booktitle", "journal")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The value that one or more sources give for a field, different from the entry's."""

    field: str
    sources: tuple[str, ...]
    value: str


def disagreements(values: Mapping[str, str], records: Sequence[Record]) -> tuple[Disagreement, ...]:
    """Return where records differ from an entry in title, authors, year or venue.

    `values` are the entry's, by BibTeX field name.
    """
    claims: dict[tuple[str, str], dict[str, None]] = {}
    for record in records:
        for name, value in _differences(record, values):
            claims.setdefault((name, value), {})[record.source] = None
    return tuple(
        Disagreement(name, tuple(sources), value) for (name, value), sources in sorted(claims.items(), key=_order)
    )


def _order(item: tuple[tuple[str, str], object]) -> int:
    return ("author", "title", *_VENUES, "year").index(item[0][0])


def _differences(record: Record, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields in which a record differs from the entry by more than style."""
    plain = (("author", " and ".join(record.authors)), ("title", record.title), ("year", str(record.year or "")))
    yield from (
        (name, value)
        for name, value in plain
        if value and name in values and not same_value(name, value, _shown(name, values[name]))
    )
    held = next((name for name in _VENUES if name in values), "")
    names = [name for name in (record.venue, record.venue_short) if name]
    if held and names and not any(_one_venue(decode(values[held]), name) for name in names):
        yield held, names[0]


def _shown(name: str, value: str) -> str:
    return value if name == "author" else decode(value)


def _one_venue(name: str, record_name: str) -> bool:
    return name.casefold() == record_name.casefold() or same_venue(name, record_name) is VenueMatch.SAME
