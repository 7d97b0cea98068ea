"""The blocks of a .bib file, each with its place in bytes: what the scanner finds and the writer edits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator


class BlockKind(StrEnum):
    """What a block of a .bib file is; text between blocks is free comment."""

    ENTRY = "entry"
    STRING = "string"
    COMMENT = "comment"
    PREAMBLE = "preamble"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open byte ranges of a field: its name and its value, enclosure included."""

    name_start: int
    name_end: int
    value_start: int
    value_end: int


class Block(Struct, frozen=True, kw_only=True, gc=False):
    """A block: byte range, 1-based line, type as written, the key's byte range, four offsets a field, faults.

    `faults` are (byte offset, reason) of what BibTeX would refuse; `reason` says why a broken block is broken.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    type: bytes = b""
    key_start: int = 0
    key_end: int = 0
    offsets: array[int]
    faults: tuple[tuple[int, str], ...] = ()
    reason: str = ""

    def spans(self) -> Iterator[Span]:
        """Give the place of each field in order."""
        at = self.offsets
        for index in range(0, len(at), 4):
            yield Span(at[index], at[index + 1], at[index + 2], at[index + 3])
