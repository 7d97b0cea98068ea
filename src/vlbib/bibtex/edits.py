"""The edits of a .bib file, as values. `entry` is an index into `Document.entries`.

If a field is repeated in its entry, `occurrence` says which of the fields with that name is meant, 0 for the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class SetField(Struct, frozen=True):
    """Set the value of a field (BibTeX text without enclosure); a missing field is added in the usual order.

    An `occurrence` after the last one adds another field of that name.
    """

    entry: int
    name: str
    value: str
    occurrence: int = 0


class SetRaw(Struct, frozen=True):
    """Set the value of a field as source text, with its enclosure; otherwise like `SetField`."""

    entry: int
    name: str
    raw: str
    occurrence: int = 0


class AddRemark(Struct, frozen=True):
    """Add a comment on a separate line of an entry, before the field with the index `before` or after all fields."""

    entry: int
    text: str
    before: int | None = None


class DropField(Struct, frozen=True):
    """Remove one field; others of the same name stay."""

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
    """Remove an entry and the blank lines after it."""

    entry: int


class AddEntry(Struct, frozen=True):
    """Add an entry: type, key and fields (BibTeX text without enclosure), written in the file's style and order."""

    type: str
    key: str
    fields: Mapping[str, str]


Edit: TypeAlias = SetField | SetRaw | AddRemark | DropField | SetType | RenameKey | DropEntry | AddEntry
