"""A short name that begins a line, with a remark after it: `ViLT: no region features at all (ICML 2021)`.

The remark may as well be the rest of another work's title, so the claims on the line must be those of the name's work:
its first author, or its conference and year. A year alone is enough only after a dash, where titles seldom go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.known import Naming
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import CJK
from vlbib.core.titles import is_name_like
from vlbib.core.venues import VenueMatch, same_venue
from vlbib.core.years import SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.claims_beside import (
    conferences_in,
    people_beside,
    persons_in,
    years_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
_MOST_SIGNS = 400  # maximum characters of a line that is read
# A number or a venue before the name: `2. `, `[ICCV 2021] `
_LEAD = (
    rf"[^\w\n\[（(【]*(?:[\[（(【]?[A-Za-z '’]{{0,16}}{SHORT_OR_FULL_YEAR}[\])）】,:]?\s+|\d{{1,2}}[.)]\s+)?[*_]{{0,3}}"
)
_NAME = r"[A-Za-z\d][\w.+-]{0,30}[\w+](?: [A-Z\d][\w.+-]{0,20}){0,3}"
_SIGN = rf"(?:\s?[:：,，|]\s*|\s?(?P<dash>[–—]|\s--?\s)[–—]?\s?|\s?(?=[{CJK}]))"
_HEAD = lazy_pattern(rf"{_LEAD}(?P<name>{_NAME})[*_]{{0,3}}(?:\s?[(（][^()（）]{{2,40}}[)）])?{_SIGN}[*_]{{0,3}}(?=\w)")
_CLAIMED = lazy_pattern(rf"{YEAR}|['’]\d\d|[A-Z]{{3}}[ -]?\d\d|et\.? al|等")
# `Radford et al.`, `Radford+`, `Radford 等`
_AND_OTHERS = lazy_pattern(
    r"[^\W\d_a-z][\w’'-]+(?:,?\s(?:et\.? ?al|u\. ?a)\b|\s(?:and|und) (?:others|colleagues)\b"
    r"|\s?等人?(?=[\s,，.。)）\d]|$)|\+(?!\w))"
)
_WORD = lazy_pattern(r"(?<![\w-])[A-Za-z][A-Za-z-]{3,}")


class Claims(Struct, frozen=True):
    """What a line says of the work that it names, as its records do: people, year, venue."""

    people: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None


NO_CLAIMS = Claims()


class RemarkedName(Struct, frozen=True):
    """The place of a sure short name that begins a line, before a remark.

    `claims` are those of the line that are its work's, where they are enough; `is_others`: the line names people who
    have written another work.
    """

    start: int
    end: int
    claims: Claims = NO_CLAIMS
    is_others: bool = False


def remarked_names(segment: Segment, body: Known) -> Iterator[RemarkedName]:
    """Yield the sure short names that begin a line before a remark, where its claims say whose they are."""
    if segment.place not in _PLACES or not _CLAIMED.search(segment.text):
        return
    begin = 0
    for line in segment.text.split("\n"):
        head = _HEAD.match(line) if len(line) <= _MOST_SIGNS and _CLAIMED.search(line) else None
        if head is not None and _is_sure(head["name"], body):
            start, end = head.span("name")
            beside = f"{line[:start]}\n{line[end:]}"
            authors = [name for name in segment.authors if not is_laboratory(name)]
            is_dashed = bool(head["dash"]) and _is_remark(line[head.end() :])
            records = body.facts_of(body.bearer(head["name"]))
            borne_out = (_borne_out(facts, beside, authors, by_year=is_dashed) for facts in records)
            claims = next(filter(None, borne_out), NO_CLAIMS)
            is_others = claims == NO_CLAIMS and _names_others(records, beside, authors)
            if claims != NO_CLAIMS or is_others:
                yield RemarkedName(begin + start, begin + end, claims, is_others)
        begin += len(line) + len("\n")


def _is_sure(name: str, body: Known) -> bool:
    is_spelled = is_name_like(name) or name[0].isupper()
    return is_spelled and body.naming(name) is Naming.RECORDED and not is_program_or_measure(name)


def _is_remark(text: str) -> bool:
    """Tell a remark from a title by its words: fewer than half of them have capitals."""
    words = [word[0] for word in _WORD.finditer(text) if not is_name_like(word[0])]
    capitals = [word for word in words if word[0].isupper()]
    return not words or len(capitals) < len(words) - len(capitals)


def _borne_out(facts: TitleFacts, text: str, authors: Sequence[str], *, by_year: bool) -> Claims | None:
    """Return the claims in a text that a record has; None where one is another's or too little is claimed.

    `authors` are the people whom the text names as such; `by_year`: a year alone is enough.
    """
    years = years_in(text)
    if years and not any(map(facts.is_near, years)):
        return None
    if _names_people(text, authors):
        people = people_beside(facts.people, persons_in(text), text)
        return Claims(people=tuple(people.values())) if facts.people and facts.people[0] in people else None
    conference = next(conferences_in(text), None)
    if conference:
        name, year = conference
        is_same = any(same_venue(name, venue) is VenueMatch.SAME for venue in facts.venues)
        return Claims(year=year, venue=name) if is_same and facts.is_near(year) else None
    return Claims(year=min(years)) if by_year and years else None


def _names_others(records: Sequence[TitleFacts], text: str, authors: Sequence[str]) -> bool:
    """Tell whether a text names people, none of whom is an author of a work by its records."""
    authored = [facts for facts in records if facts.people]
    if not authored or not _names_people(text, authors):
        return False
    return not any(people_beside(facts.people, persons_in(text), text) for facts in authored)


def _names_people(text: str, authors: Sequence[str]) -> bool:
    return bool(authors) or _AND_OTHERS.search(text) is not None
