"""Possible works with the evidence for and against each: how the titles agree, and what else the note says."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.name_uses import is_sized_otherwise
from vlbib.core.names import may_be_same_people, parse_name, same_person, transliterated
from vlbib.core.text import marks_of_name, squeeze
from vlbib.core.titles import is_telling
from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.core.work import Candidate
from vlbib.matching.form import form
from vlbib.matching.groups import Group, group
from vlbib.matching.title_agreement import Agreement, Level, compare, titles_agree
from vlbib.matching.title_parts import name_beside_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.core.work import Query

_PERSON = lazy_pattern(r"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3})\s?[:：]\s+")
_SLIP = 1  # years by which a note may miss the span from preprint to version of record
_FOREIGN = lazy_pattern(r"[^A-Za-z\u00c0-\u024f]+")  # a name in another script cannot be compared with Latin ones
_CERTAIN = 2  # this many named authors, if all are right, settle which paper it is


class Claim(StrEnum):
    """What a note can claim besides the title."""

    YEAR = "year"
    VENUE = "venue"
    AUTHORS = "authors"
    LINK = "link"
    NAME = "name"


class Point(Struct, frozen=True, gc=False):
    """One claim that the records confirm or contradict, in words; `certain` if it settles which paper is meant.

    `telling`: it distinguishes the work from others of the same short name, as not every year, venue or common family
    name does. `complete`: all the people that the note names are authors.
    """

    claim: Claim
    agrees: bool
    text: str
    certain: bool = False
    telling: bool = False
    complete: bool = False


class Evidence(Struct, frozen=True, gc=False):
    """All claims that the records confirm or contradict, without those that they leave open."""

    points: tuple[Point, ...] = ()

    @property
    def support(self) -> tuple[str, ...]:
        """What speaks for the work, in words."""
        return tuple(point.text for point in self.points if point.agrees)

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against the work, in words."""
        return tuple(point.text for point in self.points if not point.agrees)

    @property
    def certain(self) -> bool:
        """Whether a claim settles it: several authors are named, and all are right."""
        return any(point.agrees and point.certain for point in self.points)

    @property
    def telling(self) -> bool:
        """Whether a claim distinguishes the work from others of its short name."""
        return any(point.agrees and point.telling for point in self.points)

    @property
    def by_author(self) -> bool:
        """Whether the note names the first author, or several authors, and nobody else."""
        return any(point.agrees and point.telling and point.complete for point in self.points)

    def supports(self, *claims: Claim) -> bool:
        """Tell whether the records confirm one of these claims."""
        return any(point.agrees and point.claim in claims for point in self.points)


_SILENT = Evidence()  # of a note that claims nothing besides the title


def evidence_for(query: Query, group: Group) -> Evidence:
    """Compare everything that the note claims besides the title with a work's records."""
    if not (query.year is not None or query.venue is not None or query.authors or query.urls or query.aliases):
        return _SILENT
    points = (
        _year(query, group),
        _venue(query, group),
        _authors(query, group),
        _link(query, group),
        _name(query, group),
    )
    return Evidence(tuple(filter(None, points)))


def _year(query: Query, group: Group) -> Point | None:
    years = group.years
    if query.year is None or not years:
        return None
    if years[0] <= query.year <= years[-1] or query.year in group.cited_years:
        return Point(Claim.YEAR, agrees=True, text=f"the year {query.year} fits")
    if years[0] - _SLIP <= query.year <= years[-1] + _SLIP:
        return None
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    return Point(Claim.YEAR, agrees=False, text=f"the note says {query.year}, the records {span}")


def _venue(query: Query, group: Group) -> Point | None:
    if query.venue is None:
        return None
    venues = [query.venue, *query.venue.split("/")]  # `ICCV/ECCV 2020?`: one of them
    judged = [(same_venue(venue, name), name) for venue in venues for name in group.venues]
    if any(answer is VenueMatch.SAME for answer, _ in judged):
        telling = not is_preprint(query.venue) and _is_of_year(query, group)
        return Point(Claim.VENUE, agrees=True, text=f"the venue {query.venue} fits", telling=telling)
    contrary = [name for answer, name in judged if answer is VenueMatch.DIFFERENT and not is_preprint(name)]
    open_still = is_preprint(query.venue) or any(answer is VenueMatch.UNKNOWN for answer, _ in judged)
    if not contrary or open_still:
        return None
    return Point(Claim.VENUE, agrees=False, text=f"the note says {query.venue}, the records {contrary[0]}")


