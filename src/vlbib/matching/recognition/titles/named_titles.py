"""Titles beside a short name: `SAM: Segment Anything`, `Segment Anything (SAM)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_word
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Container

    from vlbib.matching.recognition.titles.spelled_titles import SpelledTitle

_REACH = 100  # characters before a title that are searched for its name; a negative offset counts as 0
_NAME_BEFORE = lazy_pattern(r"([^\s:：()\[\]]{2,30})[)\]]?\s*(?:[:：(（]|\s[-–—])\s*[\"“«]?$")
_NAME_AFTER = lazy_pattern(r"[\"”»]?\s*[(（\[]([^()（）\[\]]{2,30})[)）\]]")
_NAME_OUTSIDE = lazy_pattern(r"[^\w(（]*([A-Za-z][\w+.-]*)\s*[(（]\s*")
_NAME_HEAD = lazy_pattern(r"[\W\d_]*([A-Za-z][\w+.-]*)\s*(?:[:：]|\s[-–—])\s+")
# `(SAM) Segment Anything`
_NAME_BRACKETED = lazy_pattern(r"[^\w(（\[]*(?:\[[ xX]\]\s*)?[(（\[]([A-Za-z][\w+.-]*)[)）\]]\s*")
_CLAIM_AFTER = lazy_pattern(rf"[ .]*|\s*[,(（\[][^()（）\[\]]*{YEAR}[)）\]]?[ .]*")
_NAME_INSIDE = lazy_pattern(r"\s*[(（]\s*([A-Za-z][\w+.-]*)\s*[)）][ .]*")


def name_beside(text: str, candidate: SpelledTitle) -> str:
    """Return the work's own short name before a title and its colon, dash or bracket, or in brackets after it."""
    places = (
        _NAME_BEFORE.search(text, candidate.start - _REACH, candidate.start),
        _NAME_AFTER.match(text, candidate.end),
    )
    return next((match[1] for match in places if match and squeeze(match[1]) in candidate.title.names), "")


def explains_name(text: str, start: int, end: int, names: Container[str]) -> bool:
    """Tell whether a title is with a name and nothing else, one of them in brackets: `SAM (Segment Anything)`.

    A colon is enough after a name of the work (`SAM: Segment Anything`).
    """
    before, after = rest_of_line(text, start, end)
    headed = _NAME_HEAD.fullmatch(before) or _NAME_BRACKETED.fullmatch(before)
    if headed and squeeze(headed[1]) in names and _CLAIM_AFTER.fullmatch(after):
        return True
    if not after.strip(" .)）"):
        match = _NAME_OUTSIDE.fullmatch(before) if after.strip(" .") else None
    else:
        match = None if any(map(str.isalnum, before)) else _NAME_INSIDE.fullmatch(after)
    return match is not None and is_name_word(match[1])


def rest_of_line(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what is before and after a span on its line or in its cell."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return before.rpartition(CELL_END)[2], after.partition(CELL_END)[0]
