"""Puts git's conflict markers around a field, the head of an entry or a block of a .bib file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block, Span

MARKER_SIZE = 7
_COMMA = lazy_pattern(rb"\s*,")
_LINE_END = lazy_pattern(rb"[ \t]*\n")


class MarkerStyle(Struct, frozen=True):
    """The form of conflict markers: their length, and the names of the two sides."""

    size: int = MARKER_SIZE
    ours: str = "ours"
    theirs: str = "theirs"

    def around(self, ours: bytes, theirs: bytes) -> bytes:
        """Return both versions between markers; each must be whole lines or empty."""
        begin, middle, end = (
            f"{mark * self.size}{name and ' '}{name}\n".encode()
            for mark, name in (("<", self.ours), ("=", ""), (">", self.theirs))
        )
        return b"".join([begin, ours, middle, theirs, end])


class Marked(Struct, frozen=True):
    """A byte range of an entry, and the text with markers that replaces it."""

    start: int
    end: int
    text: bytes


def mark_field(
    document: Document, block: Block, span: Span, theirs: str | None, style: MarkerStyle, *, absent: bool = False
) -> Marked:
    """Return the lines of a field with `theirs`, their source text, as the other version; None: they deleted the field.

    `absent`: the field in the document is theirs, and our side has none.
    """
    source = document.source
    comma = _COMMA.match(source, span.value_end, block.end)
    stop = comma.end() if comma else span.value_end
    start, end = _whole_lines(source, block, span.name_start, stop)
    ours = _as_lines(source, start, end)
    if absent:
        return Marked(start, end, _apart(source, start, style.around(b"", ours)))
    other = b"".join([source[start : span.value_start], document.encode(theirs or ""), source[span.value_end : end]])
    their_lines = b"" if theirs is None else other if other.endswith(b"\n") else other + b"\n"
    return Marked(start, end, _apart(source, start, style.around(ours, their_lines)))


def mark_type(document: Document, block: Block, theirs: str, style: MarkerStyle) -> Marked:
    """Return the head of an entry, up to the comma after its key, with their type as the other version."""
    source = document.source
    comma = _COMMA.match(source, block.key_end, block.end)
    start, end = _whole_lines(source, block, block.start, comma.end() if comma else block.key_end)
    ours = _as_lines(source, start, end)
    return Marked(start, end, _apart(source, start, style.around(ours, ours.replace(block.type, theirs.encode(), 1))))


def _whole_lines(source: bytes, block: Block, start: int, end: int) -> tuple[int, int]:
    """Extend a range by its indent and its line ending if nothing else is on its lines."""
    before = source[block.start : start]
    indent = len(before) - len(before.rstrip(b" \t"))
    alone = indent == len(before) or before.rstrip(b" \t").endswith(b"\n")
    line = _LINE_END.match(source, end, block.end)
    return start - indent if alone else start, line.end() if line else end


def _as_lines(source: bytes, start: int, end: int) -> bytes:
    text = source[start:end]
    return text if text.endswith(b"\n") else text + b"\n"


def _apart(source: bytes, start: int, text: bytes) -> bytes:
    """Return marked text, starting on a new line."""
    return text if source[:start].endswith(b"\n") or not start else b"\n" + text


def with_marks(document: Document, block: Block, marks: list[Marked]) -> bytes:
    """Return the bytes of a block with the marked ranges replaced."""
    parts, at = [], block.start
    for mark in sorted(marks, key=lambda mark: mark.start):
        parts += [document.source[at : mark.start], mark.text]
        at = mark.end
    return b"".join([*parts, document.source[at : block.end]])