def _is_of_year(query: Query, group: Group) -> bool:
    """Tell whether a record of the note's venue has the note's year, or one of them gives no year."""
    venue = query.venue or ""
    there = [
        record.year
        for record in group.records
        if any(same_venue(venue, name) is VenueMatch.SAME for name in (record.venue_short, record.venue) if name)
    ]
    return query.year is None or any(year is None or year == query.year for year in there)


def _authors(query: Query, group: Group) -> Point | None:
    if not query.authors or not group.authors:
        return None
    parts = {key for name in group.authors for key in _name_parts(f"{name.family} {name.given}")}
    parts |= {squeeze(name.family) for name in group.authors}
    latin = all(re.search(r"[A-Za-z]", name.family) for name in group.authors)
    names = [name for name in query.authors if not (latin and _FOREIGN.fullmatch(name))]
    families = [parse_name(name).family for name in names]
    if not families:
        return None
    right = [squeeze(family) in parts or bool(_name_parts(family) & parts) for family in families]
    if not any(right):
        if all(map(is_laboratory, names)):
            return None
        text = f"the note says {families[0]}, the records {group.authors[0].family}"
        return Point(Claim.AUTHORS, agrees=False, text=text)
    certain = all(right) and len(families) >= _CERTAIN
    firsts = {key for record in group.records for name in record.authors[:1] for key in _name_parts(name.family)}
    telling = certain or any(_name_parts(family) & firsts for family in families)
    text = f"the author {families[right.index(True)]} fits"
    return Point(Claim.AUTHORS, agrees=True, text=text, certain=certain, telling=telling, complete=all(right))


def _name_parts(name: str) -> set[str]:
    """Return the parts of a name, squeezed and with `ue` as `u`, without initials and particles."""
    keys = (squeeze(part) for part in re.findall(r"[^\W\d_]+", name))
    return {transliterated(key) for key in keys if len(key) > 2}


def _link(query: Query, group: Group) -> Point | None:
    if not query.urls:
        return None
    pages = {_bare(url) for url in group.urls}
    url = next((url for url in query.urls if _bare(url) in pages), None)
    return Point(Claim.LINK, agrees=True, text=f"the link {url} is the work's", telling=True) if url else None


def _bare(url: str) -> str:
    """Return a URL in a form for comparison: lower case, no scheme, `www.`, trailing slash or index page."""
    text = url.lower().partition("://")[2] or url.lower()
    text = text.partition("#")[0].removeprefix("www.").rstrip("/")
    return text.removesuffix("/index.html").removesuffix("/index").removesuffix(".git").rstrip("/")


def _name(query: Query, group: Group) -> Point | None:
    if not query.aliases:
        return None
    recorded = {squeeze(name) for name in group.names} | _parts_of_titles(group)
    alias = next((name for name in query.aliases if len(squeeze(name)) > 1 and squeeze(name) in recorded), None)
    return Point(Claim.NAME, agrees=True, text=f"the name {alias!r} fits") if alias else None


def _parts_of_titles(group: Group) -> set[str]:
    """Return the parts of titles before and after their separators, where names and their long forms are."""
    return {part.key for title in group.titles for cut in form(title).cuts for part in cut}


# --- possible works ---------------------------------------------------------------------------------------------------


