"""Titles without the article that they begin with: `Lottery Ticket Hypothesis`, `Hitchhiker's Guide to Scaling Laws`.

The words are a whole title or main title but for `The`, `A` or `An`, from the start of a line or of what is in marks or
quotes to its end, a bracket or a sign. `Survey of Graphs` may be a topic, too: such words need the capitals of a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.word_stems import SMALL_WORDS
from vlbib.matching.recognition.titles.hinted_names import HEAD_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_ARTICLES = ("the", "a", "an")
_MOST_SIGNS = 300  # maximum characters of a line that is read
_MOST_WORDS = 20  # maximum words of a title
_LEAST_WORDS, _LEAST_LETTERS = 3, 16  # minimum words, and letters and digits, of what is there
_LETTERS = 32  # first letters by which its title is looked up
# Where a title may begin: at the start of a line, after its bullet or box, or after an opening quote
_BEGIN = lazy_pattern(r"^(?:\W*\[[xX]\])?\W*(?=\w)|[\"“«「《](?=\w)")
_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = lazy_pattern(r"[?!]?\s*(?:$|[(（\[\]),.;:：，。；*\"”»」》\x1f]|[-–—]{1,3}\s)")
# Words that begin topics as well as titles
_TOPICS = frozenset(("survey", "review", "overview", "introduction", "study", "tutorial", "guide", "primer", "history"))


def titles_without_articles(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the titles in a segment that lack their first article, beside the titles `taken` from it; one a line."""
    if segment.place in _NO_PLACES or segment.results:
        return
    marked = {mark.start for mark in segment.marks}
    for begin, line in placed_lines(segment.text):
        if len(line) > _MOST_SIGNS:
            continue
        starts = {begin + match.end() for match in _BEGIN.finditer(line)}
        starts |= {start for start in marked if begin <= start < begin + len(line)}
        sightings = (_title_at(segment.text[: begin + len(line)], start, body) for start in sorted(starts))
        sighting = next((each for each in sightings if each and _is_free(each, taken)), None)
        if sighting:
            yield sighting


def _is_free(sighting: Sighting, taken: Sequence[Sighting]) -> bool:
    return all(sighting.end <= title.start or title.end <= sighting.start for title in taken)


def _title_at(text: str, start: int, body: Known) -> Sighting | None:
    """Return the longest title that begins without its article at an offset of a text and ends at a sign."""
    words = [match.span() for _, match in zip(range(_MOST_WORDS), _WORD.finditer(text, start), strict=False)]
    if len(words) < _LEAST_WORDS or text[slice(*words[0])].lower() in SMALL_WORDS:
        return None
    for _, end in reversed(words[_LEAST_WORDS - 1 :]):
        letters = squeeze(text[start:end])
        if len(letters) < _LEAST_LETTERS or not _END.match(text, end):
            continue
        titles = {title.key: title for title in _titles_of(letters, body)}
        if len(titles) == 1 and _may_be_title(text[start:end]):
            (title,) = titles.values()
            return Sighting(start, end, title.text)
    return None


def _titles_of(letters: str, body: Known) -> Iterator[KnownTitle]:
    """Yield the titles that are, to their end or to their colon, an article and some squeezed words."""
    for whole in (f"{article}{letters}" for article in _ARTICLES):
        for title in body.near(whole[:_LETTERS]):
            if title.key == whole or (title.key.startswith(whole) and _is_main(title.text, whole)):
                yield title


def _is_main(title: str, letters: str) -> bool:
    """Tell whether squeezed words are those before the colon or dash of a title."""
    ends = (end.start() for end in HEAD_END.finditer(title))
    return any(squeeze(title[:end]) == letters for end in ends)


def _may_be_title(text: str) -> bool:
    """Tell whether words are hardly a topic: all long ones have capitals, or the first begins no topics."""
    words = text.split()
    is_title_case = all(word[:1].isupper() or word.lower() in SMALL_WORDS for word in words)
    return is_title_case or words[0].lower() not in _TOPICS
