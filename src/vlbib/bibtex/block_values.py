"""What the block of an entry says about some of its fields: their values, and which names occur more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.values import value_of

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block


def repeated_names(document: Document, block: Block) -> frozenset[str]:
    """Return the lower-case names of the fields that an entry has more than once."""
    offsets = block.offsets
    names = [document.source[offsets[at] : offsets[at + 1]].lower() for at in range(0, len(offsets), 4)]
    if len(set(names)) == len(names):
        return frozenset()
    return frozenset(document.decode(name) for name in names if names.count(name) > 1)


def all_values(document: Document, block: Block) -> dict[str, tuple[str, ...]]:
    """Return all values of each field of an entry, in order, by lower-case name."""
    values: dict[str, tuple[str, ...]] = {}
    for span in block.spans():
        name = document.text(span.name_start, span.name_end).lower()
        value = value_of(document.text(span.value_start, span.value_end), document.strings)
        values[name] = (*values.get(name, ()), value)
    return values


def first_values(document: Document, block: Block, names: frozenset[bytes]) -> dict[str, str]:
    """Return the first values of the fields with these names, by name; `@string`s are not expanded."""
    fields: dict[str, str] = {}
    source, offsets = document.source, block.offsets
    for at in range(0, len(offsets), 4):
        name = source[offsets[at] : offsets[at + 1]].lower()
        if name in names:
            raw = document.decode(source[offsets[at + 2] : offsets[at + 3]])
            fields.setdefault(name.decode(), value_of(raw, {}))
    return fields
