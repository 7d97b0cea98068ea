"""A parsed BibTeX file: an *entry* is one reference, a *library* is the .bib file with all its entries."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Self

ENTRY_TYPE = "entrytype"  # the name of the entry type among fields, as in bibtexparser


class Field(Struct, frozen=True, gc=False):
    """A field of an entry.

    `name` is lower case. `value` has no enclosure, `@string`s replaced and `#` joined; its LaTeX is not decoded. `line`
    is 1-based, or 0 if nobody asked for it. `written` is the source text of the value, None if that is the value in
    braces.
    """

    name: str
    value: str
    line: int = 0
    written: str | None = None

    @classmethod
    def of_source(cls, name: str, value: str, raw: str, line: int) -> Self:
        """Return the field with this value, which has the source text `raw`."""
        is_braced = raw[:1] == "{" and raw[-1:] == "}" and raw[1:-1] == value
        return cls(name, value, line, None if is_braced else raw)

    @property
    def raw(self) -> str:
        """The source text of the value, with its enclosure."""
        return f"{{{self.value}}}" if self.written is None else self.written


class FieldState(StrEnum):
    """Who owns the value of a field, judged by what vlbib last wrote into it and what the sources give."""

    OURS = "ours"  # vlbib wrote it, and it is unchanged; or it is not written yet
    OWNERS = "owner's"  # the owner wrote it, and the sources give nothing new against it
    DISPUTED = "disputed"  # the owner wrote it, and the sources now give another value: a conflict
    REFUSED = "refused"  # the owner wrote it, and has rejected the sources' value
    DELETED = "deleted"  # vlbib knows the field, and the owner removed it


class FirstValues(dict[str, str]):
    """The first values of an entry's fields by name, "" for a missing field."""

    def __missing__(self, _name: str) -> str:
        return ""


class EntrySource(Protocol):
    """The source of an entry's fields, which are parsed when first needed."""

    def fields(self, names: Collection[str] | None = None) -> tuple[Field, ...]:
        """Return the fields with the given names, or all, in order."""

    def read(self) -> tuple[tuple[Field, ...], FirstValues]:
        """Return all fields in order, and a value of each name; lines are 0 if they would have to be counted."""

    def counted_values(self) -> tuple[dict[str, str], int]:
        """Return the values by name, the first of each, and the number of fields, without creating fields."""

    def places(self) -> Mapping[str, int]:
        """Return the 1-based line of the first field of each lower-case name, in order."""

    def place(self, names: Collection[str]) -> tuple[str, int] | None:
        """Return the lower-case name and the 1-based line of the first field with one of the names, if any."""


