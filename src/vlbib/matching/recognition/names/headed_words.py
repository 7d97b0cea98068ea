"""Plain words that only a title's beginning makes a name: `Soloist` for `Soloist: Building Task Bots at Scale`.

Where nothing else shows what they mean, they are only told or wait for a decision, and only on their own (an item, a
cell, a wikilink) or as one of a line's list of works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Mark, Place
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.titles.hinted_names import heads_one_work, titles_headed_by
from vlbib.matching.recognition.titles.lone_titles import pieces_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment, Sighting

_PLAIN = lazy_pattern(r"[A-Z][a-z]{3,20}")
_SEPARATORS = lazy_pattern(r"\s*[,，、;；/|·→+&]\s*|\s(?:and|und|or|vs\.?|versus|with|than|over)\s|\n|[和与]")
_LEAST = 2  # minimum works on a line with a list
_MOST_SIGNS = 300  # maximum characters of a line that is read


def headed_words_in(segment: Segment, body: Known, named: Sequence[Sighting]) -> Iterator[tuple[str, str]]:
    """Yield the plain words of a segment that begin the title of one known work, each with that title.

    `named` are the works that the segment names.
    """
    pages = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.WIKI]
    for start, end in (*pages, *pieces_alone(segment)) if not (named or segment.place is Place.HEADING) else ():
        yield from _headed(segment.text[start:end], body)
    if len(named) >= _LEAST and segment.place is not Place.ROW and len(segment.text) <= _MOST_SIGNS:
        for part in _SEPARATORS.split(segment.text):
            yield from _headed(part, body)


def _headed(text: str, body: Known) -> Iterator[tuple[str, str]]:
    if not _PLAIN.fullmatch(text) or is_program_or_measure(text) or is_conference(text):
        return
    title = next(titles_headed_by(text, body), None) if body.naming(text) is Naming.HINT else None
    if title and heads_one_work(text, body):
        yield text, title.text
