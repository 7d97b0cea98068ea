r"""Reads the formatted references of a `thebibliography`, in a paper's source or in the .bbl that BibTeX writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.tex.bib_markup import blocks_of
from vlbib.tex.unread import without_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY = lazy_pattern(r"\\begin\s*\{thebibliography\}(.*?)(?:\\end\s*\{thebibliography\}|\Z)", re.DOTALL)
_ITEM = lazy_pattern(r"\\(?P<name>bibitem|harvarditem)(?![A-Za-z@])\s*")
_PLAIN_COMMANDS = lazy_pattern(r"\\(?:url|href|path|doi|nolinkurl|penalty0|em|it|bf|sc|textit|textbf|emph)\b\s*")


class BibItem(Struct, frozen=True):
    r"""A formatted reference: its key, its blocks (`\newblock`) as plain text, its 1-based line, its source.

    If the style marks the title, the blocks are authors, title and the rest; the title is "" if it is not printed.
    """

    key: str
    blocks: tuple[str, ...]
    line: int
    source: str

    @property
    def text(self) -> str:
        """The whole reference on one line."""
        return " ".join(filter(None, self.blocks))


def bibitems(text: str) -> Iterator[BibItem]:
    """Yield the references in order."""
    for body in _BODY.finditer(text):
        starts = [match.start() for match in _ITEM.finditer(text, *body.span(1))]
        for start, end in zip(starts, [*starts[1:], body.end(1)], strict=False):
            yield _item(text[start:end], text.count("\n", 0, start) + 1)


def has_bibitems(text: str) -> bool:
    """Tell whether a text contains formatted references."""
    return _BODY.search(text) is not None


def _item(source: str, line: int) -> BibItem:
    r"""Read an item: `\bibitem[label]{key}`, or in Harvard styles `\harvarditem[short]{authors}{year}{key}`."""
    clean = without_unread(source)
    match = _ITEM.match(clean)
    rest = clean[match.end() :] if match else clean
    rest = rest[_group_end(rest, "[", "]") :].lstrip()
    for _ in range(2 if match and match["name"] == "harvarditem" else 0):
        rest = rest[_group_end(rest, "{", "}") :].lstrip()
    end = _group_end(rest, "{", "}")
    blocks = blocks_of(rest[end:])
    plain = [_plain(part) for part in blocks.parts]
    return BibItem(rest[1 : end - 1].strip(), tuple(plain if blocks.marked else filter(None, plain)), line, source)


def _group_end(text: str, opening: str, closing: str) -> int:
    """Return the end of the group at the beginning of a text, with braces inside balanced; 0 if there is no group."""
    if not text.startswith(opening):
        return 0
    depth = 0
    for at, char in enumerate(text):
        depth += (char in {"{", opening}) - (char in {"}", closing})
        if depth == 0:
            return at + 1
    return len(text)


def _plain(block: str) -> str:
    text = decode(_PLAIN_COMMANDS.sub("", block).replace("~", " "))
    return one_line(text.replace("``", "“").replace("''", "”"))
