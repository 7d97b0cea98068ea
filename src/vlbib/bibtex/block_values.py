"""What the block of an entry says about its fields: their values, and which names occur more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.plain_entries import plain_values
from vlbib.bibtex.values import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.file_text import FileText
    from vlbib.bibtex.grammar import Block


def read_values(document: FileText, block: Block) -> dict[str, str]:
    """Return the first value of each field of an entry by lower-case name, without building the entry."""
    values, _ = count_values(document, block)
    return values


def count_values(document: FileText, block: Block) -> tuple[dict[str, str], int]:
    """Return the first value of each field of an entry by lower-case name, and the number of fields."""
    if not block.plain:
        return _scanned_values(document, block), block.size
    names, strings = document.names, document.strings
    found = decoded_values(document, block)
    values = {names[name]: inner if not bare else value_of(bare, strings) for name, inner, bare in found}
    if len(values) < len(found):
        values.update((names[name], value_of(bare, strings) if bare else inner) for name, inner, bare in found[::-1])
    return values, len(found)


def _scanned_values(document: FileText, block: Block) -> dict[str, str]:
    values: dict[str, str] = {}
    start, strings, names = block.start, document.strings, document.names
    source = document.source[start : block.end]
    whole = source.isascii()
    text = source.decode("latin-1")  # one character per byte, so that offsets stay valid
    at = iter(block.offsets)
    for name_start, name_end, value_start, value_end in zip(at, at, at, at, strict=True):
        name = names[text[name_start - start : name_end - start]]
        first, last = value_start - start, value_end - start - 1
        if name in values:
            continue
        value = text[first + 1 : last]
        if text[first] != "{" or text[last] != "}" or "#" in value:
            raw = text[first : last + 1]
            values[name] = value_of(raw if whole else decoded_text(document, raw), strings)
        else:
            values[name] = value if whole else decoded_text(document, value)
    return values


def decoded_values(document: FileText, block: Block) -> Sequence[tuple[str, str, str]]:
    """Return the `plain_values` of a plain entry, with one character per byte only in the names."""
    source = document.source[block.key_end : block.end]
    values = plain_values(source)
    if source.isascii():
        return values
    return [(name, decoded_text(document, inner), decoded_text(document, bare)) for name, inner, bare in values]


def decoded_text(document: FileText, text: str) -> str:
    """Return text that has one character per byte, decoded in the file's encoding."""
    return text if text.isascii() else document.decode(text.encode("latin-1"))


def repeated_names(document: FileText, block: Block) -> frozenset[str]:
    """Return the lower-case names of the fields that an entry has more than once."""
    offsets = block.offsets
    names = [document.source[offsets[at] : offsets[at + 1]].lower() for at in range(0, len(offsets), 4)]
    if len(set(names)) == len(names):
        return frozenset()
    return frozenset(document.decode(name) for name in names if names.count(name) > 1)


def all_values(document: FileText, block: Block) -> dict[str, tuple[str, ...]]:
    """Return all values of each field of an entry, in order, by lower-case name."""
    values: dict[str, tuple[str, ...]] = {}
    for span in block.spans():
        name = document.text(span.name_start, span.name_end).lower()
        value = value_of(document.text(span.value_start, span.value_end), document.strings)
        values[name] = (*values.get(name, ()), value)
    return values


def first_values(document: FileText, block: Block, names: frozenset[bytes]) -> dict[str, str]:
    """Return the first values of the fields with these names, by name; `@string`s are not expanded."""
    fields: dict[str, str] = {}
    source, offsets = document.source, block.offsets
    for at in range(0, len(offsets), 4):
        name = source[offsets[at] : offsets[at + 1]].lower()
        if name in names:
            raw = document.decode(source[offsets[at + 2] : offsets[at + 3]])
            fields.setdefault(name.decode(), value_of(raw, {}))
    return fields
