"""An entry as the library's file has it, read for the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.bibtex.document import read_values, repeated_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.document import Document
    from vlbib.core.versions import Version


class FiledEntry(Struct, frozen=True):
    """An entry as the file has it: key, type in lower case, the first value of each field by lower-case name.

    `repeated` are the names that stand more than once. Programs differ in which they take, so the owner has to choose.
    """

    key: str
    type: str
    values: Mapping[str, str]
    repeated: frozenset[str] = frozenset()

    @property
    def version(self) -> Version:
        """The version of its work that it is."""
        from vlbib.core.versions import Version

        return Version(self.type, self.values)


def filed_entry(document: Document, number: int) -> FiledEntry:
    """Read the entry of that number."""
    block = document.entries[number]
    values, repeated = read_values(document, block), frozenset[str]()
    if 4 * len(values) != len(block.offsets):
        repeated = repeated_names(document, block)
    return FiledEntry(document.key(block), block.type.decode().lower(), values, repeated)
