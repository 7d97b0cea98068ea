"""The fields that rules for the whole library need of each entry, gathered while it is read for its own rules.

Reading an entry again for them would cost as much as a third of its own rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.fields import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.bib import Entry, Field

INDEXED = frozenset(
    {
        *REFERENCES,
        "ids",
        "booktitle",
        "journal",
        "journaltitle",
        "keywords",
        "eprint",
    }
)


class Gathered(Struct):
    """The fields of entries whose names are in `INDEXED`, by the entry's `id()`, for the entries read in this run."""

    fields: dict[int, tuple[Field, ...]] = {}

    def add_fields(self, entry: Entry, fields: Iterable[Field]) -> None:
        """Add those of an entry's fields whose names are in `INDEXED`."""
        self.fields[id(entry)] = tuple([field for field in fields if field.name in INDEXED])

    def fields_of(self, entry: Entry) -> tuple[Field, ...]:
        """Return the fields of an entry whose names are in `INDEXED`."""
        noted = self.fields.get(id(entry))
        return entry.read_fields(INDEXED) if noted is None else noted
