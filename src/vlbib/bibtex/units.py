"""Splits a .bib file into units that people move as a whole: an entry or block with its remarks, or a paragraph.

The units and the white space between them, joined, are the file.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block

_PARAGRAPH = lazy_pattern(rb"(?:[ \t\r\f\v]*+\S[^\n]*+(?:\n|\Z))++")  # consecutive lines that are not blank


class Unit(Struct, frozen=True, kw_only=True):
    """A block with the lines right above it and the rest of its last line, or a paragraph (`block` is None).

    `lead` is the white space before the unit, `above` ends where `body` starts. Lines above the first block are not in
    `above`: they are about the file.
    """

    lead: bytes
    above: bytes = b""
    body: bytes
    after: bytes = b""
    block: Block | None = None


class FileUnits(Struct, frozen=True):
    """The units of a file in order, and the white space after the last one."""

    units: tuple[Unit, ...]
    tail: bytes


def units_of(document: Document) -> FileUnits:
    """Return the units of a file whose lines end with a line feed."""
    source, blocks = document.source, document.blocks
    units: list[Unit] = []
    at = 0
    for number, block in enumerate(blocks):
        gap = source[at : block.start]
        cut = _start_above(gap, head=not number)
        paragraphs, lead = _paragraphs(gap[:cut])
        limit = blocks[number + 1].start if number + 1 < len(blocks) else len(source)
        after = _after_on_line(source, block.end, limit)
        body = source[block.start : block.end]
        units += [*paragraphs, Unit(lead=lead, above=gap[cut:], body=body, after=after, block=block)]
        at = block.end + len(after)
    paragraphs, tail = _paragraphs(source[at:])
    return FileUnits((*units, *paragraphs), tail)


def joined_units(units: FileUnits) -> bytes:
    """Return the bytes of a file from its units."""
    parts = (part for unit in units.units for part in (unit.lead, unit.above, unit.body, unit.after))
    return b"".join([*parts, units.tail])


def _paragraphs(text: bytes) -> tuple[list[Unit], bytes]:
    """Return the paragraphs of free text, and the white space after them."""
    units, at = [], 0
    for match in _PARAGRAPH.finditer(text):
        body = match[0].removesuffix(b"\n")
        units.append(Unit(lead=text[at : match.start()], body=body))
        at = match.start() + len(body)
    return units, text[at:]


def _start_above(gap: bytes, *, head: bool) -> int:
    """Return where the lines right above a block start in the text before it; its length if there are none."""
    *lines, last = gap.split(b"\n")
    above = [] if head else [*takewhile(bytes.strip, reversed(lines))]
    rest = last if above or last.strip() else b""
    return len(gap) - len(b"\n".join([*above, rest]))


def _after_on_line(source: bytes, start: int, limit: int) -> bytes:
    """Return what follows a block on its line; nothing if the next block is on that line too."""
    rest, newline, _ = source[start:limit].partition(b"\n")
    return rest.rstrip() if newline or limit == len(source) else b""
