"""Numbers in the form of arXiv ids without the word arXiv: they are ids if the available records have them.

A number with five decimals counts among any words except before a unit. A number with four, as prices and measures
have, counts only on a line of such numbers and tags, before words that begin a line (`1402.2676 robust ranking`), after
a word such as `see` or `read`, and alone after a name (`RNN-T: 1211.3711`). On a line that says arXiv, unknown ids
count too. If the note names no other work, the paper's title must be beside its number. In a comment or in code, a
number counts in quotation marks, in brackets, and among numbers alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import Id, arxiv_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place
from vlbib.core.source_notes import is_source_note
from vlbib.core.text import CJK, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.segment import Segment

_MONTH = r"(?:0[1-9]|1[0-2])"
_UNITS = r"(?:[mnuµ]?s|[mcnk]?m|[mk]?g|h|[kMG]?Hz|[kMGT]i?B|EUR|USD|CHF|GBP|dB|sec|min|epochs?|params?|points?)"
# The form of arXiv ids since 2015. A `>` after a word ends an Org date: `<2024-11-06 Wed> 2304.02643`.
_FIVE = lazy_pattern(
    r"(?:(?<![\w./+=$€£-])(?<!\d:)(?<![=$€£<~≈±] )(?<!(?<![\w=-])> )|(?<=[A-Z\d] = )|(?<=[A-Z\d]=))"
    rf"(?:1[5-9]|2\d){_MONTH}\.\d{{5}}(?:v\d)?(?![\w.,]?\d|\w|\s?(?:[%°$€£×*^]|=\s?[\d$])|\s{_UNITS}\b)"
)
_FOUR_FORM = rf"(?:0[7-9]|1[0-4]){_MONTH}\.\d{{4}}(?:v\d)?(?![A-Za-z\d_]|\.\d)"
_FOUR_DECIMALS = rf"(?<![A-Za-z\d_.])(?P<number>{_FOUR_FORM})"
_FOUR = lazy_pattern(_FOUR_DECIMALS)
# Parts of a paper
_PARTS = (
    r"(?:results?|theorems?|lemmas?|proofs?|claims?|figures?|fig\.?|tables?"
    r"|sections?|sec\.?|algorithms?|equations?|eq\.?)"
)
_FOUR_CITED = lazy_pattern(
    rf"(?:\b{_PARTS}\s(?:\(?\d[\d.]*\w?\)?\s)?(?:of|in|from)\s"
    r"|\b(?:see|cf|ref|refs|read|papers?|preprint|siehe|gelesen|voir|lire|ver|leer)[.:]?\s|[见读参考：]\s?)"
    rf"{_FOUR_DECIMALS}(?!\s{_UNITS}\b)",
    re.IGNORECASE,
)
# Numbers at the start of a line, perhaps after a day, before words
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}|[^\W\d_]{3,9}\.? \d{1,2})[.:,]?\s+"
_LED = wide_pattern(
    rf"[^\w\n]*+(?:{_DAY})?(?P<numbers>{_FOUR_FORM}(?:(?:,|、| and| und| et) {_FOUR_FORM})*)"
    rf"\s(?!{_UNITS}\b)\W?\s?(?!(?:per|for|and|the|are|was|but)\b)"
    rf"(?=[^\W\d_]{{3}}|[{CJK}])"
)
_OF_NAME = lazy_pattern(rf"[^\w\n]*(?P<name>[^\s:：]{{2,20}})\s?[:：]\s?(?P<number>{_FOUR_FORM})\W*")
_IN_CAPITALS = lazy_pattern(r"[A-Z]+")  # like measures: `RMSE: 1210.2388`
_FORM = lazy_pattern(r"(?<![\w.])\d{4}\.\d{4,5}(?:v\d)?(?!\w)")
_LABEL = lazy_pattern(r"[^\W\d_]{1,20}\s?[:：]\s?")
_DECIMALS = lazy_pattern(r"\d\.\d")  # part of every match of the other patterns
_LINE_OF_NUMBERS = lazy_pattern(
    r"(?:[^\w#\n]*(?:#[^\W\d][\w/-]*|(?:and|und|et)\b|\d{4}\.\d{4,5}(?:v\d)?(?!\w)))+[^\w\n]*"
)
# In code and in comments: `"1706.03762"`, `(1706.03762)`, `"1402.2676, 1706.03762"`
_SET_OFF = lazy_pattern(
    r"(?P<mark>[\"'`])\d{4}\.\d{4,5}(?:v\d)?(?:[\s,;/]{1,3}\d{4}\.\d{4,5}(?:v\d)?)*(?P=mark)"
    r"|(?<![\w\])])[(（]\d{4}\.\d{5}(?:v\d)?[)）]"
)


def ids_of_numbers(
    segment: Segment, titles_of: Callable[[Id], Sequence[str]], *, titled: bool = False
) -> tuple[Id, ...]:
    """Return the arXiv ids among the bare numbers of a segment: those of known papers, not yet in `segment.ids`.

    `titled`: only those whose paper's title is in the segment too.
    """
    if segment.results or segment.place is Place.FILE or "." not in segment.text or not _DECIMALS.search(segment.text):
        return ()
    is_remark = segment.place is Place.COMMENT and not is_source_note(segment.text)
    own = {identity.value for identity in segment.ids}
    numbers = _numbers_set_off(segment.text) if is_remark else _numbers(segment)
    read = {identity: titles_of(identity) for identity in numbers if identity.value not in own}
    is_of_arxiv = not is_remark and "\n" not in segment.text and "arxiv" in segment.text.lower()
    letters = squeeze(segment.text) if titled and any(read.values()) else ""
    return tuple(
        identity
        for identity, titles in read.items()
        if (any(squeeze(title) in letters for title in titles) if titled else titles or is_of_arxiv)
    )


def _numbers(segment: Segment) -> Iterator[Id]:
    for _, line in segment.lines():
        four = _FOUR if _LINE_OF_NUMBERS.fullmatch(line) else _FOUR_CITED
        led = _LED.match(line)
        named = _OF_NAME.fullmatch(line)
        if named and is_name_like(named["name"]) and not _IN_CAPITALS.fullmatch(named["name"]):
            four = _FOUR
        places = {
            *(match.span() for match in _FIVE.finditer(line)),
            *(match.span("number") for match in four.finditer(line)),
            *(match.span() for match in (_FOUR.finditer(line, *led.span("numbers")) if led else ())),
        }
        for start, end in sorted(places):
            identity = arxiv_id(line[start:end])
            if identity:
                yield identity


def _numbers_set_off(comment: str) -> Iterator[Id]:
    """Yield the numbers of a line of code, or of a comment, that are set off as an id is, or are all that it has."""
    is_line = _LINE_OF_NUMBERS.fullmatch(comment, _label_end(comment)) is not None
    for part in [comment] if is_line else [match[0] for match in _SET_OFF.finditer(comment)]:
        yield from filter(None, (arxiv_id(number[0]) for number in _FORM.finditer(part)))


def _label_end(comment: str) -> int:
    """Return the offset after a label before several numbers: `ids: 1706.03762, 1512.03385`, not `lr: 1512.03385`."""
    label = _LABEL.match(comment)
    return label.end() if label and len(_FORM.findall(comment)) > 1 else 0
