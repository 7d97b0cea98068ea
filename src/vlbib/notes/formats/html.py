"""HTML blocks in notes as pieces of text: list items, headings, cells and paragraphs, with their inline tags.

HTML in notes is sparse (`<li>`, `<details>`, `<p>` with `<br>`) and seldom well formed, so tags only split the text; no
tree is built. https://spec.commonmark.org/0.31.2/#html-blocks
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)|<(script|style|pre|svg)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_CUT = lazy_pattern(
    r"</?(p|li|ul|ol|h[1-6]|div|table|thead|tbody|tr|td|th|dl|dt|dd|details|summary|center|section|hr|"
    r"blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_ITEM = lazy_pattern(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)", re.MULTILINE)  # of a Markdown list


class Piece(Struct, frozen=True):
    """The text in one element: its tag in lower case ("" if none) and its line, counted from the block's first as 0.

    `quoted`: it is in a quotation.
    A line of a Markdown list after an element is an `li`: to CommonMark, all lines up to a blank one are HTML.
    """

    tag: str
    text: str
    offset: int
    quoted: bool = False


def html_pieces(html: str) -> Iterator[Piece]:
    """Yield the pieces of text between block-level tags, in order, without code."""
    source = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), html)
    tag, start, line, quoted = "", 0, 0, 0
    for cut in _CUT.finditer(source):
        yield from _pieces(tag, source[start : cut.start()], line, quoted=quoted > 0)
        line += source.count("\n", start, cut.end())
        start = cut.end()
        name, closing = cut[1].lower(), cut[0].startswith("</")
        quoted += (name == "blockquote") * (-1 if closing else 1)
        tag = "" if closing else name
    yield from _pieces(tag, source[start:], line, quoted=quoted > 0)


def _pieces(tag: str, text: str, line: int, *, quoted: bool) -> Iterator[Piece]:
    for piece in _piece(tag, text, line):
        yield structs.replace(piece, quoted=True) if quoted else piece


def _piece(tag: str, text: str, line: int) -> Iterator[Piece]:
    items = list(_ITEM.finditer(text)) if not tag else []
    ends = [item.start() for item in items] + [len(text)]
    yield from _stripped(tag, text[: ends[0]], line)
    line += text.count("\n", 0, ends[0])
    for item, end in zip(items, ends[1:], strict=True):
        yield from _stripped("li", text[item.end() : end], line)
        line += text.count("\n", item.start(), end)


def _stripped(tag: str, text: str, line: int) -> Iterator[Piece]:
    bare = text.strip()
    if bare:
        yield Piece(tag, bare, line + text[: len(text) - len(text.lstrip())].count("\n"))
