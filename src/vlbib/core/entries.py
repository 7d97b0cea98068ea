"""What an entry says about its work: its ids and its venue."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.ids import (
    ARXIV_NEW,
    ARXIV_OLD,
    Id,
    arxiv_id,
    by_scheme,
    doi_id,
    find_ids,
    find_urls,
    is_plain_url,
    url_id,
)
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.numbered_titles import split_number
from vlbib.core.remarks import own_lines
from vlbib.core.years import arxiv_year, stated_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.core.bib import Entry

# Fields for the entry's own arXiv id, under the names that tools and people use.
EPRINTS = ("eprint", "arxivid", "arxiv", "arxiv-id", "arxiv_id", "arxivnumber", "arxiveprint")
# Fields for other purposes into which people, Zotero, ADS and DBLP put an id.
ID_PLACES = (
    "journal",
    "journaltitle",
    "booktitle",
    "howpublished",
    "volume",
    "number",
    "pages",
    "eid",
    "issue",
    "archivelocation",
    "archive_location",
    "pdf",
    "link",
    "ee",
    "bdsk-url-1",
    "url_arxiv",
    "urlarxiv",
)
ALL_ID_PLACES = (*ID_PLACES, "url", "note", "eprint")  # also fields whose id need not be the work's own
# A bare number in these fields is an id if the journal or the issuer is arXiv.
NUMBERS_OF_SERVER = ("volume", "number", "eid", "pages", "issue", "archivelocation", "archive_location")
NAMES_OF_SERVER = (
    "journal", "journaltitle", "institution", "publisher", "organization", "type", "howpublished", "archiveprefix",
    "eprinttype", "archive", "repository",
)  # fmt: skip
# Fields for other purposes in which only an arXiv id counts.
BODIES = ("institution", "publisher", "organization", "series", "type", "reportnumber", "key")
# Fields that may be about other papers too: an id counts if its line has nothing else.
REMARKS = ("note", "annote", "annotation", "addendum", "extra")
# Where a database or a browser puts an id; it counts if the entry has no other.
ASIDE = ("slaccitation", "adsurl", "biburl", "title")
# The fields that `entry_ids` always reads, and all that it may read.
USUAL_FOR_IDS = frozenset({*EPRINTS, "doi", "url", "archiveprefix", "eprinttype", "title", *ID_PLACES, *REMARKS})
READ_FOR_IDS = USUAL_FOR_IDS | {*NAMES_OF_SERVER, *BODIES, *ASIDE, "year", "date"}
_EPRINTS = frozenset(EPRINTS)
_NUMBERS = frozenset(NUMBERS_OF_SERVER)
_SPOKEN = frozenset({*BODIES, *REMARKS})
_PLACES = frozenset({*ALL_ID_PLACES, *_SPOKEN})
_ARXIV_INSIDE = lazy_pattern(rf"(?:arxiv[.,:/\s]\s*(?:org/(?:abs|pdf)/)?|abs/)({ARXIV_NEW}|{ARXIV_OLD})", re.IGNORECASE)
_RESOLVER = "https://doi.org/"
_LEAD = len(_RESOLVER)
_PLAIN_DOI = lazy_pattern(r"[0-9.]+/(?![Aa]r[Xx]iv)[A-Za-z0-9._()-]*[A-Za-z0-9]")
_SLAC = lazy_pattern(rf"CITATION\s*=\s*(?:arxiv:)?({ARXIV_NEW}|{ARXIV_OLD})", re.IGNORECASE)
_SERVER = lazy_pattern(r"\b(?:arxiv|corr)\b", re.IGNORECASE)


def entry_ids(
    fields: Mapping[str, str], places: Iterable[str] = ID_PLACES, own: Sequence[Id] | None = None
) -> Iterator[Id]:
    """Yield the ids in the fields of an entry (BibTeX values by lower-case name), the most reliable first.

    `places` are fields besides those of the entry's own ids whose text may contain an id. If there are any, remarks and
    names of organisations are read too, and the fields of `ASIDE` if no arXiv id was found. `own` are the fields'
    `own_ids` if they are known.
    """
    ids = [*(own_ids(fields) if own is None else own)]
    searched = tuple(places)
    if searched:
        is_usual = searched is ALL_ID_PLACES or searched is ID_PLACES
        if not is_usual or may_have_further_ids(fields):
            ids += _in_places(fields, searched)
        if not any(identity.startswith("arxiv:") for identity in ids):
            ids += _aside(fields)
    return iter(ids)


def own_ids(fields: Mapping[str, str]) -> list[Id]:
    """Return the ids in `eprint`, `doi` and `url`, which name the entry's own work."""
    own = [] if _EPRINTS.isdisjoint(fields) else [_eprint(fields)]
    doi = _doi(fields["doi"]) if "doi" in fields else None
    own.append(doi)
    if "url" in fields:
        own.append(doi if doi is not None and _is_link_to(doi, fields["url"]) else _url(fields["url"]))
    return [identity for identity in own if identity is not None]


def _is_link_to(doi: Id, url: str) -> bool:
    """Tell cheaply whether a URL is the usual one of a DOI: then its id is the DOI, and need not be read from it."""
    return url.startswith(_RESOLVER) and doi == f"doi:{url[_LEAD:]}" and _PLAIN_DOI.fullmatch(url, _LEAD) is not None


def may_have_further_ids(fields: Mapping[str, str]) -> bool:
    """Tell cheaply whether an entry may have ids beyond its own in the usual places; most entries have none."""
    for name in _PLACES.intersection(fields):
        value = fields[name]
        if not value:
            continue
        if name in _NUMBERS:
            if "." in value or "/" in value:
                return True
        elif name == "url":
            if not _is_said_by_own(value):
                return True
        elif may_hold_id(value) or (name in _SPOKEN and "eprint" in value):
            return True
    return False


