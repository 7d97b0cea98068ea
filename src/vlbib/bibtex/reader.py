"""Bytes of a .bib file to a document, or the reason why it must not be touched.

More forgiving than bibtexparser alone, and never lossy: what was read is put together again at once, and a file that
does not come out byte for byte is refused, so that no later edit can damage what was not understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.document import Document, Refused, conflict_marker
from vlbib.bibtex.encoding import find_encoding
from vlbib.bibtex.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.blocks import Block


def read(data: bytes, file: str) -> Document | Refused:
    """Read the bytes of a .bib file; `file` is its name in reports.

    Refused: version control's conflict markers, binary content, and text that cannot be rebuilt from what was read.
    """
    encoding = find_encoding(data)
    source = data if encoding.transparent else data.decode(encoding.name).encode()
    refused = conflict_marker(source, file) or _binary(source, file)
    if refused:
        return refused
    blocks = tuple(scan(source))
    fallback = encoding.name != "utf-8" or not _is_utf8(data)
    document = Document(file, source, encoding, fallback, blocks)
    if document.packed(rebuilt(source, blocks)) != data:
        return Refused(file, _first_difference(data, document), "the file cannot be rebuilt from what was read")
    return document


def _is_utf8(data: bytes) -> bool:
    try:
        return isinstance(data.decode(), str)
    except UnicodeDecodeError:
        return False


def rebuilt(source: bytes, blocks: Sequence[Block]) -> bytes:
    """Put gaps and blocks together again; equal to the source where blocks are in order and apart."""
    parts, at = [], 0
    for block in blocks:
        parts += [source[at : block.start], source[block.start : block.end]]
        at = block.end
    return b"".join([*parts, source[at:]])


def _first_difference(data: bytes, document: Document) -> int:
    """Return the line where the rebuilt file first differs."""
    again = document.packed(rebuilt(document.source, document.blocks))
    pairs = enumerate(zip(data.split(b"\n"), again.split(b"\n"), strict=False), start=1)
    return next((line for line, (one, other) in pairs if one != other), 1)


def _binary(source: bytes, file: str) -> Refused | None:
    at = source.find(b"\0")
    return None if at < 0 else Refused(file, source.count(b"\n", 0, at) + 1, "this is no text: a NUL byte")
