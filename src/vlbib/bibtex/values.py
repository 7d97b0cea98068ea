"""From the places of fields to the words: values with enclosures taken off, `@string`s put in, `#` joined.

BibTeX's rules for values: "Tame the BeaST", section 14 (`#` and `@string`); names of fields and strings ignore case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.bibtex.blocks import BlockKind
from vlbib.core.bib import Broken, Entry, Field, Library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.blocks import Block
    from vlbib.bibtex.document import Document

_BETWEEN = re.compile(r"\s*(?:#\s*)?(?:%[^\n]*\n\s*)*")
_BARE = re.compile(r"[^\s#{}\"]+")
_MARK = re.compile(r"[{}\"]")
_BOM = "\ufeff"


def build_library(document: Document) -> Library:
    """Return the library of a document: every entry, broken block, string, comment and fault in order."""
    strings = document.strings
    at, line = 0, 1
    entries: list[Entry] = []
    broken: list[Broken] = []
    faults: list[tuple[int, str]] = []
    comments: list[tuple[int, str]] = []
    for block in document.blocks:
        comments += _free_text(document, at, block.start, line)
        at, line = block.end, block.line + document.source.count(b"\n", block.start, block.end)
        faults += [(line_of(document, block, offset), reason) for offset, reason in block.faults]
        if block.kind is BlockKind.ENTRY:
            entries.append(build_entry(document, block, strings))
        elif block.kind is BlockKind.BROKEN:
            broken.append(Broken(block.line, document.text(block.start, block.end), block.reason))
        elif block.kind is BlockKind.COMMENT:
            comments.append((block.line, document.text(block.key_start, block.end - 1).strip()))
    comments += _free_text(document, at, len(document.source), line)
    return Library(
        file=document.file,
        text=document.text(0, len(document.source)),
        entries=tuple(entries),
        broken=tuple(broken),
        strings=strings,
        comments=tuple(comments),
        encoding=document.encoding.name,
        fallback=document.fallback,
        faults=tuple(faults),
    )


def _free_text(document: Document, start: int, end: int, line: int) -> list[tuple[int, str]]:
    if start == end or document.source[start:end].isspace():
        return []
    text = document.text(start, end).removeprefix(_BOM)
    bare = text.strip()
    return [(line + text[: text.index(bare[0])].count("\n"), bare)] if bare else []


def line_of(document: Document, block: Block, offset: int) -> int:
    """Return the 1-based line of a byte offset within a block."""
    return block.line + document.source.count(b"\n", block.start, offset)


def read_strings(document: Document) -> dict[str, str]:
    """Return the `@string`s, later ones able to use earlier ones; a name set twice has its last value, as in BibTeX."""
    strings: dict[str, str] = {}
    for block in document.blocks:
        if block.kind is BlockKind.STRING:
            for span in block.spans():
                name = document.text(span.name_start, span.name_end).lower()
                strings[name] = value_of(document.text(span.value_start, span.value_end), strings)
    return strings


def build_entry(document: Document, block: Block, strings: Mapping[str, str]) -> Entry:
    """Return one entry in words."""
    fields: list[Field] = []
    source, at, line = document.source, block.start, block.line
    newline = b"\n" if b"\n" in source else b"\r"
    offsets = block.offsets
    for index in range(0, len(offsets), 4):
        start = offsets[index]
        line += source.count(newline, at, start)
        at = start
        raw = document.text(offsets[index + 2], offsets[index + 3])
        name = document.text(start, offsets[index + 1]).lower()
        fields.append(Field(name, value_of(raw, strings), raw, line))
    return Entry(block.type.decode().lower(), document.key(block), tuple(fields), block.line)


def read_values(document: Document, block: Block) -> dict[str, str]:
    """Return the first value of each field of an entry by lower-case name, without building the entry."""
    values: dict[str, str] = {}
    start, strings = block.start, document.strings
    source = document.source[start : block.end]
    whole = source.decode("ascii") if source.isascii() else ""  # one decoding for the common case
    at = iter(block.offsets)
    for name_start, name_end, value_start, value_end in zip(at, at, at, at, strict=True):
        if whole:
            name, raw = whole[name_start - start : name_end - start], whole[value_start - start : value_end - start]
        else:
            name, raw = document.text(name_start, name_end), document.text(value_start, value_end)
        name = name.lower()
        if name not in values:
            plain = raw[:1] == "{" and raw[-1:] == "}" and "#" not in raw
            values[name] = raw[1:-1] if plain else value_of(raw, strings)
    return values


def value_of(raw: str, strings: Mapping[str, str]) -> str:
    """Return a value's text: enclosure off, strings in, pieces joined; an unknown string stays its name.

    >>> value_of('cv # " 2021"', {"cv": "CVPR"})
    'CVPR 2021'
    """
    if "#" not in raw:
        if raw[:1] in ("{", '"') and raw[-1:] in ("}", '"'):
            return raw[1:-1]
        return strings.get(raw.lower(), raw) if raw[:1] not in ("{", '"') else raw
    return "".join(_pieces(raw, strings))


def _pieces(raw: str, strings: Mapping[str, str]) -> list[str]:
    parts, at = [], 0
    while at < len(raw):
        between = _BETWEEN.match(raw, at)
        at = between.end() if between else at
        if at >= len(raw):
            break
        end = _piece_end(raw, at)
        piece = raw[at:end]
        parts.append(piece[1:-1] if piece[0] in '{"' else strings.get(piece.lower(), piece))
        at = end
    return parts


def _piece_end(raw: str, at: int) -> int:
    if raw[at] not in '{"':
        bare = _BARE.match(raw, at)
        return bare.end() if bare else len(raw)
    depth = 0
    for mark in _MARK.finditer(raw, at + (raw[at] == '"')):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == ("}" if raw[at] == "{" else '"'):
            return mark.end()
    return len(raw)