def _in_places(fields: Mapping[str, str], searched: tuple[str, ...]) -> Iterator[Id]:
    """Yield the ids in the given fields, and those in remarks and names of organisations."""
    for name in [name for name in searched if name in fields]:  # faster than a test in the loop: few places are given
        value = fields[name]
        if not value or (name == "url" and _is_said_by_own(value)):
            continue
        is_number = name in _NUMBERS
        if is_number and "." not in value and "/" not in value:  # as in nearly all entries
            continue
        if may_hold_id(value):
            yield from _inside(value.replace("\\_", "_"))
        elif is_number and is_of_arxiv(fields):
            yield from filter(None, [arxiv_id(value)])
    if not _SPOKEN.isdisjoint(fields):
        yield from _in_words(fields, searched)


def _in_words(fields: Mapping[str, str], searched: tuple[str, ...]) -> Iterator[Id]:
    for name in [name for name in BODIES if name in fields]:
        value = fields[name]
        if may_hold_id(value) and "arxiv" in value.lower():
            yield from filter(None, [_arxiv_in(value)])
    for name in [name for name in REMARKS if name in fields]:
        value = fields[name]
        if value and name not in searched and (may_hold_id(value) or "eprint" in value):
            for line in own_lines(value.replace("\\_", "_")):
                yield from _inside(line)


def is_of_arxiv(fields: Mapping[str, str]) -> bool:
    """Tell whether the journal or an organisation of an entry is arXiv, so that a bare number is an id."""
    return any(_SERVER.search(fields[name]) for name in NAMES_OF_SERVER if name in fields)


def _aside(fields: Mapping[str, str]) -> Sequence[Id]:
    """Return the arXiv id in the fields of `ASIDE`, if they agree and the entry's year is not earlier."""
    asides = [aside_id(name, fields[name]) for name in ASIDE if name in fields and is_aside(fields[name])]
    numbers = set(filter(None, asides)) if asides else ()
    if len(numbers) != 1:
        return ()
    year = stated_year(fields.get("year", ""), fields.get("date", ""))
    return [number for number in numbers if not year or int(year) >= (arxiv_year(number.value) or 0)]


def is_aside(value: str) -> bool:
    """Tell cheaply whether a value of a field in `ASIDE` may give an arXiv id."""
    if "." not in value and "/" not in value:  # one of which every arXiv id has; true of most titles
        return False
    return "rxiv" in value.lower() or "corr/" in value or ".." in value or "CITATION" in value or "[" in value[:3]


def aside_id(name: str, value: str) -> Id | None:
    """Return the arXiv id in a field in `ASIDE`; None if it has none."""
    if not is_aside(value):
        return None
    if name == "title":
        number, _ = split_number(value)
        return Id("arxiv", number) if number else None
    if name == "slaccitation":
        match = _SLAC.search(value)
        return arxiv_id(match[1].lower()) if match else None
    identity = _url(value)
    return identity if identity is not None and identity.scheme == "arxiv" else None


@lru_cache(maxsize=4096)  # many entries have the same journal or book
def may_hold_id(value: str) -> bool:
    """Tell cheaply whether a value may contain an id."""
    lower = value.lower()
    return "10." in lower or "http" in lower or "arxiv" in lower or "abs/" in lower or "[" in lower


def _is_said_by_own(url: str) -> bool:
    """Tell whether a plain URL says nothing but the entry's own id."""
    if not is_plain_url(url):
        return False
    lower = url.lower()
    return not (("arxiv" in lower or "abs/" in lower) and _ARXIV_INSIDE.search(url))


def _eprint(fields: Mapping[str, str]) -> Id | None:
    """Return the arXiv id in `eprint`, also with a category after it (`1706.03762 [cs]`) or as a URL."""
    value = fields.get("eprint") or next((fields[name] for name in EPRINTS if fields.get(name)), "")
    if not value:
        return None
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv"
    if not archive.strip("{} ").lower().startswith("arxiv"):
        return None
    bare = value.strip("{} ")
    return arxiv_id(bare) or _arxiv_in(bare)


def _doi(value: str) -> Id | None:
    """Return the id in `doi`: a DOI, or an arXiv id."""
    if not value:
        return None
    bare = value.strip("{} ").replace("\\_", "_")
    return doi_id(bare) or arxiv_id(bare)


def _url(value: str) -> Id | None:
    if not value:
        return None
    bare = value.strip()
    if "\\" in bare:
        bare = bare.replace("\\_", "_")
        bare = next(iter(find_urls(bare)), bare) if "\\url" in bare else bare
    return url_id(bare)


def _arxiv_in(text: str) -> Id | None:
    value = by_scheme(_inside(text), "arxiv")
    return Id("arxiv", value) if value else None


def _inside(value: str) -> Iterator[Id]:
    bare = value.replace("{", "").replace("}", "") if "\\" not in value else value
    yield from find_ids(bare)
    match = _ARXIV_INSIDE.search(bare)
    identity = arxiv_id(match[1]) if match else None
    if identity is not None:
        yield identity


def values_of(entry: Entry) -> dict[str, str]:
    """Return the values of an entry by name, the first of each name."""
    return entry.values


def entry_venue(entry: Entry) -> str:
    """Return the proceedings or journal of an entry, as written; "" if it has none."""
    return venue_of(entry.values)


def venue_of(values: Mapping[str, str]) -> str:
    """Return the proceedings or journal in the values of an entry, as written; "" if it has none."""
    return next((values[name] for name in ("booktitle", "journal", "journaltitle") if values.get(name)), "")
