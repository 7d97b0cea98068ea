"""A library as lines for a diff: one per type and value, each with the entry's key, whatever the file's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.values import value_of
from vlbib.core.text import lines_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block

_LISTS = frozenset({"keywords", "groups", "ids"})


def entry_lines(document: Document) -> str:
    """Return a line for each type, field and tag of the entries, sorted by key, then the rest of the file unchanged.

    >>> from vlbib.bibtex.document import read
    >>> print(entry_lines(read(b"@book{knuth, year = 1984, title={The  {TeX}book}}", "a.bib")), end="")
    knuth  @book
    knuth  title = The {TeX}book
    knuth  year = 1984
    """
    blocks = sorted(document.entries, key=lambda block: document.key(block).lower())
    lines = [line for block in blocks for line in _lines(document, block)]
    return "".join(f"{line}\n" for line in [*lines, *_rest(document)])


def _lines(document: Document, block: Block) -> Iterator[str]:
    key = document.key(block)
    yield f"{key}  @{block.type.decode().lower()}"
    for name, value in sorted(_values(document, block)):
        yield f"{key}  {name} = {value}"


def _values(document: Document, block: Block) -> Iterator[tuple[str, str]]:
    for span in block.spans():
        name = document.text(span.name_start, span.name_end).lower()
        value = one_line(value_of(document.text(span.value_start, span.value_end), document.strings))
        yield from ((name, item.strip()) for item in (value.split(",") if name in _LISTS else [value]))


def _rest(document: Document) -> Iterator[str]:
    """Yield the lines outside entries."""
    at = 0
    for block in document.entries:
        yield from _written(document, at, block.start)
        at = block.end
    yield from _written(document, at, len(document.source))


def _written(document: Document, start: int, end: int) -> Iterator[str]:
    return (line.rstrip() for line in lines_of(document.text(start, end)) if line.strip())
