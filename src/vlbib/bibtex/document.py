"""Reads a .bib file: its bytes with the place of everything in them, or the reason why it must not be changed.

The reader is more lenient than bibtexparser and never lossy. The file is rebuilt from what was read, and refused unless
every byte is the same: no later edit can then damage what was not understood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import count
from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.bibtex.encoding import UTF8, find_encoding, line_beyond_utf8
from vlbib.bibtex.field_names import FieldNames
from vlbib.bibtex.filed_fields import FiledFields
from vlbib.bibtex.grammar import BlockKind
from vlbib.bibtex.markers import may_have_conflict
from vlbib.bibtex.scan import scan
from vlbib.bibtex.shared_fields import SharedFields
from vlbib.bibtex.values import value_of, writable
from vlbib.core.bib import Broken, Entry, Library
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.kept_answers import is_keeping, kept_each

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.bibtex.encoding import Encoding
    from vlbib.bibtex.grammar import Block

_BOM = "\ufeff"


class Refused(Struct, frozen=True):
    """A file that vlbib will not change: its name, a 1-based line, and the reason in words."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


_MARKER = lazy_pattern(rb"^(?:<{7}|>{7})(?=\s|\Z)", re.MULTILINE)
_UNKNOWN = (
    "the file is not UTF-8, and its encoding cannot be known: convert it to UTF-8, "
    "or name its encoding in the first line, as in `% Encoding: Shift_JIS`"
)
_IN_LIBRARY = "settle it in an editor, or run `vlbib git merge`"


def conflict_marker(data: bytes, file: str, remedy: str = _IN_LIBRARY) -> Refused | None:
    """Return the refusal of a file with conflict markers, or None; `remedy` tells the user what to do."""
    if not may_have_conflict(data):
        return None
    match = _MARKER.search(data)
    if match is None:
        return None
    line = data.count(b"\n", 0, match.start()) + 1
    return Refused(file, line, f"a conflict marker of version control: {remedy}")


class Document(Struct, frozen=True, dict=True, weakref=True):
    """A .bib file as read. `source` is scanned and spliced: the file's bytes, or their UTF-8 form for UTF-16, say."""

    file: str
    source: bytes
    encoding: Encoding
    blocks: tuple[Block, ...]

    @property
    def fallback(self) -> bool:
        """Whether the file is not in UTF-8, or has bytes that are not."""
        return self.encoding.name != "utf-8" or self.encoding.strays

    @cached_property
    def library(self) -> Library:
        """The content as a `Library`: entries, broken blocks, strings, comments."""
        return _build_library(self)

    @cached_property
    def entries(self) -> tuple[Block, ...]:
        """The blocks that are entries, in the order of `library.entries`."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.ENTRY)

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The `@string`s by lower-case name."""
        return _read_strings(self)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of fields in lower case, by the names as written with one character per byte."""
        return FieldNames(self._codec)

    def shown(self, value: str) -> str:
        """Return a value as it would be read back from this file: on one line, in characters of the encoding."""
        return one_line(writable(value, self.encoding))

    @cached_property
    def shared_fields(self) -> SharedFields:
        """The fields that many entries have alike, by lower-case name and value in braces."""
        return SharedFields()

    @cached_property
    def has_line_feeds(self) -> bool:
        """Whether the file has line feeds. Cached: a file with carriage returns alone is searched to its end."""
        return b"\n" in self.source

    @property
    def newline(self) -> bytes:
        r"""The file's first line ending; `\n` for a file of one line."""
        at = self.source.find(b"\n")
        if at < 0:
            return b"\r" if b"\r" in self.source else b"\n"
        return b"\r\n" if self.source[at - 1 : at] == b"\r" else b"\n"

    def text(self, start: int, end: int) -> str:
        """Return a byte range of the source as text."""
        return self.decode(self.source[start:end])

    def decode(self, raw: bytes) -> str:
        """Return bytes of the source as text."""
        return raw.decode("ascii") if raw.isascii() else self._codec.decode(raw)

    def encode(self, text: str) -> bytes:
        """Return new text as bytes for the source."""
        return text.encode(self._codec.name)

    def part(self, source: bytes) -> Document:
        """Return a document without blocks for a part of the source, in the same encoding."""
        return structs.replace(self, source=source, blocks=())

    def key(self, block: Block) -> str:
        """Return the citation key of a block as written."""
        return self.decode(self.source[block.key_start : block.key_end])

    def packed(self, source: bytes) -> bytes:
        """Return an edited source as the bytes of the file, in its encoding."""
        if self.encoding.transparent:
            return source
        return source.decode("utf-8").encode(self.encoding.name)

    @property
    def _codec(self) -> Encoding:
        return self.encoding if self.encoding.transparent else UTF8


def read(data: bytes, file: str) -> Document | Refused:
    """Read the bytes of a .bib file; `file` is its name in reports.

    Refused are conflict markers, binary content, unknown encodings, and text that cannot be rebuilt from what was read.
    """
    encoding = find_encoding(data)
    if encoding is None:
        return conflict_marker(data, file) or _binary(data, file) or Refused(file, line_beyond_utf8(data), _UNKNOWN)
    source = data if encoding.transparent else data.decode(encoding.name).encode()
    refused = conflict_marker(source, file) or _binary(source, file)
    if refused:
        return refused
    blocks = tuple(scan(source))
    document = Document(file, source, encoding, blocks)
    whole = source if are_in_order(blocks, len(source)) else rebuilt(source, blocks)
    if document.packed(whole) != data:
        return Refused(file, _first_difference(data, document), "the file cannot be rebuilt from what was read")
    return document


