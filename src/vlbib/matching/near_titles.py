"""Titles of works as people misspell, shorten and cut them: marked or standing alone, with every difference explained.

Only where nothing else was recognised, and only against titles that begin alike; the verdict weighs all candidates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import ALIKE
from vlbib.core.segment import Mark, Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.title_agreement import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

_LEAST_WORDS, _MOST_WORDS = 4, 30
_LEAST_LETTERS = 20
_MARKS = (Mark.BOLD, Mark.LINK, Mark.WIKI, Mark.QUOTED, Mark.ITALIC, Mark.CELL)
_LISTS = (Place.ITEM, Place.HEADING, Place.PROPERTY, Place.FILE)


def near_titles_in(segment: Segment, known: Known) -> tuple[Sighting, ...]:
    """Return the first piece of a segment that is a known title but for explained differences."""
    for start, end in _pieces(segment):
        text = segment.text[start:end]
        key = squeeze(text)
        if not (_LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and len(key) >= _LEAST_LETTERS):
            continue
        if any(compare(text, title.text, title.names).agrees for title in known.near(key[:ALIKE])):
            return (Sighting(start, end, text),)
    return ()


def _pieces(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a segment that may be a whole title: what a list's line reads as, and marked stretches."""
    if segment.place in _LISTS and segment.reading:
        start = segment.text.find(segment.reading)
        if start >= 0:
            yield start, start + len(segment.reading)
    yield from ((mark.start, mark.end) for mark in segment.marks if mark.mark in _MARKS)
