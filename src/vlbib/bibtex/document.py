"""A .bib file as bytes with the place of everything in it: what the reader gives and the writer edits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from vlbib.bibtex.blocks import BlockKind
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.values import build_library, read_strings
from vlbib.bibtex.writable import writable
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.blocks import Block
    from vlbib.bibtex.encoding import Encoding
    from vlbib.core.bib import Library


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that vlbib will not touch: its name, a 1-based line, and the reason in words."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


_MARKERS = (b"<<<<<<<", b">>>>>>>")
_MARKER = re.compile(rb"^(?:<{7}|>{7})(?=\s|\Z)", re.MULTILINE)


def conflict_marker(data: bytes, file: str) -> Refused | None:
    """Return the refusal of a file in which version control has left conflict markers."""
    if not any(marker in data for marker in _MARKERS):
        return None
    match = _MARKER.search(data)
    if match is None:
        return None
    line = data.count(b"\n", 0, match.start()) + 1
    return Refused(file, line, "a conflict marker of version control: settle it in an editor first")


@dataclass(frozen=True)
class Document:
    """A .bib file read. `source` is what is scanned and spliced: the file's own bytes, or UTF-8 of a UTF-16 file, say.

    `library` holds the same in the project's words, made when first asked for.
    """

    file: str
    source: bytes
    encoding: Encoding
    fallback: bool
    blocks: tuple[Block, ...]

    @cached_property
    def library(self) -> Library:
        """The library in words: entries, broken blocks, strings, comments."""
        return build_library(self)

    @cached_property
    def entries(self) -> tuple[Block, ...]:
        """The blocks that are entries, in the order of `library.entries`."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.ENTRY)

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The `@string`s by lower-case name."""
        return read_strings(self)

    def shown(self, value: str) -> str:
        """Return a value as it reads in this file once written: one line, in the letters that the encoding has."""
        return one_line(writable(value, self.encoding))

    @property
    def newline(self) -> bytes:
        r"""The file's first line ending; `\\n` for a file of one line."""
        at = self.source.find(b"\n")
        if at < 0:
            return b"\r" if b"\r" in self.source else b"\n"
        return b"\r\n" if self.source[at - 1 : at] == b"\r" else b"\n"

    def text(self, start: int, end: int) -> str:
        """Return a stretch of the source as text."""
        return self.decode(self.source[start:end])

    def decode(self, raw: bytes) -> str:
        """Return bytes of the source as text."""
        return raw.decode("ascii") if raw.isascii() else self._codec.decode(raw)

    def encode(self, text: str) -> bytes:
        """Return new text as bytes for the source."""
        return text.encode(self._codec.name)

    def part(self, source: bytes) -> Document:
        """Return a document of the same encoding for a part of the source; its blocks are not read."""
        return replace(self, source=source, blocks=())

    def key(self, block: Block) -> str:
        """Return the citation key as written."""
        return self.text(block.key_start, block.key_end)

    def packed(self, source: bytes) -> bytes:
        """Return the bytes to store for an edited source."""
        if self.encoding.transparent:
            return source
        return source.decode("utf-8").encode(self.encoding.name)

    @property
    def _codec(self) -> Encoding:
        return self.encoding if self.encoding.transparent else UTF8
