"""Short names in a clause that ends with their authors and a year: `the Q-Former of BLIP-2 diverges (Li et al., 2023)`.

Words may come between the two, so the records of the name must have these authors and the year. If the sentence uses
the name but cites another work, they do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.matching.recognition.context.citing_people import people_cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment
    from vlbib.matching.recognition.context.citing_people import CitedPeople

_BRACKET = lazy_pattern(r"[(（](?=[A-Z])")
_STOP = lazy_pattern(r"[!?。！？;；\n\x1f()（）]|\.(?!\w)")
_REACH = 120  # maximum characters of a clause that are read
_WORD = lazy_pattern(r"(?<![A-Za-z0-9_/@.:-])[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9+]")
_BEFORE = lazy_pattern(r"[A-Z][a-z]{1,20}+ \Z")  # the first word of `Deformable DETR`
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)


def names_before_people(segment: Segment, body: Known) -> Iterator[tuple[int, int, CitedPeople]]:
    """Yield the places of names before a bracket with their authors, each with these and the year."""
    for bracket in _BRACKET.finditer(segment.text) if segment.place in _PLACES else ():
        cited = people_cited(segment.text, bracket.start())
        if cited is None:
            continue
        for start, end in _names(segment.text, bracket.start(), body):
            facts = body.facts_of(body.bearer(segment.text[start:end]))
            if any(_are_borne_out(cited, each) for each in facts):
                yield start, end, cited


def _names(text: str, end: int, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the sure short names in the clause before an offset."""
    window = text[max(end - _REACH, 0) : end]
    clause = _last_clause(window)
    first = end - len(clause)
    for word in _WORD.finditer(clause):
        before = _BEFORE.search(clause[: word.start()])
        for start, last in ((before.start(), word.end()) if before else word.span(), word.span()):
            name = clause[start:last]
            if is_name_like(name) and body.naming(name) is Naming.RECORDED:
                yield first + start, first + last
                break


def _last_clause(window: str) -> str:
    starts = [match.end() for match in _STOP.finditer(window)]
    return window[starts[-1] :] if starts else window


def _are_borne_out(cited: CitedPeople, facts: TitleFacts) -> bool:
    """Tell whether a record has the year, give or take one, and the people, the first one as first author."""
    if cited.year is None or not facts.is_near(cited.year) or not facts.people:
        return False
    names = [squeeze(name) for name in cited.names]
    return names[0] == facts.people[0] and set(names) <= set(facts.people)
