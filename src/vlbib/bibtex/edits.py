"""What may be done to a .bib file, as values: each names an entry by its number in `Document.entries`.

A field may be repeated in its entry: `occurrence` says which of the fields with that name is meant, 0 for the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class SetField(Struct, frozen=True):
    """Give a field a value (BibTeX text, no enclosure); a field that is not there is added after its neighbour.

    An `occurrence` after the last one adds another field of the name.
    """

    entry: int
    name: str
    value: str
    occurrence: int = 0


class SetRaw(Struct, frozen=True):
    """Give a field a value as source text, enclosure included; otherwise as `SetField`."""

    entry: int
    name: str
    raw: str
    occurrence: int = 0


class AddRemark(Struct, frozen=True):
    """Put a comment on a line of its own into an entry: in front of the n-th field, or after all of them."""

    entry: int
    text: str
    before: int | None = None


class DropField(Struct, frozen=True):
    """Take one field out; others of the same name stay."""

    entry: int
    name: str
    occurrence: int = 0


class SetType(Struct, frozen=True):
    """Change the entry type."""

    entry: int
    type: str


class RenameKey(Struct, frozen=True):
    """Change the citation key."""

    entry: int
    key: str


class DropEntry(Struct, frozen=True):
    """Take an entry out, with the blank lines after it."""

    entry: int


class AddEntry(Struct, frozen=True):
    """Add an entry: type, key and fields (BibTeX text, no enclosure), written in the file's own style and order."""

    type: str
    key: str
    fields: Mapping[str, str]


Edit: TypeAlias = SetField | SetRaw | AddRemark | DropField | SetType | RenameKey | DropEntry | AddEntry
