"""A BibTeX file as it is read: an *entry* is one reference, a *library* is the .bib file with all of its entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRY_TYPE = "entrytype"  # the name of the entry type where it stands among fields, as bibtexparser has it


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry.

    `name` is lower case. `value` has the enclosure taken off, `@string`s put in and `#` joined; its LaTeX is not
    decoded. `raw` is the value's source text, enclosure included. `line` is 1-based.
    """

    name: str
    value: str
    raw: str
    line: int


class FieldState(StrEnum):
    """Whose the value of a field is, by what vlbib last wrote into it and what the sources give."""

    OURS = "ours"  # vlbib wrote it, and it stands so; or nobody has written it yet
    OWNERS = "owner's"  # the owner wrote it, and the sources give nothing new against it
    DISPUTED = "disputed"  # the owner wrote it, the sources have come to give another value: a conflict
    REFUSED = "refused"  # the owner wrote it, and has turned the sources' value down
    DELETED = "deleted"  # vlbib knows the field, and the owner took it out


@dataclass(frozen=True, slots=True)
class Entry:
    """A BibTeX entry: `type` in lower case, `key` as written, fields in order (a repeated one stays), 1-based line."""

    type: str
    key: str
    fields: tuple[Field, ...]
    line: int

    def get(self, name: str) -> str:
        """Return the first field of that (lower-case) name, or ""."""
        for field in self.fields:
            if field.name == name:
                return field.value
        return ""

    def field(self, name: str) -> Field | None:
        """Return the first field of that (lower-case) name."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A block of a .bib file that cannot be read: kept byte for byte, with its 1-based line and the reason."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A .bib file read: entries in order (a repeated key stays), what cannot be read, `@string`s, comments, text.

    `strings` maps lower-case names to values. `comments` are the texts of `@comment` blocks and of free text, each with
    its line. `encoding` is the one that decoded the bytes, and `fallback` tells that it was not UTF-8. `faults` are
    what BibTeX would refuse and was read all the same (a missing comma), as line and reason.
    """

    file: str
    text: str
    entries: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()
    strings: Mapping[str, str]
    comments: tuple[tuple[int, str], ...] = ()
    encoding: str = "utf-8"
    fallback: bool = False
    faults: tuple[tuple[int, str], ...] = ()
