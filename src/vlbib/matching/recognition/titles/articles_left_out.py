"""Titles without the article that they begin with: `Lottery Ticket Hypothesis`, `Hitchhiker's Guide to Scaling Laws`.

The words are a whole title or main title but for `The`, `A` or `An`, from the start of a line, or of what is quoted or
emphasised, to its end, a bracket or a sign. Without the capitals of a title they may be a topic: then only six words of
a whole title count. A main title before other words than its own subtitle is another work's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark, Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.word_stems import SMALL_WORDS
from vlbib.matching.recognition.context.words_beside import is_beside
from vlbib.matching.recognition.titles.hinted_names import HEAD_END
from vlbib.matching.recognition.titles.main_titles import has_other_subtitle

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_ARTICLES = ("the", "a", "an")
_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.QUOTED, Mark.LINK)
_MOST_SIGNS = 300  # maximum characters of a line that is read
_MOST_WORDS = 20  # maximum words of a title
_LEAST_WORDS, _LEAST_LETTERS = 3, 16  # minimum words, and letters and digits, of what is there
_LEAST_SMALL = 6  # minimum words without the capitals of a title
_LETTERS = 32  # first letters by which its title is looked up
# Where a title may begin: at the start of a line, after its bullet, number or box, or after an opening quote
_BEGIN = lazy_pattern(r"^(?:\W*\[[xX]\])?\W*(?:\d{1,3}[.)]\s)?\W*(?=\w)|[\"“„‘«「《](?=\w)")
_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = lazy_pattern(r"[?!]?\s*(?:$|[(（\[\]),.;:：，。；*\"”’»」》\x1f]|[-–—]{1,3}\s)")
_COLON = lazy_pattern(r"\s?[:：]\s*\w")


def titles_without_articles(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the titles in a segment that lack their first article, beside the titles `taken` from it; one a line."""
    if segment.place in _NO_PLACES or segment.results:
        return
    marks = [mark for mark in segment.marks if mark.mark in _MARKS]
    starts_of_marks, ends = {mark.start for mark in marks}, {mark.end for mark in marks}
    for begin, line in placed_lines(segment.text):
        if len(line) > _MOST_SIGNS:
            continue
        starts = {begin + match.end() for match in _BEGIN.finditer(line)}
        starts |= {start for start in starts_of_marks if begin <= start < begin + len(line)}
        text = segment.text[: begin + len(line)]
        sightings = (_title_at(text, start, ends, body) for start in sorted(starts))
        sighting = next((each for each in sightings if each and is_beside(each, taken)), None)
        if sighting:
            yield sighting


def _title_at(text: str, start: int, ends: Container[int], body: Known) -> Sighting | None:
    """Return the longest title that begins without its article at an offset of a text and ends at a sign.

    It may also end at one of some `ends`.
    """
    words = [match.span() for _, match in zip(range(_MOST_WORDS), _WORD.finditer(text, start), strict=False)]
    if len(words) < _LEAST_WORDS or text[slice(*words[0])].lower() in SMALL_WORDS:
        return None
    for _, end in reversed(words[_LEAST_WORDS - 1 :]):
        written = text[start:end]
        if len(squeeze(written)) < _LEAST_LETTERS or not (end in ends or _END.match(text, end)):
            continue
        is_main = not (_COLON.match(text, end) or has_other_subtitle(text, end)) and _has_capitals(written)
        titles = {title.key: title for title in _titles_of(written, body, is_main=is_main)}
        if len(titles) == 1:
            (title,) = titles.values()
            return Sighting(start, end, title.text)
    return None


def _titles_of(text: str, body: Known, *, is_main: bool) -> Iterator[KnownTitle]:
    """Yield the titles that are an article and a text; if it may be a main title (`is_main`), also to their colon."""
    is_enough = _has_capitals(text) or len(text.split()) >= _LEAST_SMALL
    for article in _ARTICLES:
        whole = f"{article}{squeeze(text)}"
        for title in body.near(whole[:_LETTERS]):
            if title.text.partition(" ")[0].lower() == article:
                is_whole = title.key == whole and is_enough
                if is_whole or (is_main and title.key.startswith(whole) and _is_main(title.text, whole)):
                    yield title


def _is_main(title: str, letters: str) -> bool:
    """Tell whether squeezed words are those before the colon or dash of a title."""
    ends = (end.start() for end in HEAD_END.finditer(title))
    return any(squeeze(title[:end]) == letters for end in ends)


def _has_capitals(text: str) -> bool:
    """Tell whether all words but small ones have a capital or a digit first."""
    return all(not word[:1].islower() or word in SMALL_WORDS for word in text.split())
