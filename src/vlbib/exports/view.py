"""The items of a library, with parents resolved, and a report of what no format sees.

The fields of a `crossref` or `xdata` parent are inherited as in biblatex (manual, appendix B).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from vlbib.core.entry_types import NO_WORK
from vlbib.core.fields import BIBLATEX_NAMES, LIST_SEPARATOR, PARENTS
from vlbib.core.venue_styles import restyled_value
from vlbib.exports.format import Dropped
from vlbib.exports.item import Item
from vlbib.exports.owner_groups import add_groups, group_tree, put_folders_right, static_groups
from vlbib.exports.values.biblatex_values import counted_biblatex_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.core.bib import Entry, Field, Library
    from vlbib.core.venue_styles import VenueStyle


class LibraryItems(Sequence["Item"]):
    """The items of a library in order, each created on access and not kept.

    `separator` is the configured separator between the levels of tags, "" if none is configured.
    """

    def __init__(self, library: Library, separator: str = "") -> None:
        self._library, self._separator = library, separator
        self._first: dict[str, Entry] = {}
        for entry in library.entries:
            self._first.setdefault(entry.key.lower(), entry)
        self._works = [entry for entry in self._first.values() if entry.type not in NO_WORK]
        self._inherited: dict[tuple[str, int], dict[str, str]] = {}
        self._groups, self._tree = static_groups(library.comments), group_tree(library.comments)
        self._looked_at: set[int] = set()
        self._doubtful: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._works)

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...

    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        if isinstance(place, slice):
            return [self._item(entry) for entry in self._works[place]]
        return self._item(self._works[place])

    def __iter__(self) -> Iterator[Item]:
        return map(self._item, self._works)

    def _item(self, entry: Entry) -> Item:
        values = self._values(entry)
        handed = {} if _PARENTS.isdisjoint(values) else _inherited(entry, self._first, self._inherited)
        item = Item(entry, handed, self._separator, values)
        item.group_tree = self._tree
        if "mendeley-groups" in item.values:
            put_folders_right(item)
        if item.key in self._groups:  # BibDesk keeps groups in a comment of the library
            add_groups(item, self._groups[item.key])
        return item

    def _values(self, entry: Entry) -> dict[str, str]:
        values, count = counted_biblatex_values(entry)
        self._looked_at.add(id(entry))
        if len(values) != count:
            self._doubtful[id(entry)] = entry
        return values

    def left_out(self) -> tuple[Dropped, ...]:
        """Return what no format sees: unreadable blocks, repeated keys and repeated fields."""
        entries = self._library.entries
        for entry in self._first.values():
            if id(entry) not in self._looked_at:
                self._values(entry)
        doubtful = [entry for entry in self._first.values() if id(entry) in self._doubtful]
        first = self._first
        return (*_unread(self._library), *_repeated(entries, first), *_no_works(first), *_second_fields(doubtful))


def view(library: Library, separator: str = "") -> tuple[tuple[Item, ...], tuple[Dropped, ...]]:
    """Return the items of a library in order, and what is left out: unreadable blocks, repeated keys and fields."""
    items = LibraryItems(library, separator)
    return tuple(items), items.left_out()


def name_venues(items: Iterable[Item], style: VenueStyle) -> None:
    """Rewrite the venues of items in a style; call this before anything is read from them. Raises `NoAbbreviations`."""
    for item in items:
        for name in ("booktitle", "journaltitle"):
            if name in item.values:
                item.values[name] = restyled_value(item.values[name], style)


def view_entries(entries: Iterable[Entry]) -> tuple[Item, ...]:
    """Return the items of single entries, without parents and reports."""
    return tuple(Item(entry) for entry in entries)


def _unread(library: Library) -> Iterator[Dropped]:
    for block in library.broken:
        yield Dropped("", "", f"a block that cannot be read: {block.reason}", block.line)


def _repeated(entries: Iterable[Entry], first: Mapping[str, Entry]) -> Iterator[Dropped]:
    for entry in entries:
        if first[entry.key.lower()] is not entry:
            yield Dropped(entry.key, "", "a second entry has this key; the first counts", entry.line)


def _no_works(first: Mapping[str, Entry]) -> Iterator[Dropped]:
    """Yield the entries that are not works: sets and style settings. An xdata entry is used by those that name it."""
    for entry in first.values():
        if entry.type in NO_WORK and entry.type != "xdata":
            yield Dropped(entry.key, "", f"@{entry.type} is not a work", entry.line)


def _second_fields(entries: Iterable[Entry]) -> Iterator[Dropped]:
    """Yield fields that differ from an earlier field of the same meaning (`journal` and `journaltitle`)."""
    for entry in entries:
        seen: dict[str, Field] = {}
        for field in entry.fields:
            first = seen.setdefault(BIBLATEX_NAMES.get(field.name, field.name), field)
            if first is not field and first.value.strip().lower() != field.value.strip().lower():
                reason = f"{first.name} is there already, and counts"
                yield Dropped(entry.key, field.name, reason, field.line)


_PARENTS = frozenset(PARENTS)
# A parent's title becomes the child's container title. The fields in _OWN describe the parent itself and are not
# inherited.
_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_OWN = frozenset({*PARENTS, "xref", "ids", "sortkey", "label", "keywords", "shorttitle", "abstract",
                  "annotation", "note", "file", "pages", "doi", "eprint", "eprinttype", "eprintclass", "url",
                  "urldate", "execute", "options", "groups"})  # fmt: skip


def _inherited(
    entry: Entry, first: Mapping[str, Entry], inherited: dict[tuple[str, int], dict[str, str]], depth: int = 3
) -> dict[str, str]:
    """Return the fields that an entry inherits, by biblatex name; loops end after `depth` parents.

    `inherited` caches the fields that each entry inherits.
    """
    place = (entry.key.lower(), depth)
    if place not in inherited:
        values: dict[str, str] = {}
        for link, parent in _parents(entry, first) if depth else ():
            values = {**_handed_down(parent, link), **_inherited(parent, first, inherited, depth - 1), **values}
        inherited[place] = values
    return inherited[place]


def _parents(entry: Entry, first: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield the parents that an entry names, each once per kind of link."""
    for link in PARENTS:
        for key in dict.fromkeys(LIST_SEPARATOR.split(entry.get(link).strip().lower())):
            parent = first.get(key)
            if parent is not None and parent is not entry:
                yield link, parent


def _handed_down(parent: Entry, link: str) -> dict[str, str]:
    values = {BIBLATEX_NAMES.get(field.name, field.name): field.value for field in parent.fields}
    if link == "xdata":
        return {name: value for name, value in values.items() if name not in ("xdata", "ids")}
    return {_TITLES.get(name, name): value for name, value in values.items() if name not in _OWN}
