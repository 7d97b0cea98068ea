"""A short name that begins a line, with a remark after it: `ViLT: no region features at all (ICML 2021)`.

The remark may also be the rest of another work's title, so the claims on the line must be true of the name's work: its
first author, or its conference and year. A year alone is enough only if the rest is clearly a remark: after a dash, a
bracket or a judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.known import Naming
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import OTHERS
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Mark, Place
from vlbib.core.text import CJK, placed_lines
from vlbib.core.titles import is_name_like
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.context.claims_beside import (
    conferences_in,
    is_venue_of,
    people_beside,
    persons_in,
    years_in,
)
from vlbib.matching.recognition.names.remark_words import is_about_work, is_in_clauses, is_in_small_letters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
_MOST_SIGNS = 400  # maximum characters of a line that is read
# A number, a year, a venue or people before the name: `2. `, `[ICCV 2021] `, `2021 – `, `2021 年的 `, `Lin et al. `
_LEAD = (
    rf"[^\w\n\[（(【]*(?:[\[（(【]?[A-Za-z '’]{{0,16}}{SHORT_OR_FULL_YEAR}[\])）】,:]?\s+(?:[|–—-]\s+)?"
    rf"|\d{{1,2}}[.)]\s+|{YEAR}\s?年的?\s?|[A-Z][\w’'-]{{1,30}} et al\.?(?:['’]s)?,?(?:\s\(?{YEAR}\)?)?[,:]?\s+)?"
)
_NAME = r"[A-Za-z\d][\w.+-]{0,30}[\w+](?: [A-Z\d][\w.+-]{0,20}){0,3}"
_SIGN = rf"(?:\s?[:：,，|]\s*|\s?(?P<dash>[–—]|\s--?\s)[–—]?\s?|\s?(?P<glued>(?=[{CJK}])))"
# `ViperGPT talk: packed room`
_NOUN = r"(?P<noun>\s(?:talk|poster|paper|demo|tutorial|keynote|oral|code|repo|论文|报告|讲座))?"
_HEAD = wide_pattern(rf"{_LEAD}(?P<name>{_NAME}){_NOUN}(?P<bracket>\s?[(（][^()（）]{{2,40}}[)）])?{_SIGN}(?=\w)")
_APART = lazy_pattern(r"\s?[:：]|\s[-–—]")  # a colon or a dash after a name: with commas alone, it may be one of a list
# `Radford et al.`, `Radford+`, `Radford 等`
_AND_OTHERS = lazy_pattern(
    rf"[^\W\d_a-z][\w’'-]+(?:,?\s{OTHERS}"
    r"|\s?等人?(?=[\s,，.。)）\d]|$)|\+(?![\w+]))"
)


class Claims(Struct, frozen=True):
    """The claims on a line that are true of the work it names: authors, year, venue."""

    people: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None


NO_CLAIMS = Claims()


class RemarkedName(Struct, frozen=True):
    """The place of a sure short name that begins a line before a remark.

    `claims` are the claims on the line that are true of its work; `is_others`: the line names only people who wrote
    another work.
    """

    start: int
    end: int
    claims: Claims = NO_CLAIMS
    is_others: bool = False


def remarked_names(segment: Segment, body: Known) -> Iterator[RemarkedName]:
    """Yield the sure short names that begin a line before a remark, if it is clear whose work is meant."""
    for begin, line in placed_lines(segment.text) if segment.place in _PLACES else ():
        head = _HEAD.match(line) if len(line) <= _MOST_SIGNS else None
        if head is not None and _is_sure(head["name"], body):
            start, end = head.span("name")
            is_entry = _is_bold(segment, begin + start, begin + end) and _APART.match(line, end) is not None
            claims = _claims_of(line, head, segment, body, is_entry=is_entry)
            if claims is not None:
                yield RemarkedName(begin + start, begin + end, claims)
            elif _is_of_others(line, head, segment, body):
                yield RemarkedName(begin + start, begin + end, is_others=True)


def _is_sure(name: str, body: Known) -> bool:
    is_spelled = is_name_like(name) or name[0].isupper()
    return is_spelled and body.naming(name) is Naming.RECORDED


def _is_bold(segment: Segment, start: int, end: int) -> bool:
    return any(mark.mark is Mark.BOLD and (mark.start, mark.end) == (start, end) for mark in segment.marks)


def _claims_of(
    line: str, head: re.Match[str], segment: Segment, body: Known, *, is_entry: bool = False
) -> Claims | None:
    """Return the claims of a line that are true of its name's work; `NO_CLAIMS` if the remark is enough; else None.

    `is_entry`: the name is that of an entry, in bold before a dash or a colon.
    """
    remark = line[head.end() :]
    is_dashed = bool(head["dash"]) and is_in_small_letters(remark)
    is_program = is_program_or_measure(head["name"])
    is_judged = is_about_work(remark) or (_APART.match(line, head.end("name")) is not None and is_in_clauses(remark))
    is_dated = not is_program and (is_dashed or bool(head["bracket"]) or is_judged)
    beside, authors = _beside(line, head), _authors(segment)
    borne_out = (
        _borne_out(facts, beside, authors, by_year=is_dated) for facts in body.facts_of(body.bearer(head["name"]))
    )
    claims = next(filter(None, borne_out), None)
    if claims is not None or years_in(beside) or _names_people(beside, authors):
        return claims
    is_apart = segment.place is Place.ITEM and head["glued"] is None
    is_enough = is_apart and (head["noun"] is not None or is_judged)
    is_enough = not is_program and (is_enough or (is_entry and is_in_small_letters(remark)))
    return NO_CLAIMS if is_enough else None


def _is_of_others(line: str, head: re.Match[str], segment: Segment, body: Known) -> bool:
    records = body.facts_of(body.bearer(head["name"]))
    return _names_others(records, _beside(line, head), _authors(segment))


def _beside(line: str, head: re.Match[str]) -> str:
    return f"{line[: head.start('name')]}\n{line[head.end('name') :]}"


def _authors(segment: Segment) -> list[str]:
    return [name for name in segment.authors if not is_laboratory(name)]


def _borne_out(facts: TitleFacts, text: str, authors: Sequence[str], *, by_year: bool) -> Claims | None:
    """Return the claims in a text that a record confirms; None if one is false or they are too few.

    `authors` are the people whom the text names as authors; `by_year`: a year alone is enough.
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
        return Claims(year=year, venue=name) if is_venue_of(name, facts) and facts.is_near(year) else None
    return Claims(year=min(years)) if by_year and years else None


def _names_others(records: Sequence[TitleFacts], text: str, authors: Sequence[str]) -> bool:
    """Tell whether a text names people, none of whom is an author in the records of a work."""
    authored = [facts for facts in records if facts.people]
    if not authored or not _names_people(text, authors):
        return False
    return not any(people_beside(facts.people, persons_in(text), text) for facts in authored)


def _names_people(text: str, authors: Sequence[str]) -> bool:
    return bool(authors) or _AND_OTHERS.search(text) is not None
