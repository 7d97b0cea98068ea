"""DataCite's REST API: data sets, software and preprints, including the DOIs of Zenodo, figshare, OSF and arXiv.

API: https://support.datacite.org/docs/api, `GET /dois/{doi}` and `GET /dois?query=titles.title:"..."`. Documented
answers: JSON:API, `data.attributes` with `doi`, `titles[].title`, `creators[].{name, nameType, givenName, familyName}`,
`publisher` (a text, or an object with `name`), `publicationYear`, `types.bibtex`; a DOI that is not DataCite's is 404.
Guests with a contact may send 1,000 requests in five minutes. Not verified: no answer of the service was recorded, nor
whether the words of a title are ranked as its documentation says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

from vlbib.core.ids import Id, doi_id
from vlbib.core.names import Name, joined_name, parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.resolver import CouldNotAsk, Request, decoded, each_record, one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Question, Response

name = "datacite"
url = "https://api.datacite.org"
delay = 0.5
schemes = frozenset({"doi", "arxiv"})

ROWS = "5"
_ARXIV_DOI = "10.48550/arXiv."
_TYPES = {"article": "article", "inproceedings": "inproceedings", "book": "book", "phdthesis": "phdthesis",
          "inbook": "incollection", "misc": "misc"}  # fmt: skip


class _Creator(msgspec.Struct, rename="camel"):
    name: str = ""
    name_type: str | None = None
    given_name: str | None = None
    family_name: str | None = None


class _Title(msgspec.Struct, rename="camel"):
    title: str = ""
    title_type: str | None = None


class _Attributes(msgspec.Struct, rename="camel"):
    doi: str = ""
    titles: list[_Title] = []
    creators: list[_Creator] = []
    publisher: Any = None
    publication_year: int | None = None
    types: dict[str, Any] = {}


class _Resource(msgspec.Struct):
    attributes: _Attributes


class _Whole(msgspec.Struct):
    data: msgspec.Raw


class _List(msgspec.Struct):
    data: list[msgspec.Raw]


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for each title; a short name alone is not asked for."""
    return one_by_one(queries, _search, _read_list)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for DOIs, and for arXiv ids by their DOIs."""
    return one_by_one(ids, _lookup, _read_one)


def _search(query: Question) -> Request | None:
    if isinstance(query, Id) or query.alias:
        return None
    title = one_line(query.title.replace('"', " ").replace("\\", " ").replace("_", " "))
    return Request(path="/dois", params={"query": f'titles.title:"{title}"', "page[size]": ROWS}) if title else None


def _lookup(question: Question) -> Request | None:
    if not isinstance(question, Id) or question.scheme not in schemes:
        return None
    doi = question.value if question.scheme == "doi" else f"{_ARXIV_DOI}{question.value}"
    return Request(path=f"/dois/{quote(doi, safe='')}")


def _read_one(response: Response) -> Iterator[Record]:
    if response.status == 404:
        return iter(())
    if response.status != 200:
        raise CouldNotAsk(f"DataCite refuses the DOI (HTTP {response.status})")
    return _records([decoded(response, _Whole, "DataCite").data])


def _read_list(response: Response) -> Iterator[Record]:
    if response.status != 200:
        raise CouldNotAsk(f"DataCite refuses the query (HTTP {response.status})")
    return _records(decoded(response, _List, "DataCite").data)


def _records(resources: Iterable[msgspec.Raw]) -> Iterator[Record]:
    return each_record(name, resources, _Resource, _record_of)


def _record_of(resource: _Resource) -> Iterator[Record]:
    facts = resource.attributes
    title = next((one_line(each.title) for each in facts.titles if not each.title_type and each.title), "")
    identity = doi_id(facts.doi)
    if title and identity:
        yield Record(
            source=name,
            title=title,
            authors=tuple(filter(None, map(_person, facts.creators))),
            year=facts.publication_year,
            type=_TYPES.get(str(facts.types.get("bibtex")), "misc"),
            publisher=_publisher(facts.publisher),
            ids=(identity,),
        )


def _person(creator: _Creator) -> Name | None:
    if creator.family_name:
        return joined_name(one_line(creator.family_name), one_line(creator.given_name or ""))
    if not creator.name.strip():
        return None
    literal = creator.name_type == "Organizational"
    return Name(one_line(creator.name), literal=True) if literal else parse_name(creator.name)


def _publisher(value: object) -> str | None:
    """Return the publisher's name: a string or, since metadata schema 4.5, an object."""
    text = value.get("name") if isinstance(value, dict) else value
    return one_line(text) or None if isinstance(text, str) else None