class Weighed(Struct, frozen=True, gc=False):
    """A possible work; the query is a short name of its records (`named`), or one shared with others (`sharing`)."""

    group: Group
    title: Agreement
    evidence: Evidence
    named: bool = False
    sharing: bool = False
    place: int = 0  # position among the works as the sources gave them

    @property
    def rank(self) -> tuple[float, ...]:
        """The sort key, highest for the likeliest."""
        weight = sum(1 if point.agrees else -2 for point in self.evidence.points) if self.evidence.points else 0
        return (self.title.level, self.named, weight, self.title.likeness)

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What in the note speaks against the work; nothing if the title is the same and its authors are named."""
        if self.title.level is Level.SAME and self.evidence.certain:
            return ()
        return self.evidence.against

    def candidate(self) -> Candidate:
        """Return the work for the review, with all evidence for and against it."""
        agrees = self.title.agrees
        several = ("the records carry this short name, as those of other works do",) if self.sharing else ()
        names = ("the records carry this short name",) if self.named else several
        return Candidate(
            records=self.group.records,
            reasons=(*(self.title.reasons if agrees else ()), *names, *self.evidence.support),
            against=(*(() if agrees or self.named or self.sharing else self.title.against), *self.evidence.against),
            score=round(self.title.likeness, 3),
        )


def weigh_all(query: Query, records: Sequence[Record]) -> list[Weighed]:
    """Return the works that the records belong to, weighed, the likeliest first."""
    weighed = [weigh(query, members, place) for place, members in enumerate(group(records))]
    return sorted(weighed, key=lambda work: work.rank, reverse=True)


def weigh(query: Query, members: Group, place: int = 0) -> Weighed:
    """Return one possible work, weighed; `place` is its position as the sources gave it."""
    own = members.names
    names = set(map(squeeze, (*own, *query.aliases)))
    person, asked = _after_author(query.title, members)
    agreements = [compare(asked, title, names) for title in members.titles]
    agreement = max(agreements, key=_extent)
    named_by_part = name_beside_part(asked, own, members.titles) if own and not agreement.agrees else ""
    if named_by_part:
        reason = f"the short name {named_by_part!r} stands beside a part of the title"
        agreement = Agreement(level=Level.EXPLAINED, reasons=(reason,), likeness=agreement.likeness, partial=True)
    if person:
        agreement = replace(agreement, reasons=(f"the author {person} stands before it", *agreement.reasons))
    named = bool(own) and _is_one_of(query.title, members.aliases)
    sharing = bool(own) and _is_one_of(query.title, members.shared_names)
    return Weighed(members, agreement, evidence_for(query, members), named, sharing, place)


def _is_one_of(title: str, names: Sequence[str]) -> bool:
    return any(same_name(title, name) and not is_sized_otherwise(title, name) for name in names)


def _extent(agreement: Agreement) -> tuple[Level, float]:
    return agreement.level, agreement.likeness


def _after_author(title: str, members: Group) -> tuple[str, str]:
    """Return an author of a work before a colon (with given name) and the title after it; "" and the title if none."""
    before, after = _before_colon(title)
    if not before:
        return "", title
    person = parse_name(before)
    is_author = person.given and any(same_person(person, author) for author in members.authors)
    return (before, after) if is_author else ("", title)


@lru_cache(maxsize=64)  # one title is compared with many
def _before_colon(title: str) -> tuple[str, str]:
    """Return what may be a person before a colon and the telling title after it; both "" if there is no such title."""
    match = _PERSON.match(title) if ":" in title or "：" in title else None
    if match is None or not is_telling(title[match.end() :]):
        return "", ""
    return match[1], title[match.end() :]


def same_name(left: str, right: str) -> bool:
    """Tell whether two short names differ only in case, accents, hyphens and spaces; `YOLO+` is not `YOLO`."""
    return squeeze(left) == squeeze(right) and marks_of_name(left) == marks_of_name(right)


def is_by_all(query: Query, candidate: Weighed) -> bool:
    """Tell whether a note names all authors of a work, two or more."""
    return candidate.evidence.certain and len(query.authors) == len(candidate.group.authors)


def as_one(several: Sequence[Weighed]) -> Weighed | None:
    """Return works as one if their titles and authors agree (a title may change between versions), else None."""
    first = several[0]
    if not all(may_be_same_people(first.group.authors, work.group.authors) for work in several[1:]):
        return None
    if not all(_titles_agree(first.group, work.group) for work in several[1:]):
        return None
    records = tuple(record for work in several for record in work.group.records)
    points = tuple(dict.fromkeys(point for work in several for point in work.evidence.points if point.agrees))
    against = () if points else first.evidence.points
    evidence = Evidence(points or against)
    named, sharing = any(work.named for work in several), any(work.sharing for work in several)
    return Weighed(Group(records), first.title, evidence, named, sharing)


def _titles_agree(one: Group, other: Group) -> bool:
    return any(titles_agree(left, right) for left in one.titles for right in other.titles)
