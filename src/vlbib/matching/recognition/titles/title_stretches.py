"""Stretches of a line that look like titles: marked words, capitalised words, words cut off by dots, plain words.

Nothing is decided here. All words of a stretch are looked up, so yielding remarks or lines of changelogs costs time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark, Place, Segment
from vlbib.core.text import CJK, squeeze
from vlbib.core.title_words import BETWEEN_CAPITALS, REMARK_WORDS, WHEN_REMARKED
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.abbreviated_words import are_in_small_letters, has_initials
from vlbib.matching.recognition.context.labels_before import SMALL, is_label
from vlbib.matching.recognition.titles.near_titles import is_no_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAST_WORDS, _MOST_WORDS = 3, 30  # minimum and maximum words of a stretch
_LEAST_LETTERS = 15
_PLAIN_WORDS = 5  # minimum words of a stretch without capitals or marks
_CAPITALS = 0.7  # minimum share of capitalised words of a stretch in title case
_MARKS = (Mark.QUOTED, Mark.BOLD, Mark.ITALIC, Mark.LINK, Mark.WIKI, Mark.CELL)
_WORD = wide_pattern(rf"[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)?")
# Signs that a title is cut off: dots, perhaps in brackets, or a remark
CUT = lazy_pattern(r"\s*(?:…+|\.\.+|\[(?:…|\.\.\.)\])|\s*\((?:forgot|cut off|(?:the )?rest)\b")
# Capitalised words, with small words between them
_RUN = lazy_pattern(
    rf"(?<![\w/@.])[A-Z][\w'’-]{{0,60}}(?:(?:[:,?]? |, and )"
    rf"(?:(?:(?:{BETWEEN_CAPITALS}) ){{0,3}}[\"“(]?[A-Z0-9][\w'’+-]{{0,60}}[\"”)]?"
    r"|[a-z]{2,5}-[A-Z][\w-]{1,60})){2,30}"
)
_LABELLED = lazy_pattern(r"(?P<label>[^:：=\n]+)(?:[:：]|\s=)\s+(?=\S)")
_END = lazy_pattern(r"[.;。；]\s|\s[([（【]|[\x1f\n]")  # the end of the words after a label
_PIECE = lazy_pattern(r"(?:(?<=[;；]\s)|(?<=\svs\.\s)|(?<=\svs\s))[A-Z][^;；\n\x1f]*")  # of a list or a comparison
_WIDE = rf"[{CJK}：，、；]"
_AMONG_WIDE = wide_pattern(  # of a text in Chinese or Japanese
    rf"(?:(?<={_WIDE})|(?<={_WIDE}\s))[A-Za-z][^{CJK}：，。；、（）()\n\x1f]*(?<!\s)"
)
_OPENINGS = ("“", '"', "「", "《", ". ", "; ", "；", "。")  # words cut off by dots may begin after these
_REMARK = lazy_pattern(  # with additional words, because each stretch is looked up
    rf"\b(?:{REMARK_WORDS}|fixed|added|updated|les|des|une|est|para|los|las)\b|{WHEN_REMARKED}", re.IGNORECASE
)
_CODE = lazy_pattern(r"[_<>=|\\/@{}+#]|\(\)|\d\.\d|--")
# How lines of changelogs and credits begin
_CHANGE = lazy_pattern(
    r"(?:add|fixe?|remove|rename|change|update|make|include|support|allow|clarify|correct|drop|handle|bump|move|merge|"
    r"enable|disable|ensure|avoid|convert|switch|replace|install|close|mention)(?:s|d|ed|es)?\b|made\b|patch\b",
    re.IGNORECASE,
)
_CREDIT = lazy_pattern(r"(?:thanks|reported|copyright|licen[cs]e|authors?|new upstream)\b", re.IGNORECASE)
_LISTS = (Place.ITEM, Place.HEADING, Place.PROPERTY, Place.QUOTE)


class TitleStretch(Struct, frozen=True):
    """A stretch of a text that looks like a title; `marked`: in quotation marks or another mark."""

    start: int
    end: int
    marked: bool = False


def title_stretches(segment: Segment, start: int, end: int) -> Iterator[TitleStretch]:
    """Yield what looks like a title in the line of a segment from `start` to `end`, without overlaps."""
    taken: list[TitleStretch] = []
    for stretch in _proposed(segment, start, end):
        is_apart = all(stretch.end <= other.start or other.end <= stretch.start for other in taken)
        if is_apart and _has_size(segment.text[stretch.start : stretch.end]):
            taken.append(stretch)
            yield stretch


def _proposed(segment: Segment, start: int, end: int) -> Iterator[TitleStretch]:
    text = segment.text
    for mark in segment.marks:
        if mark.mark in _MARKS and start <= mark.start < mark.end <= end:
            shown = text[mark.start : mark.end]
            if mark.mark is Mark.QUOTED or _is_in_capitals(shown) or _is_plain_title(shown):
                yield TitleStretch(mark.start, mark.end, mark.mark is not Mark.CELL)
    cut = CUT.search(text, start, end)
    if cut:
        yield TitleStretch(_beginning(text, start, cut.start()), cut.start())
    label = _LABELLED.match(text, start, end)
    if label and segment.place in _LISTS and _is_main_title(label["label"]) and _is_plain_title(text[start:end]):
        yield TitleStretch(start, end)
    elif label and is_no_paper(label["label"]):
        return
    begin = label.end() if label and is_label(label["label"], (), whole=True) else start
    stop = _END.search(text, begin, end)
    last = stop.start() if stop else end
    is_small = are_in_small_letters(text[start:end])
    is_item = segment.place in _LISTS and (text[begin : begin + 1].isupper() or is_small)
    is_item |= is_small and segment.place is Place.PARAGRAPH and has_initials(text[start:end])
    if (label or is_item) and _is_plain_title(text[begin:last]):
        yield TitleStretch(begin, last)
    among_wide = () if text.isascii() else ((_AMONG_WIDE, _is_plain_title),)
    for pattern, is_title in ((_PIECE, _is_plain_title), *among_wide, (_RUN, _is_in_capitals)):
        places = (match.span() for match in pattern.finditer(text, start, end) if is_title(match[0]))
        yield from (TitleStretch(*place) for place in places)


def _is_main_title(label: str) -> bool:
    """Tell whether words before a colon are too many for a label, so that they may be a main title."""
    return label[:1].isupper() and len(label.split()) >= _PLAIN_WORDS


def _beginning(text: str, start: int, end: int) -> int:
    """Return where words cut off by dots begin: after the last quotation mark or stop before them."""
    before = text[start:end]
    return start + max((before.rfind(sign) + len(sign) for sign in _OPENINGS if sign in before), default=0)


def _has_size(text: str) -> bool:
    return _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and len(squeeze(text)) >= _LEAST_LETTERS


def _is_in_capitals(text: str) -> bool:
    """Tell whether a text is three words or more in title case, not all of them in capitals."""
    if text.isupper() or _CREDIT.match(text):
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in SMALL]
    capitals = sum(not word[0].islower() for word in words)
    return len(words) >= _LEAST_WORDS and capitals >= _CAPITALS * len(words)


def _is_plain_title(text: str) -> bool:
    """Tell whether words may be a title in sentence case: five or more, none of them of a remark."""
    if len(text.split()) < _PLAIN_WORDS or text.endswith((".", ",")) or text.isupper():
        return False
    if _CHANGE.match(text) or _CREDIT.match(text):
        return False
    return _REMARK.search(text) is None and _CODE.search(text) is None
