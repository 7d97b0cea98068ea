"""What a note says beside the title, held against a work's records: year, venue, authors, short names, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.ids import url_id
from vlbib.matching.venues import same_venue
from vlbib.names import parse_name
from vlbib.text import plain, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.matching.versions import Group
    from vlbib.model import Query
    from vlbib.names import Name

_SLIP = 1  # years that a note may be off the span from preprint to version of record


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a work, in words, of the note's claims beside the title."""

    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def weigh(query: Query, group: Group) -> Evidence:
    """Hold all that the note claims beside the title against a work's records."""
    said = [
        _year(query, group),
        _venue(query, group),
        _authors(query, group),
        _urls(query, group),
        _alias(query, group),
    ]
    return Evidence(
        tuple(text for agrees, text in filter(None, said) if agrees),
        tuple(text for agrees, text in filter(None, said) if not agrees),
    )


def _year(query: Query, group: Group) -> tuple[bool, str] | None:
    years = group.years
    if query.year is None or not years:
        return None
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    if years[0] <= query.year <= years[-1]:
        return True, f"the year {query.year} fits"
    if years[0] - _SLIP <= query.year <= years[-1] + _SLIP:
        return None
    return False, f"the note says {query.year}, the records {span}"


def _venue(query: Query, group: Group) -> tuple[bool, str] | None:
    if query.venue is None:
        return None
    judged = [same_venue(query.venue, name) for name in group.venues]
    if any(judged):
        return True, f"the venue {query.venue} fits"
    published = [name for name, one in zip(group.venues, judged, strict=True) if one is False and not _preprint(name)]
    if not published or _preprint(query.venue) or None in judged:
        return None
    return False, f"the note says {query.venue}, the records {published[0]}"


def _preprint(name: str) -> bool:
    from vlbib.matching.venues import is_preprint

    return is_preprint(name)


def _authors(query: Query, group: Group) -> tuple[bool, str] | None:
    if not query.authors or not group.authors:
        return None
    families = {squeeze(part) for name in group.authors for part in (name.family, *name.family.split(), name.given)}
    said = [parse_name(name) for name in query.authors]
    if any(squeeze(name.family) in families or _swapped(name, group.authors) for name in said):
        return True, f"the author {said[0].family} fits"
    return False, f"the note says {said[0].family}, the records {group.authors[0].family}"


def _swapped(name: Name, authors: Sequence[Name]) -> bool:
    return any(plain(name.given) == plain(other.family) for other in authors if name.given)


def _urls(query: Query, group: Group) -> tuple[bool, str] | None:
    known = {_bare(url) for url in group.urls}
    found = next((url for url in query.urls if _bare(url) in known), None)
    return (True, f"the link {found} is the work's") if found else None


def _bare(url: str) -> str:
    """Return a URL in the form that compares: no scheme, no `www.`, no end slash or index page, lower case."""
    text = url.lower().partition("://")[2] or url.lower()
    text = text.partition("#")[0].removeprefix("www.").rstrip("/")
    return text.removesuffix("/index.html").removesuffix("/index").removesuffix(".git").rstrip("/")


def _alias(query: Query, group: Group) -> tuple[bool, str] | None:
    recorded = {squeeze(name) for name in group.aliases}
    found = next((name for name in query.aliases if squeeze(name) in recorded), None)
    found = found or next((name for name in query.aliases if _in_title(name, group)), None)
    return (True, f"the name {found!r} fits") if found else None


def _in_title(name: str, group: Group) -> bool:
    """Tell whether a title starts or ends with a name or gloss, as a whole part before or behind the separator."""
    from vlbib.matching.form import form

    key = squeeze(name)
    parts = (part.key for title in group.titles for cut in form(title).cuts for part in cut)
    return len(key) > 1 and key in parts


def links_to_papers(urls: Sequence[str]) -> bool:
    """Tell whether one of the URLs is a paper's."""
    return any(url_id(url) for url in urls)
