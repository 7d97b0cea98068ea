"""The result of merging a file, and a common text form for three versions of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.bibtex.document import Document, Refused, read
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.markers import without_markers
from vlbib.bibtex.scan import scan
from vlbib.merge.branches.three_sides import of_three

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.encoding import Encoding

_BOM = b"\xef\xbb\xbf"


class SideConflict(Struct, frozen=True):
    """A conflict: the line of its marker, the entry's key, and the field ("" for the whole entry)."""

    line: int
    key: str
    field: str


class MergedFile(Struct, frozen=True):
    """The bytes of a merged file, its conflicts, and messages to report."""

    data: bytes
    conflicts: tuple[SideConflict, ...] = ()
    notes: tuple[str, ...] = ()


class FileForm(Struct, frozen=True):
    """Three versions of a library with line feeds and without byte order mark, and the form of the merged one."""

    base: Document
    ours: Document
    theirs: Document
    newline: bytes
    bom: bytes
    encoding: Encoding

    def packed(self, source: bytes) -> bytes:
        """Return the bytes of the merged file."""
        text = source
        if self.newline != b"\n":
            text = source.replace(b"\r\n", b"\n").replace(b"\n", self.newline)
        marked = self.bom + text
        return marked if self.encoding.transparent else marked.decode().encode(self.encoding.name)


def common_form(base: bytes, ours: bytes, theirs: bytes, file: str) -> FileForm | Refused:
    """Read three versions of a library; refused if one cannot be read, or if their encodings differ.

    The base may have conflict markers, if git merged several common ancestors: they are resolved for their first side.
    """
    documents = []
    for data in (without_markers(base), ours, theirs):
        document = read(data, file)
        if isinstance(document, Refused):
            return document
        documents.append(document)
    names = {document.encoding.name for document in documents if not document.source.isascii()}
    if len(names) > 1:
        return Refused(file, 1, f"the versions are in different encodings ({', '.join(sorted(names))})")
    if any(document.encoding.strays for document in documents):
        return Refused(file, 1, "a version has bytes that are not UTF-8")
    lead = next((document for document in documents[1:] if not document.source.isascii()), documents[1])
    shared = lead.encoding if lead.encoding.transparent else UTF8
    before, *now = (_without_form(document, shared) for document in documents)
    newlines, boms = [form[1] for form in now], [form[2] for form in now]
    return FileForm(
        before[0],
        now[0][0],
        now[1][0],
        of_three(before[1], *newlines) if base else newlines[0],
        of_three(before[2], *boms) if base else boms[0],
        lead.encoding,
    )


def _without_form(document: Document, encoding: Encoding) -> tuple[Document, bytes, bytes]:
    """Return a document with line feeds and without byte order mark, its line ending, and its byte order mark."""
    bom = _BOM if document.source.startswith(_BOM) else b""
    text = document.source[len(bom) :]
    newline = _newline(text)
    source = text.replace(newline, b"\n") if newline != b"\n" else text
    same = structs.replace(document, encoding=encoding)
    return (same if source == document.source else with_source(same, source)), newline, bom


def with_source(document: Document, source: bytes) -> Document:
    """Return a document with the same name and encoding for another source."""
    return structs.replace(document, source=source, blocks=tuple(scan(source)))


def _newline(text: bytes) -> bytes:
    r"""Return the line ending of a text; `\n` if it mixes several kinds."""
    returns, feeds, both = text.count(b"\r"), text.count(b"\n"), text.count(b"\r\n")
    if returns and returns == feeds == both:
        return b"\r\n"
    return b"\r" if returns and not feeds else b"\n"


def marked_lines(data: bytes, size: int) -> Sequence[int]:
    """Return the 1-based lines on which conflicts start."""
    begin = b"<" * size
    return [number for number, line in enumerate(data.split(b"\n"), start=1) if line[: size + 1].rstrip() == begin]
