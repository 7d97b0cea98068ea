"""An entry as it is in the library's file, read for the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.bibtex.block_values import count_values, repeated_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.document import Document
    from vlbib.core.versions import Version


class FiledEntry(Struct, frozen=True):
    """An entry in the file: key, type in lower case, the first value of each field by lower-case name.

    `repeated` are the names of repeated fields. Programs differ in which value they use, so the owner has to choose.
    """

    key: str
    type: str
    values: Mapping[str, str]
    repeated: frozenset[str] = frozenset()

    @property
    def version(self) -> Version:
        """The version of the work that the entry describes."""
        from vlbib.core.versions import Version

        return Version(self.type, self.values)


def filed_entry(document: Document, number: int) -> FiledEntry:
    """Read the entry at an index."""
    block = document.entries[number]
    values, count = count_values(document, block)
    repeated = repeated_names(document, block) if len(values) < count else frozenset[str]()
    return FiledEntry(document.key(block), block.type.decode().lower(), values, repeated)
