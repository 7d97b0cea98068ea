"""Titles that stop inside a word, as browsers, printers and file systems cut them: `Simple Copy-Paste Is a Stron`.

No title ends inside a word, so only one known title may begin with these letters.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.matching.recognition.context.edges import Edge, left_edge
from vlbib.matching.recognition.context.words_beside import is_beside
from vlbib.matching.recognition.titles.word_heads import begun_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 300  # maximum characters of a line that is read
_LEAST_LETTERS, _LEAST_WORDS = 24, 4  # minimum letters and digits, and words, of such a beginning
_LETTERS = 32  # first letters by which its title is looked up
_PART = 2  # minimum letters of the part of a word
# Where a text may be cut: before an ellipsis, in the name of a file, or at the end of a line
_CUT = lazy_pattern(r"(?=\s?(?:…|\.{2,3})|(?:~\d|\s\(\d\))?\.pdf\b|\s*$)", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")


def cut_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the titles in a segment that stop inside a word, beside the titles `taken` from it; one a line."""
    if segment.place in _NO_PLACES:
        return
    marked = {mark.end for mark in segment.marks}
    for begin, line in placed_lines(segment.text):
        if len(line) <= _MOST_SIGNS:
            ends = {begin + cut.start() for cut in _CUT.finditer(line)}
            ends |= {end for end in marked if begin < end <= begin + len(line)}
            found = (each for each in _in_line(segment, begin, line, sorted(ends), body) if is_beside(each, taken))
            sighting = next(found, None)
            if sighting:
                yield sighting


def _in_line(segment: Segment, begin: int, line: str, ends: Sequence[int], body: Known) -> Iterator[Sighting]:
    for place, _ in begun_words(line, body):
        start = begin + place
        for end in ends:
            text = segment.text[start:end] if end > start else ""
            letters = squeeze(text)
            if len(letters) < _LEAST_LETTERS or len(_WORD.findall(text)) < _LEAST_WORDS:
                continue
            titles = {title.key: title for title in body.near(letters[:_LETTERS]) if title.key.startswith(letters)}
            if len(titles) == 1:
                (title,) = titles.values()
                if _stops_in_word(title, len(letters)) and left_edge(segment, start, title.names, whole=True) is not (
                    Edge.OPEN
                ):
                    yield Sighting(start, end, f"{text}…")


def _stops_in_word(title: KnownTitle, count: int) -> bool:
    """Tell whether so many first letters of a title end inside one of its words, after two letters of it or more."""
    ends = accumulate(len(squeeze(word)) for word in _WORD.findall(title.text))
    return any(end + _PART <= count < following for end, following in pairwise(ends))
