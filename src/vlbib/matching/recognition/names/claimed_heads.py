"""Names that only a title gives, on a line with its authors or its conference: `Soloist (Peng et al., 2021)`.

A capitalised word before the colon of a known title is also an ordinary word, or the name of another work. The line
shows that this work is meant if it has its first author, or its conference with the year, and no year of another work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.people_words import OTHERS, says_others
from vlbib.core.segment import Place
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.venues import is_conference
from vlbib.core.years import SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.context.citing_people import INITIAL_AFTER, is_cited
from vlbib.matching.recognition.context.claims_beside import (
    appeared_at,
    conferences_in,
    people_beside,
    persons_in,
    years_in,
)
from vlbib.matching.recognition.names.remarked_names import Claims, RemarkedName
from vlbib.matching.recognition.titles.hinted_names import titles_headed_by
from vlbib.matching.recognition.titles.main_titles import heads_in, main_titles_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment, Sighting

_MOST_SIGNS = 300  # maximum characters of a line that is read
_LEAST = 4  # minimum letters and digits of a name without both people and a year
_LONG_NAME = 5  # minimum letters of a family name that is not common; a shorter one needs `et al.` or a year after it
_BY = lazy_pattern(r"\b(?:by|von|par|por|di|de)\s[A-Z]|['’]s\s")  # an author without a year
_NO_PLACES = (Place.FILE, Place.COMMENT)
# A capitalised word, perhaps with more capitals, digits and hyphens; not part of a path, a URL or a handle
_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9_/@.\\#-])[A-Z][A-Za-z0-9]{2,30}(?:-[A-Za-z0-9]{1,20}){0,3}(?![\w@/\\]|[.-]\w|://)"
)
_CAPITAL_BEFORE = lazy_pattern(r"(?<![\w'’-])([A-Z][\w-]*|[A-Z]\.) $")
_CAPITAL_AFTER = lazy_pattern(r" [A-Z][a-z-]")
_SUBTITLE = lazy_pattern(r"(?:\s?[:：]|\s[-–—]{1,2})\s?(?:[A-Z][a-z][\w-]*|An?)\s[\w-]+\s[\w-]+")
_PLACED = lazy_pattern(
    r"(?:\s?[(（\[]|,\s?|\s@\s?|\s)"
    rf"(?P<where>(?:ACM |IEEE )?[A-Z][A-Za-z]{{1,11}}[ '’-]{{0,2}}{SHORT_OR_FULL_YEAR})(?![\w-])"
)


def claimed_heads(segment: Segment, body: Known, taken: Sequence[Sighting] = ()) -> Iterator[RemarkedName]:
    """Yield the names before the colon of one known title each, with those claims of their line that are true of it.

    Words of the titles `taken` from the segment are none.
    """
    if segment.place in _NO_PLACES or segment.ids:
        return
    for begin, line in placed_lines(segment.text):
        if len(line) <= _MOST_SIGNS and (segment.authors or _has_claims(line)):
            places = [(each.start - begin, each.end - begin) for each in taken]
            for start, end in _words_and_heads(line, body, places):
                claims = _claims_of(line, start, end, segment, body)
                if claims:
                    yield RemarkedName(begin + start, begin + end, claims)


def claimed_main_titles(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the `main_titles_in` a segment, those with true claims beside them with these."""
    sightings = list(main_titles_in(segment, body, taken))
    claimed = {(each.start, each.end): each.claims for each in claimed_heads(segment, body, taken)} if sightings else {}
    for each in sightings:
        claims = claimed.get((each.start, each.end))
        yield replace(each, people=claims.people, year=claims.year, venue=claims.venue) if claims else each


def _words_and_heads(line: str, body: Known, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from ((head.start, head.end) for head in heads_in(line, body, taken))
    for start, end in (word.span() for word in _WORD.finditer(line)):
        if all(end <= begin or last <= start for begin, last in taken):
            yield start, end


def _has_claims(line: str) -> bool:
    return bool(years_in(line) or says_others(line) or _BY.search(line) or any(conferences_in(line)))


def _claims_of(line: str, start: int, end: int, segment: Segment, body: Known) -> Claims | None:
    """Return the claims of a line that are true of the one work whose title a word of it begins; else None."""
    name = line[start:end]
    if is_part_of_phrase(line, start, end) or is_conference(name) or body.naming(name) is not Naming.HINT:
        return None
    beside = "\n".join((line[:start], line[end:], *segment.authors))
    is_first = not any(map(str.isalpha, line[:start]))
    placed = _PLACED.match(line, end) if is_first else None
    by_title = {
        title.key: claims
        for title in titles_headed_by(name, body)
        for facts in body.facts_of(title.text)
        if (claims := _borne_out(facts, beside, placed["where"] if placed else ""))
    }
    claims = next(iter(by_title.values())) if len(by_title) == 1 else None
    is_short = len(squeeze(name)) < _LEAST and claims is not None and not (claims.people and claims.year)
    return None if is_short else claims


def is_part_of_phrase(line: str, start: int, end: int) -> bool:
    """Tell whether a word is part of a title or of a person's name, or the name before another title's colon."""
    before = _CAPITAL_BEFORE.search(line[:start])
    is_inside = before is not None and before[1].lower() not in LEADS
    if is_inside or _CAPITAL_AFTER.match(line, end) or INITIAL_AFTER.match(line, end):
        return True
    return _SUBTITLE.match(line, end) is not None and not is_cited(line, end)


def _borne_out(facts: TitleFacts, text: str, where: str) -> Claims | None:
    """Return the claims in a text that a record confirms; None if it has another year, or says too little.

    `where` is what may be a conference right after a name that begins its line.
    """
    near = [year for year in years_in(text) if facts.is_near(year)]
    if years_in(text) and not near:
        return None
    people = people_beside(facts.people, persons_in(text), text)
    if facts.people and facts.people[0] in people:
        is_enough = len(facts.people[0]) >= _LONG_NAME or _is_cited_alone(people[facts.people[0]], text)
        return Claims(people=tuple(people.values()), year=min(near, default=None)) if is_enough else None
    at = next((each for each in conferences_in(where) if appeared_at(each, facts)), None)
    return Claims(year=at[1], venue=at[0]) if at and not says_others(text) else None


def _is_cited_alone(person: str, text: str) -> bool:
    """Tell whether one person stands with `et al.`, a year or a possessive: `Li et al.`, `Li (2020)`, `Li's`."""
    after = rf"(?:,?\s{OTHERS}|\+|\s?等|['’]s\b|,?\s\(?{YEAR})"
    return re.search(rf"(?<!\w){re.escape(person)}{after}", text) is not None
