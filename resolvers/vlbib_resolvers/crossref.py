"""Crossref's REST API: the publishers' own records by DOI, and a best guess by title.

API: https://api.crossref.org/swagger-ui/index.html. From recorded answers: a DOI that is not Crossref's (arXiv's are
DataCite's) is 404 with the plain text `Resource not found.`. A title search returns the nearest titles even if none is
right, so the caller must compare. The public pool allows five requests a second and one at a time, twice as many with a
contact in the User-Agent. Strong for IEEE, Springer and ACM; NeurIPS, ICLR and PMLR have no DOIs there.
Several DOIs go into one `filter`, separated by commas (https://github.com/CrossRef/rest-api-doc/issues/301). According
to the server's source (CrossRef/cayenne, `api/v1/query.clj` and `validate.clj`) they are joined by "or", the results
are in no order and only 20 without `rows`, and an invalid DOI fails the request with 400. A DOI that is missing in the
list is not Crossref's. A notice names what it updates in `update-to`, with the type of update, and the work names the
notice in `updated-by` (recorded for a correction). Not verified: a list of several DOIs; a retraction.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from vlbib.core.ids import Id, doi_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name, joined_name
from vlbib.core.page_ranges import page_range
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.resolver import (
    CouldNotAsk,
    NoAnswer,
    Request,
    answered,
    decoded,
    each_record,
    legible,
    one_by_one,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found, Lookup, Question, Response, Retry

    _Part: TypeAlias = Generator[Request | Lookup | Retry | Found, Response | Found | None, None]

name = "crossref"
url = "https://api.crossref.org"
delay = 0.25
batch = 50  # DOIs in one request: of usual length, they make a URL of 2,000 characters
schemes = frozenset({"doi"})
# Terms with the rate limits:
# https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/

ROWS = "5"
_TYPES = {"journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "incollection",
          "posted-content": "misc", "dataset": "misc", "book": "book", "monograph": "book", "edited-book": "book",
          "report": "techreport", "dissertation": "phdthesis"}  # fmt: skip
_SERIES = lazy_pattern(r"lecture notes in .+|communications in computer and information science", re.IGNORECASE)
_ACRONYM = lazy_pattern(r"\(([A-Z][A-Za-z&/-]*[A-Z]\w*)\)\s*$")
_RETRACTIONS = frozenset({"retraction", "withdrawal", "removal"})
_RETRACTED = lazy_pattern(r"(?:\[?retracted\]?(?: article)?:|\[retracted\]|withdrawn:|removed:)", re.IGNORECASE)
_TAG = lazy_pattern(r"</?[a-zA-Z][^<>]*>")


class _Author(msgspec.Struct):
    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    name: str | None = None


class _Date(msgspec.Struct, rename={"parts": "date-parts"}):
    parts: list[list[int | None]] | None = None


class _Update(msgspec.Struct):
    doi: str | None = msgspec.field(default=None, name="DOI")
    type: str | None = None


class _Work(msgspec.Struct, rename="kebab"):
    doi: str | None = msgspec.field(default=None, name="DOI")
    type: str | None = None
    title: list[str] | None = None
    subtitle: list[str] | None = None
    author: list[_Author] | None = None
    container_title: list[str] | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    published_print: _Date | None = None
    published: _Date | None = None
    issued: _Date | None = None
    updated_by: list[_Update] | None = None
    update_to: list[_Update] | None = None


class _Items(msgspec.Struct, rename="kebab"):
    items: list[msgspec.Raw] | None = None
    total_results: int | None = None


class _Listed(msgspec.Struct):
    message: _Items


class _Single(msgspec.Struct):
    message: msgspec.Raw


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for the nearest titles; a short name alone is not asked for, as the answers would only be guesses."""
    return one_by_one(queries, _search, _read_list)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for DOIs, 50 at a time; those of arXiv are not here."""
    trouble: list[str] = []
    asked = list(dict.fromkeys(identity for identity in ids if identity.scheme == "doi"))
    yield {identity: () for identity in ids if identity.scheme != "doi"}
    listable = [identity for identity in asked if "," not in identity.value]
    for start in range(0, len(listable), batch):
        yield from together(listable[start : start + batch], _batch, trouble)
    yield from _alone([identity for identity in asked if "," in identity.value])
    if trouble:
        raise CouldNotAsk(trouble[-1])
    return {}


def _alone(ids: Sequence[Id]) -> _Part:
    yield (yield from one_by_one(ids, _lookup, _read_one))


def _batch(ids: Sequence[Id]) -> _Part:
    """Ask for some DOIs in one request, for a single one at its own URL."""
    if len(ids) == 1:
        yield from _alone(ids)
        return
    wanted = {identity.key for identity in ids}
    dois = ",".join(f"doi:{identity.value}" for identity in ids)
    request = Request(path="/works", params={"filter": dois, "rows": str(batch)})
    there: dict[tuple[str, str], list[Record]] = {}
    for record in (yield from answered(request, lambda response: _read_all(response, wanted))):
        for identity in record.ids[:1]:
            there.setdefault(identity.key, []).append(record)
    yield {identity: tuple(there.get(identity.key, ())) for identity in ids}


def _search(query: Question) -> Request | None:
    if isinstance(query, Id) or query.alias:
        return None
    title = one_line(query.title.replace("_", " "))
    return Request(path="/works", params={"query.title": title, "rows": ROWS}) if title else None


def _lookup(question: Question) -> Request | None:
    is_doi = isinstance(question, Id) and question.scheme == "doi"
    return Request(path=f"/works/{quote(question.value, safe='')}") if is_doi and isinstance(question, Id) else None


def _read_list(response: Response) -> Iterator[Record]:
    return _records(_listed(response).items or [])


def _read_all(response: Response, wanted: Collection[tuple[str, str]]) -> list[Record]:
    """Read the works for some DOIs. A missing DOI counts as unknown; therefore an incomplete list is refused."""
    listed = _listed(response)
    works = listed.items or []
    keys = {identity.key for work in works for identity in _own_ids(legible(work)) if identity}
    if listed.total_results != len(works) or not keys.issubset(wanted):
        raise NoAnswer(f"{len(works)} of {listed.total_results} works to {len(wanted)} DOIs")
    return list(_records(works))


def _listed(response: Response) -> _Items:
    if response.status != 200:
        raise CouldNotAsk(f"Crossref refuses the query (HTTP {response.status})")
    return decoded(response, _Listed, "Crossref").message


def _read_one(response: Response) -> Iterator[Record]:
    if response.status == 404 and response.body.strip().lower().startswith(b"resource not found"):
        return iter(())
    if response.status != 200:
        raise CouldNotAsk(f"Crossref refuses the DOI (HTTP {response.status})")
    return _records([decoded(response, _Single, "Crossref").message])


def _records(works: Iterable[msgspec.Raw]) -> Iterator[Record]:
    return each_record(name, works, _Work, _record_of, _own_ids)


def _own_ids(facts: Mapping[str, object]) -> tuple[Id | None]:
    return (doi_id(str(facts.get("DOI", ""))),)


def _record_of(work: _Work) -> Iterator[Record]:
    title = ": ".join(filter(None, (_plain((part or [""])[0]) for part in (work.title, work.subtitle))))
    identity = doi_id(work.doi or "")
    if title and identity:
        yield _record(work, title, identity)


def _record(work: _Work, title: str, identity: Id) -> Record:
    kind, venue, series = _place(work)
    year, month = _date(work.published_print or work.published or work.issued)
    acronym = _ACRONYM.search(venue or "")
    return Record(
        source=name,
        title=title,
        authors=tuple(_names(work.author or [])),
        year=year,
        month=month,
        type=kind,
        venue=venue,
        venue_short=acronym[1] if acronym else None,
        series=series,
        volume=work.volume,
        number=work.issue,
        pages=page_range(work.page) if work.page else None,
        publisher=_plain(work.publisher or "") or None,
        ids=(identity,),
        withdrawn=_is_retracted(work, title),
    )


def _is_retracted(work: _Work, title: str) -> bool:
    """Tell whether a work was retracted, by a notice, by an update of itself, or by a word before its title."""
    own = [update for update in work.update_to or [] if (update.doi or "").lower() == (work.doi or "").lower()]
    updates = [*(work.updated_by or []), *own]
    return any(update.type in _RETRACTIONS for update in updates) or _RETRACTED.match(title) is not None


def _place(work: _Work) -> tuple[str | None, str | None, str | None]:
    """Return type, venue and series: Springer's conference papers are chapters of a book within a series."""
    kind = _TYPES.get(work.type or "")
    titles = [_plain(name) for name in work.container_title or []]
    series = next((title for title in titles if _SERIES.fullmatch(title)), None)
    venue = next((title for title in reversed(titles) if title != series), None)
    if work.type == "book-chapter" and series and venue:
        return "inproceedings", venue, series
    return kind, None if kind == "misc" else venue, series


def _names(authors: Sequence[_Author]) -> Iterator[Name]:
    for author in authors:
        if author.family:
            yield joined_name(one_line(author.family), one_line(author.given or ""), one_line(author.suffix or ""))
        elif author.name:
            yield Name(one_line(author.name), literal=True)


def _date(date: _Date | None) -> tuple[int | None, int | None]:
    parts = [*((date.parts or [[]])[0] if date else []), None, None]
    return parts[0], parts[1] if parts[0] else None


def _plain(text: str) -> str:
    """Return text without the tags and entities that publishers send."""
    return one_line(_TAG.sub("", unescape(text)))
