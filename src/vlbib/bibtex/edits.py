"""What may be done to a .bib file, as values: each names an entry by its number in `Document.entries`.

A field may be repeated in its entry: `occurrence` says which of the fields with that name is meant, 0 for the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field a value (BibTeX text, no enclosure); a field that is not there is added behind its neighbour.

    An `occurrence` behind the last one adds another field of the name.
    """

    entry: int
    name: str
    value: str
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class SetRaw:
    """Give a field a value as source text, enclosure included; otherwise as `SetField`."""

    entry: int
    name: str
    raw: str
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class AddRemark:
    """Put a comment on a line of its own into an entry: in front of the n-th field, or behind all of them."""

    entry: int
    text: str
    before: int | None = None


@dataclass(frozen=True, slots=True)
class DropField:
    """Take one field out; others of the same name stay."""

    entry: int
    name: str
    occurrence: int = 0


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


Edit: TypeAlias = SetField | SetRaw | AddRemark | DropField | SetType | RenameKey | DropEntry | AddEntry
