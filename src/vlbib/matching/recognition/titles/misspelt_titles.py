"""Misspelt titles in plain sentences, set apart by neither capitals nor marks: `see finding shadws of old trees`.

The first letters are right, so they say which titles may be meant. The words from there on are one of them if it has as
many words and only a few letters differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, words
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.own_words import are_own_words
from vlbib.matching.recognition.titles.resembling_titles import have_typos
from vlbib.matching.recognition.titles.word_heads import WORD, begun_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT, Place.HEADING)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST_WORDS = 5  # minimum words of such a title


def misspelt_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the misspelt titles of known works in a segment, beside the titles `taken` from it; one a line."""
    if segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(segment.text):
        if len(line) <= _MOST_SIGNS:
            sightings = _in_line(segment, begin, begin + len(line), body)
            free = (
                each for each in sightings if all(each.end <= title.start or title.end <= each.start for title in taken)
            )
            yield from _first(free)


def _first(sightings: Iterator[Sighting]) -> tuple[Sighting, ...]:
    sighting = next(sightings, None)
    return (sighting,) if sighting else ()


def _in_line(segment: Segment, start: int, end: int, body: Known) -> Iterator[Sighting]:
    """Yield what may be misspelt titles in the line of a segment from `start` to `end`."""
    begun = list(begun_words(segment.text[start:end], body))
    spans = [word.span() for word in WORD.finditer(segment.text, start, end)] if begun else []
    for place, head in begun:
        later = [span for span in spans if span[0] >= start + place]
        for title in body.near(head) if len(later) >= _LEAST_WORDS else ():
            sighting = _sighted(segment, later, title, body)
            if sighting:
                yield sighting


def _sighted(segment: Segment, spans: Sequence[tuple[int, int]], title: KnownTitle, body: Known) -> Sighting | None:
    """Return the sighting of a title in the first of some words if these are that title with a few typos."""
    count = len(WORD.findall(title.text))
    if not _LEAST_WORDS <= count <= len(spans):
        return None
    start, end = spans[0][0], spans[count - 1][1]
    written, meant = words(segment.text[start:end]), words(title.text)
    if len(written) != len(meant) or written == meant or not have_typos(written, meant):
        return None
    begins = left_edge(segment, start, title.names, whole=True) is not Edge.OPEN or are_own_words(
        segment.text, start, body
    )
    is_apart = begins and not is_answered(segment.text, start) and right_edge(segment, end, start) is not Edge.OPEN
    return Sighting(start, end, segment.text[start:end]) if is_apart else None