class Entry:
    """A BibTeX entry: `type` in lower case, `key` as written, fields in order with repeated ones, 1-based line.

    Two entries are equal if all of these are. An entry of a file parses its fields when they are first needed. `body`
    is the same object for an entry and for a copy moved to another line: what is computed for one is valid for both.
    `start` is the byte offset in the file; None if it is not known, or may change with an edit before the entry.
    """

    __slots__ = ("_fields", "_source", "body", "key", "line", "start", "type")

    def __init__(self, type: str, key: str, fields: tuple[Field, ...], line: int) -> None:  # noqa: A002 -- its name
        self.type, self.key, self.line = type, key, line
        self._fields: tuple[Field, ...] | None = fields
        self._source: EntrySource | None = None
        self.start: int | None = None
        self.body = object()

    @classmethod
    def of_file(cls, type: str, key: str, source: EntrySource, line: int, start: int | None = None) -> Entry:  # noqa: A002 -- its name
        """Return an entry whose fields are parsed from a file when they are first needed."""
        entry = cls(type, key, (), line)
        entry._fields, entry._source, entry.start = None, source, start
        return entry

    def moved_to(self, line: int) -> Entry:
        """Return a copy of the entry at another line."""
        entry = Entry.of_file(self.type, self.key, _Moved(self, line - self.line), line)
        entry.body = self.body
        return entry

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in order."""
        if self._fields is None:
            self._fields = self._source.fields() if self._source else ()
            self._source = None  # so that no entry keeps its file in memory
        return self._fields

    def read_fields(self, names: Collection[str] | None = None) -> tuple[Field, ...]:
        """Return the fields with the given names, or all, in order, without keeping them: they take much memory.

        If one of the names occurs twice, all are kept, because object identity tells the two apart.
        """
        if self._fields is None and self._source:
            fields = self._source.fields(names)
            if len({field.name for field in fields}) == len(fields):
                return fields
        return self.fields if names is None else tuple(field for field in self.fields if field.name in names)

    def read(self) -> tuple[tuple[Field, ...], FirstValues]:
        """Return all fields without their lines, as `read_fields` does, and the first value of each name."""
        if self._fields is None and self._source:
            fields, values = self._source.read()
        else:
            fields, values = self.fields, FirstValues((field.name, field.value) for field in self.fields)
        if len(values) < len(fields):
            fields = self.fields
            values.update((field.name, field.value) for field in reversed(fields))
        return fields, values

    @property
    def values(self) -> dict[str, str]:
        """The values by name, the first of each; a new mapping each time."""
        return self.counted_values()[0]

    def counted_values(self) -> tuple[dict[str, str], int]:
        """Return the values by name, the first of each, and the number of fields, including repeated ones."""
        if self._fields is None and self._source:
            return self._source.counted_values()
        fields, values = self.read()
        return values, len(fields)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"Entry(type={self.type!r}, key={self.key!r}, fields={self.fields!r}, line={self.line!r})"

    def _parts(self) -> tuple[str, str, tuple[Field, ...], int]:
        return self.type, self.key, self.fields, self.line

    def places(self) -> Mapping[str, int]:
        """Return the 1-based line of the first field of each lower-case name, in order."""
        if self._fields is None and self._source:
            return self._source.places()
        places: dict[str, int] = {}
        for each in self.fields:
            places.setdefault(each.name, each.line)
        return places

    def place(self, names: Collection[str]) -> tuple[str, int] | None:
        """Return the lower-case name and the 1-based line of the first field with one of the names; None if none."""
        if self._fields is None and self._source:
            return self._source.place(names)
        return next(((each.name, each.line) for each in self.fields if each.name in names), None)

    def get(self, name: str) -> str:
        """Return the value of the first field with a lower-case name, or ""."""
        for field in self.fields:
            if field.name == name:
                return field.value
        return ""

    def field(self, name: str) -> Field | None:
        """Return the first field with a lower-case name; None if there is none."""
        return next((field for field in self.fields if field.name == name), None)


class _Moved(Struct, frozen=True):
    """The fields of an entry that has moved up or down by some lines."""

    entry: Entry
    by: int

    def fields(self, names: Collection[str] | None = None) -> tuple[Field, ...]:
        """Return the fields with the given names, or all, in order."""
        fields = self.entry.read_fields(names)
        return tuple(replace(field, line=field.line + self.by) for field in fields)

    def read(self) -> tuple[tuple[Field, ...], FirstValues]:
        """Return all fields in order, without their lines, and a value of each name."""
        return self.entry.read()

    def counted_values(self) -> tuple[dict[str, str], int]:
        """Return the values by name, the first of each, and the number of fields."""
        return self.entry.counted_values()

    def places(self) -> Mapping[str, int]:
        """Return the 1-based line of the first field of each lower-case name, in order."""
        return {name: line + self.by for name, line in self.entry.places().items()}

    def place(self, names: Collection[str]) -> tuple[str, int] | None:
        """Return the lower-case name and the 1-based line of the first field with one of the names, if any."""
        place = self.entry.place(names)
        return (place[0], place[1] + self.by) if place else None


class Broken(Struct, frozen=True):
    """A block of a .bib file that cannot be parsed: kept byte for byte, with its 1-based line and the reason."""

    line: int
    text: str
    reason: str


class LibrarySource(Protocol):
    """The file of a library: its bytes, or UTF-8 if its encoding uses several bytes for a letter."""

    @property
    def source(self) -> bytes:
        """All bytes."""

    def text(self, start: int, end: int) -> str:
        """Return a span of the bytes as text."""


class SourceText(Struct, frozen=True):
    """A source held in memory as UTF-8."""

    source: bytes = b""

    def text(self, start: int, end: int) -> str:
        """Return a span of the bytes as text."""
        return self.source[start:end].decode()


@dataclass(frozen=True, kw_only=True)
class Library:
    """A parsed .bib file: entries in order with repeated keys, unreadable blocks, `@string`s, comments, text.

    `strings` maps lower-case names to values. `comments` are the texts of `@comment` blocks and of free text, each with
    its line. `encoding` is the one that decoded the bytes, and `fallback` says that it was not UTF-8. `faults` are
    errors that BibTeX would reject but that were tolerated (a missing comma), as line and reason.
    """

    file: str
    source: LibrarySource = dataclasses.field(default=SourceText(), compare=False)
    entries: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()
    strings: Mapping[str, str]
    comments: tuple[tuple[int, str], ...] = ()
    encoding: str = "utf-8"
    fallback: bool = False
    faults: tuple[tuple[int, str], ...] = ()

    @property
    def encoding_fault(self) -> str:
        """How the file was read, in words, if it is not UTF-8 or has bytes that are not; else ""."""
        if not self.fallback:
            return ""
        if self.encoding == "utf-8":
            return "bytes that are not UTF-8 were read as windows-1252"
        return f"the file is not UTF-8; it was read as {self.encoding}"

    @property
    def text(self) -> str:
        """The whole text, decoded on each call: kept, that of a large file would take more memory than its bytes."""
        return self.source.text(0, len(self.source.source))
