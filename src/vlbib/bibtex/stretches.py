"""Splits a .bib file into stretches that can be read separately: an unchanged stretch need not be read again.

A cut is made before an entry of the usual form (`@article{key,` and a field) at the start of a line. No block extends
past the start of such an entry, except an unclosed @comment: there is no cut after the first @comment. `@string`s apply
to the whole file and are read first. A property test compares the blocks with those of the whole file.
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
_OFTEN = 63  # a cut before one entry in 64, chosen by a hash of its text, so that a new entry moves no other cut


class LibraryStretch(Struct, frozen=True):
    """A stretch of a file, with the 1-based line on which it starts."""

    text: bytes
    line: int


def stretches(data: bytes) -> list[LibraryStretch]:
    """Return the stretches of a file's bytes, which joined are the file; a single one if it is not UTF-8."""
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
    last = min(comment.start() if comment else len(data), data.rfind(b"\n"))  # so that each has a line feed
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
    """Return the `@string`s of a file by lower-case name, read from those stretches that may have any."""
    source = b"".join(part.text for part in parts if _STRING.search(part.text))
    document = read(source, file)
    return document if isinstance(document, Refused) else document.strings


def read_stretch(part: LibraryStretch, strings: Mapping[str, str], file: str) -> Document | Refused:
    """Read a stretch: the lines of its blocks are those in the file, their offsets count from its start."""
    document = read(part.text, file)
    if isinstance(document, Refused):
        return document
    moved = tuple(structs.replace(block, line=block.line + part.line - 1) for block in document.blocks)
    alone = structs.replace(document, blocks=moved)
    vars(alone)["strings"] = strings
    return alone
