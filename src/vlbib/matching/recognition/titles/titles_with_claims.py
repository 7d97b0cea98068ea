"""Short known titles beside facts from their records: authors, or a venue with its year (`Gates (Minka & Winn, 2008)`).

Few words are a topic as often as a title, and a family name beside a topic may be that of a speaker. So a piece of a
line between separators counts only if the line has two of the authors, or one with the work's year, or the first with
`et al.`, or the first if no other known title begins with these words, or the venue with its year.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.people_words import says_others
from vlbib.core.segment import Mark, Place, Segment, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.claims_beside import (
    appeared_at,
    conferences_in,
    people_beside,
    persons_in,
    years_in,
)
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.words_beside import without_signs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known, TitleFacts

_MOST_WORDS = 6  # maximum words of such a title; longer ones are unambiguous by themselves
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST_SIGNS = 4  # minimum characters of a title, squeezed
_SEVERAL = 2  # authors beside a title that distinguish it from a topic
_MANY = 3  # minimum authors of a work cited with `et al.`
_RARE = 0  # maximum number of other known titles beginning with the same words
_CUT = lazy_pattern(
    r"[,;:|·•—–=→()（）\[\]【】《》「」“”\"，；：。、\x1f\n]|\s(?=[A-Z][\w'’-]{1,30},? \(?\d{4}\)?\W{0,3}(?:\n|$))"
    r"|[.!?](?=\s|$)|(?<=\s)-(?=\s)|\b(?:by|von|par)(?=\s)|['’]s(?=\s)"
)
_LEAD = lazy_pattern(rf"[^\w]*(?:{YEAR}[-./\d]*|\d{{1,3}}[.)]?)?[^\w]*")
_FIRST_WORD = lazy_pattern(r"([^\W\d_]+)\s+")
_BEFORE_PEOPLE = ("by", "(", "（")
_CAPITAL = lazy_pattern(r"(?<=[a-z] )[A-Z]")
_SENTENCE = 2  # minimum spaces of a piece that may be a sentence before a title
_PLACES = (Place.ITEM, Place.ROW, Place.PARAGRAPH, Place.QUOTE, Place.HEADING)


def titles_with_claims(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the short titles of known works that are beside their authors, or beside their venue and year.

    A line names one such work; if titles are `taken` already, only one of them can be.
    """
    if segment.results or segment.place not in _PLACES:
        return
    code = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    rest = deque(sorted((title.start, title.end) for title in taken))
    for start, line in placed_lines(segment.text):
        end = start + len(line)
        here = set[tuple[int, int]]()
        while rest and rest[0][0] < end:
            here.add(rest.popleft())
        if len(line) <= _MOST_SIGNS:
            sighting = next(_in_line(segment, start, end, body, here), None)
            if sighting and not any(begin <= sighting.start < last for begin, last in code):
                yield sighting


def _in_line(
    segment: Segment, start: int, end: int, body: Known, taken: AbstractSet[tuple[int, int]]
) -> Iterator[Sighting]:
    text = segment.text
    pieces = list(_pieces(text, start, end))
    for first, last in pieces if len(pieces) > 1 else ():
        words = text[first:last]
        is_free = not taken or (first, last) in taken
        facts = body.facts_of(words) if is_free and _can_be_title(words) else ()
        if not facts or is_answered(text, first):
            continue
        rest = f"{text[start:first]}\n{text[last:end]}"
        fitting = _fitting(words, facts, rest, body)
        if fitting is not None and _is_apart(segment, first, last, fitting[0]):
            people, year, venue = fitting
            yield Sighting(first, last, words, people=people, year=year, venue=venue)


def _is_apart(segment: Segment, start: int, end: int, people: Sequence[str]) -> bool:
    """Tell whether no longer title begins or ends at a piece; what follows it may begin with its authors."""
    if left_edge(segment, start, (), whole=True) is Edge.OPEN:
        return False
    if right_edge(segment, end) is not Edge.OPEN:
        return True
    _, after, *_ = (*_CUT.split(segment.text[end:], maxsplit=2), "")
    return any(name in after for name in people)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a line between separators, without a number before; also without a word for reading."""
    place = start
    for cut in (*_CUT.finditer(text, start, end), None):
        last = cut.start() if cut else end
        lead = _LEAD.match(text, place, last)
        first, last = without_signs(text, lead.end() if lead else place, last)
        if first < last:
            yield first, last
            yield from ((begin, last) for begin in _later_begins(text, first, last, cut))
        place = cut.end() if cut else end


def _later_begins(text: str, start: int, end: int, cut: re.Match[str] | None) -> Iterator[int]:
    """Yield where else in a piece a title may begin: after a word for reading, and at capitals in a sentence.

    `cut` is what ends the piece: in a sentence, people come after `by` or a bracket.
    """
    word = _FIRST_WORD.match(text, start, end)
    if word and word[1].lower() in LEADS:
        yield word.end()
    if cut and cut[0] in _BEFORE_PEOPLE and text.count(" ", start, end) >= _SENTENCE:
        begins = [match.start() for match in _CAPITAL.finditer(text, start, end)]
        yield from begins[-_MOST_WORDS:]


def _can_be_title(words: str) -> bool:
    tokens = words.split()
    begins = words[0].isupper() or words[0].isdigit() or is_name_like(tokens[0])
    return begins and len(tokens) <= _MOST_WORDS and len(squeeze(words)) >= _LEAST_SIGNS and not words.isdigit()


def _fitting(
    title: str, facts: Sequence[TitleFacts], rest: str, body: Known
) -> tuple[tuple[str, ...], int | None, str | None] | None:
    """Return authors, year and venue that the rest of the line has of a work with this title; None if it has none."""
    persons, years = persons_in(rest), years_in(rest)
    for each in facts:
        people = people_beside(each.people, persons, rest)
        if people and _is_backed(title, each, people, years, rest, body):
            return tuple(people.values()), None, None
        placed = next((place for place in conferences_in(rest) if appeared_at(place, each)), None)
        if placed:
            return tuple(people.values()), placed[1], placed[0]
    return None


def _is_backed(title: str, facts: TitleFacts, people: dict[str, str], years: set[int], rest: str, body: Known) -> bool:
    """Tell whether the authors of a work beside its title show that it is not a topic."""
    if len(people) >= _SEVERAL or any(map(facts.is_near, years)):
        return True
    if facts.people[0] not in people or (years and facts.year):
        return False
    if len(facts.people) >= _MANY and says_others(rest):
        return True
    key = squeeze(title)
    return len({each.key for each in body.near(key)} - {key}) <= _RARE
