"""The fields of an entry in a file, read when they are asked for."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.bibtex.block_values import count_values, decoded_text, decoded_values
from vlbib.bibtex.grammar import PLAIN_FIELD
from vlbib.bibtex.plain_entries import find_name
from vlbib.bibtex.values import value_of
from vlbib.core.bib import Field, FirstValues
from vlbib.core.fields import REPEATING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vlbib.bibtex.file_text import FileText
    from vlbib.bibtex.grammar import Block


class FiledFields(Struct, frozen=True, gc=False):
    """The source of an entry's fields (see `core.bib.EntrySource`). `document` has no library, to avoid a cycle."""

    document: FileText
    block: Block

    def fields(self, names: Collection[str] | None = None) -> tuple[Field, ...]:
        """Return the fields with these names, or all, in order."""
        if names is not None and self.block.plain:
            return tuple(_named_fields(self.document, self.block, names))
        return tuple(_read_fields(self.document, self.block, names))

    def read(self) -> tuple[tuple[Field, ...], FirstValues]:
        """Return all fields in order, and the last value of each name; lines are 0 if they would have to be counted."""
        if self.block.plain:
            return _plain_fields(self.document, self.block)
        fields = self.fields()
        return fields, FirstValues((field.name, field.value) for field in fields)

    def counted_values(self) -> tuple[dict[str, str], int]:
        """Return the first value of each field, by name, and the number of fields, repeated ones included."""
        return count_values(self.document, self.block)

    def places(self) -> dict[str, int]:
        """Return the 1-based line of the first field of each name, in the order of the fields."""
        source, offsets, first = self.document.source, self.block.offsets, self.block.start
        raw = source[first : self.block.end]
        whole = raw.isascii()
        text = raw.decode("latin-1")  # one character per byte, so that offsets stay valid
        places: dict[str, int] = {}
        line, at = self.block.line, first
        for start, end in zip(offsets[::4], offsets[1::4], strict=True):
            name = text[start - first : end - first]
            name = (name if whole else decoded_text(self.document, name)).lower()
            line, at = line + source.count(b"\n", at, start), start
            places.setdefault(name, line)
        return places

    def place(self, names: Collection[str]) -> tuple[str, int] | None:
        """Return the lower-case name and the 1-based line of the first field with one of the names, if any."""
        source, lower = self.document.source, self.document.names
        if self.block.plain and all(map(str.isascii, names)):
            first = find_name(self.block, names)
            return first and (first[0], self.block.line + source.count(b"\n", self.block.start, first[1]))
        offsets = self.block.offsets
        for start, end in zip(offsets[::4], offsets[1::4], strict=True):
            if (name := lower[source[start:end].decode("latin-1")]) in names:
                return name, self.block.line + source.count(b"\n", self.block.start, start)
        return None


def _plain_fields(document: FileText, block: Block) -> tuple[tuple[Field, ...], FirstValues]:
    names, strings, shared = document.names, document.strings, document.shared_fields
    fields: list[Field] = []
    values = FirstValues()
    for written, inner, bare in decoded_values(document, block):
        name = names[written]
        if bare:
            field = Field(name, value_of(bare, strings), written=bare)
        else:
            field = shared[name, inner] if name in REPEATING else Field(name, inner)
        fields.append(field)
        values[name] = field.value
    return tuple(fields), values


def _named_fields(document: FileText, block: Block, wanted: Collection[str]) -> Iterator[Field]:
    """Yield the fields of a plain entry with these names: most of its fields are not made."""
    newline = b"\n" if document.has_line_feeds else b"\r"
    for match in PLAIN_FIELD.finditer(document.source, block.key_end, block.end):
        name = document.names[match[1].decode("latin-1")]
        if name in wanted:
            raw = document.decode(match[2])
            line = block.line + document.source.count(newline, block.start, match.start(1))
            yield Field.of_source(name, value_of(raw, document.strings), raw, line)


def _read_fields(document: FileText, block: Block, wanted: Collection[str] | None) -> list[Field]:
    start, strings, names = block.start, document.strings, document.names
    source = document.source[start : block.end]
    whole = source.isascii()
    text = source.decode("latin-1")  # one character per byte, so that offsets stay valid
    newline = "\n" if document.has_line_feeds else "\r"
    count, at, line = text.count, 0, block.line
    fields: list[Field] = []
    offsets = iter(block.offsets)
    for name_start, name_end, value_start, value_end in zip(offsets, offsets, offsets, offsets, strict=True):
        begin = name_start - start
        name = names[text[begin : name_end - start]]
        if wanted is not None and name not in wanted:
            continue
        line += count(newline, at, begin)
        at = begin
        raw = text[value_start - start : value_end - start]
        if not whole and not raw.isascii():
            raw = document.decode(raw.encode("latin-1"))
        value = raw[1:-1] if raw and raw[0] == "{" and raw[-1] == "}" and "#" not in raw else value_of(raw, strings)
        if name in REPEATING:  # interned, since many entries share the value
            raw, value = intern(raw), intern(value)
        fields.append(Field.of_source(name, value, raw, line))
    return fields
