"""What may be done to a .bib file, as values: each names an entry by its number in `Document.entries`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a value (BibTeX text, no enclosure); a field that is not there is added behind its neighbour."""

    entry: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class DropField:
    """Take a field out."""

    entry: int
    name: str


@dataclass(frozen=True, slots=True)
class SetType:
    """Change the entry type."""

    entry: int
    type: str


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Change the citation key."""

    entry: int
    key: str


@dataclass(frozen=True, slots=True)
class DropEntry:
    """Take an entry out, with the blank lines behind it."""

    entry: int


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Add an entry: type, key and fields (BibTeX text, no enclosure), written in the file's own style and order."""

    type: str
    key: str
    fields: Mapping[str, str]


Edit: TypeAlias = SetField | DropField | SetType | RenameKey | DropEntry | AddEntry
