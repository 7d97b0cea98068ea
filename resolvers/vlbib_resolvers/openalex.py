"""OpenAlex: a hundred DOIs per request, or one title; a key has been required since February 2026.

API: https://developers.openalex.org. Without a key, a few requests a day are answered, from a shared budget. From
recorded answers: a preprint and its version of record may be one work or two; a preprint's date is often 1 January; the
display name of an author is OpenAlex's own, the raw name is that in the paper. In a filter, `,` `|` `!` and `:` are
operators, so a title is sent as plain words. Not verified: the key is sent in the header `Authorization: Bearer`, as
OpenAlex's support said in 2023. The documentation names only the parameter `api_key`, but a key in a URL would end up
in logs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.ids import Id, doi_id, url_id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.resolver import CouldNotAsk, Request, answered, decoded, each_record, one_by_one, together

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from typing import TypeAlias

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found, Question, Response, Retry

    _Part: TypeAlias = Generator[Request | Retry | Found, Response | None, None]

name = "openalex"
url = "https://api.openalex.org"
delay = 0.2
batch = 100  # ids in one request
schemes = frozenset({"doi", "arxiv"})
# Terms with the rate limits: https://developers.openalex.org/api-reference/authentication
key_env = "OPENALEX_API_KEY"
key_header = "Authorization"

HITS = "5"
FIELDS = "id,doi,title,publication_year,type,primary_location,locations,authorships,biblio"
_ARXIV_DOI = "10.48550/arxiv."


class _Person(msgspec.Struct):
    display_name: str | None = None


class _Authorship(msgspec.Struct):
    author: _Person | None = None
    raw_author_name: str | None = None


class _Source(msgspec.Struct):
    display_name: str | None = None
    type: str | None = None


class _Location(msgspec.Struct):
    landing_page_url: str | None = None
    source: _Source | None = None


class _Biblio(msgspec.Struct):
    volume: str | None = None
    issue: str | None = None
    first_page: str | None = None
    last_page: str | None = None


class _Work(msgspec.Struct):
    id: str | None = None
    doi: str | None = None
    title: str | None = None
    publication_year: int | None = None
    type: str | None = None
    primary_location: _Location | None = None
    locations: list[_Location] | None = None
    authorships: list[_Authorship] | None = None
    biblio: _Biblio | None = None


class _Results(msgspec.Struct):
    results: list[msgspec.Raw]


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for titles; a short name alone is not asked for."""
    return one_by_one(queries, _search, _read)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for DOIs and arXiv ids (by their DOIs), a hundred at a time; others cannot be asked for."""
    asked = list(dict.fromkeys(identity for identity in ids if _doi(identity)))
    yield {identity: () for identity in ids if not _doi(identity)}
    trouble: list[str] = []
    for start in range(0, len(asked), batch):
        yield from together(asked[start : start + batch], _batch, trouble)
    if trouble:
        raise CouldNotAsk(trouble[-1])
    return {}


def _batch(ids: Sequence[Id]) -> _Part:
    dois = "|".join(_doi(identity) for identity in ids)
    params = {"filter": f"doi:{dois}", "per_page": str(batch), "select": FIELDS}
    there: dict[tuple[str, str], list[Record]] = {}
    for record in (yield from answered(Request(path="/works", params=params), _read)):
        for held in record.ids:
            there.setdefault(held.key, []).append(record)
    yield {identity: tuple(there.get(identity.key, ())) for identity in ids}


def _doi(identity: Id) -> str:
    """Return the DOI to ask for; "" for an id that OpenAlex cannot find, as `|` and `,` cannot be used in a filter."""
    if identity.scheme == "arxiv":
        return f"{_ARXIV_DOI}{identity.value}"
    return identity.value.lower() if identity.scheme == "doi" and not re.search(r"[|,]", identity.value) else ""


def _search(query: Question) -> Request | None:
    if isinstance(query, Id) or query.alias:
        return None
    title = " ".join(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", query.title))
    params = {"filter": f"title.search:{title}", "per_page": HITS, "select": FIELDS}
    return Request(path="/works", params=params) if title else None


def _read(response: Response) -> Iterator[Record]:
    if response.status != 200:
        raise CouldNotAsk(f"OpenAlex refuses the query (HTTP {response.status})")
    works = decoded(response, _Results, "OpenAlex").results
    return each_record(name, works, _Work, _record_of, lambda facts: [doi_id(str(facts.get("doi", "")))])


def _record_of(work: _Work) -> Iterator[Record]:
    if work.title and work.title.strip():
        yield _record(work)


def _record(work: _Work) -> Record:
    source = (work.primary_location or _Location()).source or _Source()
    kind = _type(work, source)
    biblio = work.biblio or _Biblio()
    printed = kind not in ("misc", None)
    return Record(
        source=name,
        title=one_line(work.title or ""),
        authors=tuple(map(parse_name, _names(work.authorships or []))),
        year=work.publication_year,
        type=kind,
        venue=(one_line(source.display_name or "") or None) if printed else None,
        volume=biblio.volume if printed else None,
        number=biblio.issue if printed else None,
        pages=_pages(biblio) if printed else None,
        ids=tuple(dict.fromkeys(_ids(work))),
    )


def _type(work: _Work, source: _Source) -> str | None:
    """Return the entry type; conference papers are also called articles, and only their source tells them apart."""
    if source.type == "repository" or work.type == "preprint":
        return "misc"
    if source.type == "conference":
        return "inproceedings"
    types = {"article": "article", "review": "article", "book": "book", "book-chapter": "incollection",
             "dissertation": "phdthesis", "dataset": "misc", "report": "techreport"}  # fmt: skip
    return types.get(work.type or "") if source.display_name or work.type != "article" else None


def _names(authorships: Sequence[_Authorship]) -> Iterator[str]:
    for authorship in authorships:
        text = one_line(authorship.raw_author_name or (authorship.author or _Person()).display_name or "")
        if text:
            yield text


def _pages(biblio: _Biblio) -> str | None:
    if biblio.first_page and biblio.last_page and biblio.first_page != biblio.last_page:
        return f"{biblio.first_page}--{biblio.last_page}"
    return biblio.first_page


def _ids(work: _Work) -> Iterator[Id]:
    links = [place.landing_page_url or "" for place in work.locations or []]
    for identity in (doi_id(work.doi or ""), *(url_id(link) for link in links if "arxiv.org" in link)):
        if identity:
            yield identity
    if work.id:
        yield Id("openalex", work.id.rsplit("/", 1)[-1])