def are_in_order(blocks: Sequence[Block], size: int) -> bool:
    """Tell whether blocks are in order, without overlaps, in a source of `size` bytes; they then rebuild it exactly."""
    bounds = [bound for block in blocks for bound in (block.start, block.end)]
    return bounds == sorted(bounds) and max(bounds, default=size) <= size


def rebuilt(source: bytes, blocks: Sequence[Block]) -> bytes:
    """Return gaps and blocks joined: the source, if the blocks are in order and do not overlap."""
    parts, at = [], 0
    for block in blocks:
        parts += [source[at : block.start], source[block.start : block.end]]
        at = block.end
    return b"".join([*parts, source[at:]])


def _first_difference(data: bytes, document: Document) -> int:
    """Return the 1-based line where the rebuilt file first differs."""
    again = document.packed(rebuilt(document.source, document.blocks))
    pairs = enumerate(zip(data.split(b"\n"), again.split(b"\n"), strict=False), start=1)
    return next((line for line, (before, after) in pairs if before != after), 1)


def _binary(source: bytes, file: str) -> Refused | None:
    at = source.find(b"\0")
    return (
        None if at < 0 else Refused(file, source.count(b"\n", 0, at) + 1, "this is not a text file: it has a NUL byte")
    )


def _build_library(document: Document) -> Library:
    """Return the library of a document: its entries, broken blocks, strings, comments and faults, each in order."""
    strings = document.strings
    broken: list[Broken] = []
    faults: list[tuple[int, str]] = []
    comments: list[tuple[int, str]] = []
    last: Block | None = None
    for block in document.blocks:
        comments += _free_text(document, last, block.start)
        last = block
        if block.plain:
            continue
        faults += [(_line_of(document, block, offset), reason) for offset, reason in block.faults]
        if block.kind is BlockKind.BROKEN:
            broken.append(Broken(block.line, document.text(block.start, block.end), block.reason))
        elif block.kind is BlockKind.COMMENT:
            comments.append((block.line, document.text(block.key_start, block.end - 1).strip()))
    comments += _free_text(document, last, len(document.source))
    return Library(
        file=document.file,
        source=_letters(document),
        entries=_entries(document),
        broken=tuple(broken),
        strings=strings,
        comments=tuple(comments),
        encoding=document.encoding.name,
        fallback=document.fallback,
        faults=tuple(faults),
    )


def _entries(document: Document) -> tuple[Entry, ...]:
    """Return the entries. In a long-running program, an entry with unchanged text keeps its body.

    If its line is unchanged too, the entry is the same object.
    """
    source, strings = document.source, document.strings
    letters = _letters(document)
    if not is_keeping():
        return tuple([_entry(letters, block, block.start) for block in document.entries])
    basis = (document.file, document.encoding.name, b"\n" in source, tuple(strings.items()))

    numbers: defaultdict[bytes, count[int]] = defaultdict(count)

    def reads(block: Block) -> tuple[bytes, int]:
        text = source[block.start : block.end]
        return text, next(numbers[text])  # a number distinguishes entries with the same text

    def placed(pair: tuple[Entry, Block]) -> Entry:
        return pair[0] if pair[0].line == pair[1].line else pair[0].moved_to(pair[1].line)

    entries = kept_each("entries", basis, document.entries, reads, lambda block: _entry(letters, block))
    pairs = zip(entries, document.entries, strict=True)
    return tuple(kept_each("placed entries", basis, pairs, lambda pair: (id(pair[0].body), pair[1].line), placed))


def _letters(document: Document) -> Document:
    """Return the document without its library, which would refer back to it: a cycle would delay freeing the memory."""
    letters = document.part(document.source)
    vars(letters)["strings"] = document.strings
    return letters


def _entry(document: Document, block: Block, start: int | None = None) -> Entry:
    return Entry.of_file(_kind(block.type), document.key(block), FiledFields(document, block), block.line, start)


@lru_cache(maxsize=256)  # one string for all entries
def _kind(written: bytes) -> str:
    return intern(written.decode().lower())


def _free_text(document: Document, before: Block | None, end: int) -> list[tuple[int, str]]:
    """Return the text between a block, or the start, and the offset `end`, with its line."""
    start = before.end if before else 0
    if start == end or document.source[start:end].isspace():
        return []
    line = _line_of(document, before, start) if before else 1
    text = document.text(start, end).removeprefix(_BOM)
    bare = text.strip()
    return [(line + text[: text.index(bare[0])].count("\n"), bare)] if bare else []


def _line_of(document: Document, block: Block, offset: int) -> int:
    """Return the 1-based line of a byte offset within a block."""
    return block.line + document.source.count(b"\n", block.start, offset)


def _read_strings(document: Document) -> dict[str, str]:
    """Return the `@string`s; they may use earlier ones, and the last definition of a name counts, as in BibTeX."""
    strings: dict[str, str] = {}
    for block in document.blocks:
        if block.kind is BlockKind.STRING:
            for span in block.spans():
                name = document.text(span.name_start, span.name_end).lower()
                strings[name] = value_of(document.text(span.value_start, span.value_end), strings)
    return strings
