"""Filters and sorts the rows of a list: by words, authors, years, venues, tags, types, missing fields and age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from vlbib.app.type_filter import unknown_types
from vlbib.core.entries import entry_ids, values_of
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.near_names import hint
from vlbib.core.people import read_people
from vlbib.core.text import plain, words
from vlbib.core.venues import VenueMatch, same_venue
from vlbib.core.versions import is_preprint_entry
from vlbib.merge.tags import sub_paths, tag_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.app.entry_row import BriefRow, EntryRow
    from vlbib.core.bib import Entry

_Row = TypeVar("_Row", "EntryRow", "BriefRow")
_SPAN = lazy_pattern(r"(\d{4})?\s*(?:-|\.\.)\s*(\d{4})?")


class ListFilter(Struct, frozen=True, kw_only=True):
    """What to list. A row must pass every part; an empty one accepts all. For years, venues, types one match is enough.

    `years` are inclusive ranges. `lacking` are names of fields, or `id` for all ids. `old_keys` are the keys, in lower
    case, that the library had at an earlier time: entries with other keys were added since.
    """

    text: str = ""
    authors: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    venues: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    old_keys: frozenset[str] | None = None
    separator: str = ""


def read_span(text: str) -> tuple[int, int]:
    """Return a year, or a range that may be open at one end (`2019-`), as first and last year. Raises `CannotUse`."""
    if re.fullmatch(r"\d{4}", text):
        return int(text), int(text)
    span = _SPAN.fullmatch(text.strip())
    if span is None or not (span[1] or span[2]):
        raise CannotUse(f"--year {text}: is not a year; write 2021, 2019-2021, 2019- or -2021")
    first, last = int(span[1] or 0), int(span[2] or 9999)
    if first > last:
        raise CannotUse(f"--year {text}: ends before it begins; write {last}-{first}")
    return first, last


def passes(row: EntryRow, entry: Entry | None, wanted: ListFilter) -> bool:
    """Tell whether a row passes the filter; `entry` is its entry, None for a work without one."""
    return (
        _says(row, wanted.text)
        and all(any(_is_person(name, author) for author in row.authors) for name in wanted.authors)
        and (not wanted.years or any(first <= _year(row) <= last for first, last in wanted.years))
        and (not wanted.venues or any(is_venue(name, row.venue) for name in wanted.venues))
        and {tag_form(tag) for tag in wanted.tags} <= set(_tag_forms(row, wanted.separator))
        and (not wanted.types or not _types(row, entry).isdisjoint(kind.lower() for kind in wanted.types))
        and all(_lacks(entry, name.lower()) for name in wanted.lacking)
        and (wanted.old_keys is None or _is_new(row, entry, wanted.old_keys))
    )


def _is_person(name: str, author: str) -> bool:
    """Tell whether an author's name has all words of a name; a single letter matches as an initial: `He, K.`."""
    shown = words(author)
    return all(
        any(part == word or (len(word) == 1 and part.startswith(word)) for part in shown) for word in words(name)
    )


def _says(row: EntryRow, text: str) -> bool:
    """Tell whether a row contains every word of a text, if only as a part of another word."""
    if not text:
        return True
    shown = plain(" ".join((row.key, row.title, *row.authors, row.venue, *row.tags)))
    return all(word in shown for word in plain(text).split())


def _year(row: EntryRow) -> int:
    return int(row.year) if re.fullmatch(r"\d{4}", row.year) else -1


def is_venue(name: str, venue: str) -> bool:
    """Tell whether a venue is the one that a user names: the same in the table of venues, or with all words of it."""
    if not venue:
        return False
    return same_venue(name, venue) is VenueMatch.SAME or set(words(name)) <= set(words(venue))


def _tag_forms(row: EntryRow, separator: str) -> Iterator[str]:
    """Return the forms that match a row's tags; with a separator, also those of the levels of their paths."""
    return (tag_form(name) for tag in row.tags for name in sub_paths(tag, separator))


def _types(row: EntryRow, entry: Entry | None) -> set[str]:
    return {row.type} | ({"preprint"} if entry and is_preprint_entry(entry) else set())


def _lacks(entry: Entry | None, name: str) -> bool:
    if entry is None:
        return True
    return next(entry_ids(values_of(entry)), None) is None if name == "id" else not entry.get(name).strip()


def _is_new(row: EntryRow, entry: Entry | None, old: frozenset[str]) -> bool:
    """Tell whether neither the key of a row nor a former key of it is among the old keys."""
    former = entry.get("ids").split(",") if entry else ()
    return old.isdisjoint(key.strip().lower() for key in (row.key, *former))


def nothing_found(wanted: ListFilter, rows: Iterable[EntryRow]) -> str:
    """Return the message for a filter that no row passes: for an unknown tag or type, it names the nearest one."""
    rows = list(rows)
    forms = {form for row in rows for form in _tag_forms(row, wanted.separator)}
    missing = next((tag for tag in wanted.tags if tag_form(tag) not in forms), None)
    if missing is None:
        return next(unknown_types(wanted.types, (row.type for row in rows)), "no entry passes the filters")
    names = (name for row in rows for tag in row.tags for name in sub_paths(tag, wanted.separator))
    return f"{missing}: no entry has this tag{hint(missing, names, '`vlbib tags list` shows them')}"


def sorted_rows(rows: Sequence[_Row], order: str, entries: Iterable[Entry] = ()) -> list[_Row]:
    """Return rows sorted by key, year, title, author or venue; in the file's order for `file`.

    Authors are sorted by family name, as in a printed list, which only `entries` have.
    """
    if order == "file":
        return list(rows)
    people = {entry.key: entry.get("author") for entry in entries} if order == "author" else {}
    return sorted(rows, key=lambda row: _place(row, order, people))


def _place(row: EntryRow | BriefRow, order: str, people: Mapping[str, str]) -> str:
    text = _families_first(people.get(row.key, "")) if order == "author" else str(getattr(row, order))
    return plain(text) or "\uffff"


def _families_first(people: str) -> str:
    return "; ".join(" ".join(name.parts) for name in read_people(people).names)
