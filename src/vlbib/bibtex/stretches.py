"""A .bib file cut into stretches, each of which reads alone as it does in the whole: one that is as it was need not be.

A cut stands before an entry of the usual form (`@article{key,` and a field) at the start of a line. What stands before
such an entry never reaches beyond it, save a comment that is not closed, so no cut stands after a comment. `@string`s
count in the whole file and are read first. A property test compares the blocks with those of the file read whole.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct, structs

from vlbib.bibtex.document import Document, Refused, read
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ENTRY = lazy_pattern(rb"\n@[A-Za-z]++\{[^\s,{}()\"=#%@']++,\s*+[^\s=,{}()\"#%'@\\]++\s*+=")
_COMMENT = lazy_pattern(rb"@\s*+comment", re.IGNORECASE)
_STRING = lazy_pattern(rb"@\s*+string", re.IGNORECASE)
_OFTEN = 63  # a cut stands before one entry of 64, told by its own text: an entry more moves no other cut


class LibraryStretch(Struct, frozen=True):
    """A stretch of a file, with the 1-based line that it begins in."""

    text: bytes
    line: int


def stretches(data: bytes) -> list[LibraryStretch]:
    """Return the stretches of a file's bytes in order: together they are the file. One for a file that is not UTF-8."""
    bounds = [0, *_cuts(data), len(data)]
    line, parts = 1, []
    for start, end in pairwise(bounds):
        text = data[start:end]
        parts.append(LibraryStretch(text, line))
        line += text.count(b"\n")
    return parts


def _cuts(data: bytes) -> Iterator[int]:
    if not _is_utf8(data):
        return
    comment = _COMMENT.search(data)
    last = min(comment.start() if comment else len(data), data.rfind(b"\n"))  # the last stretch ends lines as all do
    for match in _ENTRY.finditer(data):
        if match.end() > last:
            return
        if crc32(match[0]) & _OFTEN == 0:
            yield match.start() + 1


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def strings_of(parts: Sequence[LibraryStretch], file: str) -> Mapping[str, str] | Refused:
    """Return the `@string`s of a file by lower-case name, from those of its stretches that may have any."""
    source = b"".join(part.text for part in parts if _STRING.search(part.text))
    document = read(source, file)
    return document if isinstance(document, Refused) else document.strings


def read_stretch(part: LibraryStretch, strings: Mapping[str, str], file: str) -> Document | Refused:
    """Read a stretch alone: its blocks as they are in the file, but for their places, which count from its start."""
    document = read(part.text, file)
    if isinstance(document, Refused):
        return document
    moved = tuple(structs.replace(block, line=block.line + part.line - 1) for block in document.blocks)
    alone = structs.replace(document, blocks=moved)
    vars(alone)["strings"] = strings
    return alone
