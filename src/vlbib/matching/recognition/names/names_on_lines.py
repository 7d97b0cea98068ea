"""Short names on lines of their own within a text, in fields and branches (`├─ CLIP`), and joined: `A + B`.

A line of a wrapped paragraph may be any word. So a line counts only if no other line continues it, and an abbreviation
only with a year. What a plus joins may be parts of the author's network, so all of it must be known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place
from vlbib.core.text import placed_lines
from vlbib.core.titles import is_name_word
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NAME = r"[A-Za-z0-9][\w.+-]*(?: [\w.+-]*\w[+]*){0,2}"
_LINE = lazy_pattern(
    rf"(?:(?P<branch>[^\S\n]*+(?:[│|][^\S\n]*+)*+[├└╰][─-]++[^\S\n]*+)|[^\w\n]{{0,4}})"
    r"(?P<field>(?:paper|title|cites?|cited|related|refs?|references?|see|uses|builds on|extends|"
    r"compares?|baselines?|models?|methods?|datasets?|benchmarks?|论文|相关|引用|数据集)::[ ]?"
    r"|(?i:required|optional|recommended|suggested|supplementary|further)(?: readings?)?: "
    r"|(?:必读|选读|推荐阅读)[:：] ?)?"
    rf"(?P<name>{_NAME}?)"
    rf"(?P<more>(?:, {_NAME}){{1,9}})?"
    rf"(?P<year>[^\S\n]*[(\[（][^()\[\]（）\n]*(?:\b{YEAR}|['’]\d\d)[)\]）]"
    rf"|, (?:[A-Z][A-Za-z]{{1,9}} )?{YEAR}[)\]）]?)?"
    r"(?P<rest>[?!]*|[^\S\n]*[;；][^\n]*)[^\S\n]*(?:\n|$)"
)
_ENDED = lazy_pattern(r"[.:;!?…。：；！？)\]）]\s*$|^\W*+\w*+\W*+$|::")  # the next line does not continue this one
_SMALL = lazy_pattern(r"[^\W\d_A-Z]")  # a letter that continues a sentence
_BEGINNINGS = lazy_pattern(r"\A|\x1f")  # the start of an item or of a cell
_PLUS = lazy_pattern(rf"[^\w\n]{{0,4}}(?P<names>{_NAME}(?: \+ {_NAME})+)[^\S\n]*(?:\n|\x1f|[(（:：;,，—–]|$)")


def names_on_lines(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of names alone on lines of a paragraph or a definition, and of joined names."""
    if segment.place in (Place.PARAGRAPH, Place.ITEM):
        yield from _lines(segment)
    for begin in _BEGINNINGS.finditer(segment.text) if segment.place in (Place.ITEM, Place.ROW) else ():
        yield from _joined(segment.text, begin.end(), body)


def _lines(segment: Segment) -> Iterator[tuple[int, int, bool]]:
    """Yield the names on lines, except the first line of an item, which another module reads."""
    is_ended = segment.place is Place.PARAGRAPH
    for start, line in placed_lines(segment.text):
        match = _LINE.match(segment.text, start)
        goes_on = match is not None and _SMALL.match(segment.text, match.end()) is not None
        is_name = match is not None and bool(match["field"] or match["branch"] or (_is_sure(match) and not goes_on))
        if (
            match
            and is_name
            and (is_ended or match["field"] or match["branch"])
            and (match["field"] or not match["more"])
        ):
            yield (*match.span("name"), bool(match["field"] or match["branch"]))
            yield from _more(match)
        is_ended = is_name or _ENDED.search(line) is not None


def _more(match: re.Match[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the further names in the value of a field: `datasets:: GQA, VCR`."""
    for name in re.finditer(_NAME, match["more"] or ""):
        yield match.start("more") + name.start(), match.start("more") + name.end(), True


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether a name has capitals and lower case in a word, or a year after it."""
    words = match["name"].split()
    return bool(match["year"]) or any(is_name_word(word) and not word.isupper() for word in words)


def _joined(text: str, start: int, body: Known) -> Iterator[tuple[int, int, bool]]:
    match = _PLUS.match(text, start)
    names = list(re.finditer(rf"{_NAME}(?= \+ |$)", match["names"])) if match else []
    if match and all(body.naming(name[0]) is Naming.RECORDED for name in names):
        at = match.start("names")
        yield from ((at + name.start(), at + name.end(), False) for name in names)
