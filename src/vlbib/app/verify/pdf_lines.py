"""The lines of a PDF's text in reading order, with their positions; ligatures are spelt out, running heads left out.

This needs pypdf, from the extra `vlbib[pdf]`. TeX's older fonts have no names of letters: their ligatures and quotes
arrive as control characters of the encodings T1 and OT1, and accents come before their letters
(https://ctan.org/pkg/encguide).
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from vlbib.app.verify.reference_headings import is_heading_of_references
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LIGATURES = str.maketrans({
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl",
    "\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl",
    "\x10": "“", "\x11": "”", "\x12": "„", "\x15": "–", "\x16": "—", "\u00ad": "", "\x00": "",
})  # fmt: skip
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "˘": "\u0306", "ˇ": "\u030c",
            "¯": "\u0304", "˙": "\u0307", "˚": "\u030a", "¸": "\u0327"}  # fmt: skip
_ACCENTED = lazy_pattern(rf"([{''.join(_ACCENTS)}]) ?([^\W\d_])")
_DIGITS = lazy_pattern(r"\d+")
_NUMBER_AFTER = lazy_pattern(r"(?<=\D)(\d{1,4})$")
_BLANK = 32  # code of the blank in a font
_WIDEST_BLANK = 400  # thousandths of the font size; a blank in TeX is at most 333 wide, any other glyph there wider
_EDGE = 2  # number of lines at the top and at the bottom of a page that may be a running head
_FAR = 2.1  # times the usual line distance: if it is farther away, the first line of a page may be a running head
_VERY_FAR = 2.75  # the same: if it is farther away, it is one, however far apart the references are
_FARTHER = 1.15  # times the largest distance between references: a running head is farther away
_MOSTLY = 0.6  # least share of a page's lines that end in a number if the lines are numbered


class PrintedLine(Struct, frozen=True):
    """A line of a page: its text, and its distances in points from the left and lower edge, -1 if unknown."""

    text: str
    left: float = -1.0
    foot: float = -1.0


def pdf_lines(data: bytes) -> list[PrintedLine]:
    """Return the lines of a PDF. Raises ImportError without pypdf, and pypdf's errors for other files."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns about files that it reads anyway
    pages = [_uncounted(list(_lines(page))) for page in PdfReader(io.BytesIO(data)).pages]
    heads = _running_heads(pages)
    bodies = [*pages[:1], *map(_without_lone_head, pages[1:])]
    return [line for page in bodies for line in _without_heads(page, heads)]


def _lines(page: Any) -> Iterator[PrintedLine]:  # noqa: ANN401 -- a page of pypdf, which may be missing
    pieces: list[tuple[str, float, float]] = []
    _forget_visible_spaces(page)

    def take(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, _size: float) -> None:
        if text:
            pieces.append((text, tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=take)
    text, left, foot = "", -1.0, -1.0
    for piece, x, y in pieces:
        for at, part in enumerate(piece.translate(_LIGATURES).split("\n")):
            if at:
                yield PrintedLine(_accented(text).strip(), left, foot)
                text, left, foot = "", -1.0, -1.0
            if left < 0 and part.strip():
                left, foot = x, y
            text += part
    yield PrintedLine(_accented(text).strip(), left, foot)


def _forget_visible_spaces(page: Any) -> None:  # noqa: ANN401 -- as above
    """Set the width of the blank to 0 in those fonts of a page that have no glyph for it.

    TeX's encoding T1 has `␣` in its place, twice as wide as a blank. With that width, pypdf would overlook narrow
    blanks, which TeX sets as horizontal moves.
    """
    from pypdf.generic import NumberObject

    for font in _fonts(page):
        encoding, widths, first = (font.get(key) for key in ("/Encoding", "/Widths", "/FirstChar"))
        place = _BLANK - int(first) if isinstance(first, int) else -1
        if place < 0 or encoding is None or widths is None or _has_blank(encoding.get_object()):
            continue
        row = widths.get_object()
        if place < len(row) and row[place].get_object() > _WIDEST_BLANK:
            row[place] = NumberObject(0)


def _fonts(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    if fonts is not None:
        yield from (entry.get_object() for entry in fonts.get_object().values())


def _has_blank(encoding: Any) -> bool:  # noqa: ANN401 -- a name or a dictionary of pypdf
    """Tell whether an encoding has a glyph for the blank: in its base encoding, or in its list of differences."""
    if not hasattr(encoding, "get") or "/BaseEncoding" in encoding:
        return True
    following = 0  # the code of the next name
    for part in encoding.get("/Differences") or ():
        if isinstance(part, int):
            following = part
            continue
        if following == _BLANK:
            return bool(part == "/space")
        following += 1
    return "/Differences" not in encoding


def _accented(text: str) -> str:
    """Return a text in which accents before letters are combined with them."""
    return unicodedata.normalize(
        "NFC", _ACCENTED.sub(lambda match: match[2].replace("ı", "i") + _ACCENTS[match[1]], text)
    )


def _uncounted(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Return a page's lines without the line numbers of a manuscript under review."""
    lines = [line for line in lines if line.text]
    numbers = [match and int(match[1]) for match in (_NUMBER_AFTER.search(line.text) for line in lines)]
    steps = sum(1 for above, below in pairwise(numbers) if above and below and below == above + 1)
    if steps < _MOSTLY * len(lines):
        return lines
    return [replace(line, text=_NUMBER_AFTER.sub("", line.text)) for line in lines]


def _running_heads(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    """Return the lines, without their numbers, that are at the top or bottom of several pages."""
    seen = Counter(text for page in pages for text in {_unnumbered(line.text) for line in _edges(page)})
    return frozenset(text for text, times in seen.items() if times > 1)


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _without_lone_head(page: list[PrintedLine]) -> list[PrintedLine]:
    """Return a page's lines without a first one that is far above the others: a running head of only this page.

    References also have gaps between them, but smaller ones. Their heading may be as far away as a running head.
    """
    gaps = [above.foot - below.foot for above, below in pairwise(page)]
    apart = sorted(gap for gap in gaps[1:-1] if gap > 0)  # the last gap may be the one before the page number
    if not apart or is_heading_of_references(page[0].text):
        return page
    usual = apart[len(apart) // 2]
    is_head = gaps[0] >= _FAR * usual and (gaps[0] >= _VERY_FAR * usual or gaps[0] > _FARTHER * apart[-1])
    return page[1:] if is_head else page


def _without_heads(page: Sequence[PrintedLine], heads: frozenset[str]) -> list[PrintedLine]:
    last = len(page) - _EDGE
    return [line for at, line in enumerate(page) if _EDGE <= at < last or _unnumbered(line.text) not in heads]


def _unnumbered(text: str) -> str:
    return _DIGITS.sub("", text).strip()
