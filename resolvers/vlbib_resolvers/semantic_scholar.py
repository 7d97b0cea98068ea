"""Semantic Scholar's Graph API: 500 ids in one batch, one title in a match.

API: https://api.semanticscholar.org/api-docs/graph, limits: one request a second over all endpoints with a key, a
shared pool without (https://www.semanticscholar.org/product/api). From recorded answers:
- A match without a result is 404 with `{"error": "Title match not found"}`; `{"data": []}` is read the same way.
- A batch is answered in the order of its ids, with null for unknown ones.
- The year is often the preprint's, the venue may be an abbreviation or that of the preprint, the DOI may be arXiv's:
  they are returned unchanged. Authors may have only initials, or be missing.
- Its BibTeX is not used: entries without a key and `@Article` with a booktitle have been seen.
A match is only the nearest title (its score grows with the length): the caller must compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.ids import Id, arxiv_id, doi_id, url_id
from vlbib.core.json_reading import decoded_by
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.page_ranges import page_range
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.resolver import CouldNotAsk, NoAnswer, Request, Retry, decoded, each_record, one_by_one, together

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found, Question, Response

    _Part: TypeAlias = Generator[Request | Retry | Found, Response | None, None]

name = "semantic_scholar"
url = "https://api.semanticscholar.org/graph/v1"
delay = 1.0
batch = 500  # ids in one request
# Terms with the rate limits: https://www.semanticscholar.org/product/api/license
key_env = "SEMANTIC_SCHOLAR_API_KEY"
key_header = "x-api-key"

FIELDS = "title,year,authors,externalIds,venue,publicationVenue,journal,publicationTypes"
# How ids are written for the API; other schemes cannot be asked for.
_PREFIX = {"arxiv": "ARXIV:", "doi": "DOI:", "acl": "ACL:", "s2": "CorpusId:", "s2paper": ""}
schemes = frozenset(_PREFIX)
_ARXIV_VENUE = lazy_pattern(r"arxiv(?:\.org)?|corr", re.IGNORECASE)
_ACRONYM = lazy_pattern(r"[A-Z][A-Za-z]*[A-Z&]+[A-Za-z]*")


class _Author(msgspec.Struct):
    name: str | None = None


class _Venue(msgspec.Struct):
    name: str | None = None
    type: str | None = None
    alternate_names: list[str] | None = None


class _Journal(msgspec.Struct):
    name: str | None = None
    volume: str | None = None
    pages: str | None = None


class _Paper(msgspec.Struct, rename="camel"):
    paper_id: str | None = None
    title: str | None = None
    year: int | None = None
    authors: list[_Author] | None = None
    external_ids: dict[str, str | int | None] | None = None
    venue: str | None = None
    publication_venue: _Venue | None = None
    journal: _Journal | None = None
    publication_types: list[str] | None = None


class _Matches(msgspec.Struct):
    data: list[msgspec.Raw] | None = None
    total: int | None = None


class _Problem(msgspec.Struct):
    error: str | None = None
    message: str | None = None


_PROBLEM = msgspec.json.Decoder(_Problem)


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for the nearest title, one query per request; for a short name, this is only a candidate."""
    return one_by_one(queries, _search, _match)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for ids, 500 in a batch; for an id of another scheme there is nothing."""
    trouble: list[str] = []
    asked = list(dict.fromkeys(identity for identity in ids if identity.scheme in _PREFIX))
    yield {identity: () for identity in ids if identity.scheme not in _PREFIX}
    for start in range(0, len(asked), batch):
        yield from together(asked[start : start + batch], _batch, trouble)
    return _end(trouble)


def _end(trouble: list[str]) -> Found:
    if trouble:
        raise CouldNotAsk(trouble[-1])
    return {}


def _search(query: Question) -> Request | None:
    title = "" if isinstance(query, Id) else one_line(query.title.replace("_", " "))
    return Request(path="/paper/search/match", params={"query": title, "fields": FIELDS}) if title else None


def _match(response: Response) -> Iterator[Record]:
    problem = _problem(response)
    if response.status == 404 and "not found" in problem:
        return iter(())
    if response.status >= 400:
        raise CouldNotAsk(f"Semantic Scholar refuses the query (HTTP {response.status}) {problem}".rstrip())
    matches = decoded(response, _Matches, "Semantic Scholar")
    if matches.data is None and matches.total is None:
        raise NoAnswer("JSON without data")
    return _records(matches.data or [])


def _batch(ids: Sequence[Id]) -> _Part:
    """Ask for one batch. Raises CouldNotAsk if one of its ids is refused."""
    papers = yield from _papers(ids)
    yield {identity: tuple(_records([paper])) for identity, paper in zip(ids, papers, strict=True)}


def _papers(ids: Sequence[Id]) -> Generator[Request | Retry, Response, list[msgspec.Raw]]:
    written = [f"{_PREFIX[identity.scheme]}{identity.value}" for identity in ids]
    response = yield Request(path="/paper/batch", params={"fields": FIELDS}, json={"ids": written})
    while True:
        if response.status >= 400:
            problem = _problem(response)
            if "no valid paper ids" in problem.lower():
                return [msgspec.Raw(b"null")] * len(ids)
            raise CouldNotAsk(f"Semantic Scholar refuses the batch (HTTP {response.status}) {problem}".rstrip())
        try:
            papers = decoded(response, list[msgspec.Raw], "Semantic Scholar")
        except NoAnswer as exc:
            response = yield Retry(str(exc))
            continue
        if len(papers) == len(ids):
            return papers
        response = yield Retry(f"{len(papers)} answers to {len(ids)} ids")


def _problem(response: Response) -> str:
    """Return the text of an error, which is under `error` or `message`."""
    if response.status < 400:
        return ""
    try:
        problem = decoded_by(_PROBLEM, response.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    return one_line(problem.error or problem.message or "")[:120]


def _records(papers: Iterable[msgspec.Raw]) -> Iterator[Record]:
    there = (paper for paper in papers if bytes(paper) != b"null")
    return each_record(name, there, _Paper, _record_of)


def _record_of(paper: _Paper) -> Iterator[Record]:
    title = one_line(paper.title or "")
    if title:
        yield _record(paper, title)


def _record(paper: _Paper, title: str) -> Record:
    kind, venue = _type_and_venue(paper)
    journal = paper.journal or _Journal()
    printed = venue is not None
    return Record(
        source=name,
        title=title,
        authors=tuple(parse_name(author.name) for author in paper.authors or [] if author.name and author.name.strip()),
        year=paper.year,
        type=kind,
        venue=venue,
        venue_short=_acronym(paper.publication_venue) if printed else None,
        volume=(one_line(journal.volume or "") or None) if printed else None,
        pages=_pages(journal.pages) if printed else None,
        ids=_ids(paper),
    )


def _type_and_venue(paper: _Paper) -> tuple[str | None, str | None]:
    """Return the entry type and the venue's full name. arXiv is not a venue; a journal's full name is its own.

    Conference papers have both types, `JournalArticle` and `Conference`. Without a venue, the type is unknown.
    """
    venue, journal = paper.publication_venue or _Venue(), paper.journal or _Journal()
    names = [one_line(text or "") for text in (venue.name, journal.name, paper.venue)]
    published = [text for text in names if text and not _ARXIV_VENUE.fullmatch(text)]
    types = paper.publication_types or []
    if not published:
        return ("misc" if any(names) else None), None
    if venue.type == "conference" or (venue.type is None and "Conference" in types):
        return "inproceedings", venue.name or one_line(paper.venue or "") or published[0]
    return "article", published[0]


def _acronym(venue: _Venue | None) -> str | None:
    """Return the shortest acronym among the other names of a venue (CVPR); None without one."""
    names = (venue.alternate_names or []) if venue else []
    return min((name for name in names if _ACRONYM.fullmatch(name)), key=len, default=None)


def _pages(text: str | None) -> str | None:
    """Return pages as a BibTeX range; some have blanks and line breaks around a single hyphen."""
    return page_range(text or "") or None


def _ids(paper: _Paper) -> tuple[Id, ...]:
    outside = {scheme: one_line(str(value)) for scheme, value in (paper.external_ids or {}).items() if value}
    ids = [
        arxiv_id(outside.get("ArXiv", "")),
        doi_id(outside.get("DOI", "")) or url_id(outside.get("DOI", "")),  # it may be a publisher's link
        *(Id(scheme, outside[key]) for key, scheme in (("ACL", "acl"), ("DBLP", "dblp")) if key in outside),
        Id("s2", outside["CorpusId"]) if "CorpusId" in outside else None,
        Id("s2paper", paper.paper_id) if paper.paper_id else None,
    ]
    return tuple(dict.fromkeys(identity for identity in ids if identity))
