"""What a note says beside the title, held against a work's records: year, venue, authors, short names, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vlbib.core.names import parse_name
from vlbib.core.text import squeeze
from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.matching.form import form

if TYPE_CHECKING:
    from vlbib.core.work import Query
    from vlbib.matching.versions import Group

_SLIP = 1  # years that a note may be off the span from preprint to version of record
_FOREIGN = re.compile(r"[^A-Za-z\u00c0-\u024f]+")  # a name in another script cannot be held against Latin ones
_CERTAIN = 2  # authors named from which on, all being right, the paper is certain


class Claim(StrEnum):
    """What a note can claim beside the title."""

    YEAR = "year"
    VENUE = "venue"
    AUTHORS = "authors"
    LINK = "link"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Point:
    """One claim that the records bear out or contradict, in words; `certain` where it settles which paper is meant."""

    claim: Claim
    agrees: bool
    text: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """All claims that the records bear out or contradict; what they leave open is not among them."""

    points: tuple[Point, ...] = ()

    @property
    def support(self) -> tuple[str, ...]:
        """What speaks for the work, in words."""
        return tuple(point.text for point in self.points if point.agrees)

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against it, in words."""
        return tuple(point.text for point in self.points if not point.agrees)

    @property
    def certain(self) -> bool:
        """Whether a claim settles it: several authors named, and all are right."""
        return any(point.agrees and point.certain for point in self.points)

    def bears_out(self, *claims: Claim) -> bool:
        """Tell whether the records bear out one of these claims."""
        return any(point.agrees and point.claim in claims for point in self.points)


def weigh(query: Query, group: Group) -> Evidence:
    """Hold all that the note claims beside the title against a work's records."""
    found = (
        _year(query, group),
        _venue(query, group),
        _authors(query, group),
        _link(query, group),
        _name(query, group),
    )
    return Evidence(tuple(filter(None, found)))


def _year(query: Query, group: Group) -> Point | None:
    years = group.years
    if query.year is None or not years:
        return None
    if years[0] <= query.year <= years[-1]:
        return Point(Claim.YEAR, agrees=True, text=f"the year {query.year} fits")
    if years[0] - _SLIP <= query.year <= years[-1] + _SLIP:
        return None
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    return Point(Claim.YEAR, agrees=False, text=f"the note says {query.year}, the records {span}")


def _venue(query: Query, group: Group) -> Point | None:
    if query.venue is None:
        return None
    judged = [(same_venue(query.venue, name), name) for name in group.venues]
    if any(answer is VenueMatch.SAME for answer, _ in judged):
        return Point(Claim.VENUE, agrees=True, text=f"the venue {query.venue} fits")
    other = [name for answer, name in judged if answer is VenueMatch.DIFFERENT and not is_preprint(name)]
    open_still = is_preprint(query.venue) or any(answer is VenueMatch.UNKNOWN for answer, _ in judged)
    if not other or open_still:
        return None
    return Point(Claim.VENUE, agrees=False, text=f"the note says {query.venue}, the records {other[0]}")


def _authors(query: Query, group: Group) -> Point | None:
    if not query.authors or not group.authors:
        return None
    known = {key for name in group.authors for key in _name_parts(f"{name.family} {name.given}")}
    known |= {squeeze(name.family) for name in group.authors}
    latin = all(re.search(r"[A-Za-z]", name.family) for name in group.authors)
    said = [parse_name(name).family for name in query.authors if not (latin and _FOREIGN.fullmatch(name))]
    if not said:
        return None
    right = [squeeze(family) in known or bool(_name_parts(family) & known) for family in said]
    if not any(right):
        text = f"the note says {said[0]}, the records {group.authors[0].family}"
        return Point(Claim.AUTHORS, agrees=False, text=text)
    certain = all(right) and len(said) >= _CERTAIN
    return Point(Claim.AUTHORS, agrees=True, text=f"the author {said[right.index(True)]} fits", certain=certain)


def _name_parts(name: str) -> set[str]:
    """Return the parts of a name, initials and particles left out, squeezed."""
    return {key for part in re.findall(r"[^\W\d_]+", name) if len(key := squeeze(part)) > 2}


def _link(query: Query, group: Group) -> Point | None:
    known = {_bare(url) for url in group.urls}
    found = next((url for url in query.urls if _bare(url) in known), None)
    return Point(Claim.LINK, agrees=True, text=f"the link {found} is the work's") if found else None


def _bare(url: str) -> str:
    """Return a URL in the form that compares: no scheme, no `www.`, no end slash or index page, lower case."""
    text = url.lower().partition("://")[2] or url.lower()
    text = text.partition("#")[0].removeprefix("www.").rstrip("/")
    return text.removesuffix("/index.html").removesuffix("/index").removesuffix(".git").rstrip("/")


def _name(query: Query, group: Group) -> Point | None:
    recorded = {squeeze(name) for name in group.aliases} | _parts_of_titles(group)
    found = next((name for name in query.aliases if len(squeeze(name)) > 1 and squeeze(name) in recorded), None)
    return Point(Claim.NAME, agrees=True, text=f"the name {found!r} fits") if found else None


def _parts_of_titles(group: Group) -> set[str]:
    """Return the parts of titles before and behind their separators: names and their long forms stand there."""
    return {part.key for title in group.titles for cut in form(title).cuts for part in cut}
