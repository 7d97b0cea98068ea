"""DBLP: the most reliable source for venues and pages in computer science, one title or one key per request.

API: https://dblp.org/faq/How+to+use+the+dblp+search+API.html. From recorded answers: a single author is an object
instead of a list, a search without hits lacks `hit`, numbers are strings, titles end in a full stop, authors of the
same name are numbered, `ee` is a string or a list. All words of a query must occur, as beginnings of words; characters
other than letters and digits are operators. Throttled answers are 429 with Retry-After. A preprint is a separate record
with venue CoRR. Venues are DBLP's short forms (`CVPR`, `Int. J. Comput. Vis.`), and are returned as short names.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import msgspec

from vlbib.core.ids import Id, arxiv_id, doi_id, url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.page_ranges import page_range
from vlbib.core.record import Record
from vlbib.core.text import natural, one_line
from vlbib.resolver import CouldNotAsk, NoAnswer, Request, decoded, each_record, one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Question, Response

name = "dblp"
url = "https://dblp.org"
delay = 2.0
schemes = frozenset({"dblp"})
# Terms with the rate limits: https://dblp.org/faq/Am+I+allowed+to+crawl+the+dblp+website.html

HITS = "10"
_KEY = lazy_pattern(r"[a-z]+/[\w-]+/[\w.-]+")
_TYPES = {"Conference and Workshop Papers": "inproceedings", "Journal Articles": "article",
          "Informal and Other Publications": "misc", "Informal Publications": "misc", "Books and Theses": "book",
          "Parts in Books or Collections": "incollection", "Data and Artifacts": "misc"}  # fmt: skip
_ELEMENTS = {"article": "article", "inproceedings": "inproceedings", "incollection": "incollection", "book": "book",
             "phdthesis": "phdthesis", "mastersthesis": "mastersthesis", "data": "misc"}  # fmt: skip


class _Person(msgspec.Struct):
    text: str = ""


class _Authors(msgspec.Struct):
    author: _Person | str | list[_Person | str]


class _Info(msgspec.Struct):
    title: str | None = None
    authors: _Authors | None = None
    venue: str | list[str] | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    publisher: str | None = None
    year: str | None = None
    type: str | None = None
    key: str | None = None
    doi: str | None = None
    ee: str | list[str] | None = None


class _Hit(msgspec.Struct):
    info: _Info


class _Hits(msgspec.Struct):
    hit: list[msgspec.Raw] | None = None


class _Result(msgspec.Struct):
    hits: _Hits


class _Found(msgspec.Struct):
    result: _Result


class _NoDoctype(ET.TreeBuilder):
    """A tree builder that refuses a document type declaration: a record has none."""

    def doctype(self, name: str, _pubid: str | None, _system: str | None) -> None:
        """Refuse the declaration before its entities are read."""
        raise NoAnswer(f"an XML document with a DOCTYPE ({name})")


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for titles; a short name alone is not asked for, as many words begin with it."""
    return one_by_one(queries, _search, _read_hits)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for DBLP keys (`conf/cvpr/...`); other ids cannot be asked for."""
    return one_by_one(ids, _lookup, _read_record)


def _search(query: Question) -> Request | None:
    if isinstance(query, Id) or query.alias:
        return None
    terms_of_title = " ".join(re.findall(r"[^\W_]+", query.title))
    params = {"q": terms_of_title, "format": "json", "h": HITS, "c": "0"}
    return Request(path="/search/publ/api", params=params) if terms_of_title else None


def _lookup(question: Question) -> Request | None:
    is_key = isinstance(question, Id) and question.scheme == "dblp" and _KEY.fullmatch(question.value)
    return Request(path=f"/rec/{quote(question.value)}.xml") if is_key and isinstance(question, Id) else None


def _read_hits(response: Response) -> Iterator[Record]:
    if response.status != 200:
        raise CouldNotAsk(f"DBLP refuses the query (HTTP {response.status})")
    hits = decoded(response, _Found, "DBLP").result.hits.hit or []
    return each_record(name, hits, _Hit, lambda hit: _records([hit.info]))


def _read_record(response: Response) -> Iterator[Record]:
    if response.status in (404, 410):
        return iter(())
    if response.status != 200:
        raise CouldNotAsk(f"DBLP refuses the key (HTTP {response.status})")
    try:
        root = ET.fromstring(response.body, parser=ET.XMLParser(target=_NoDoctype()))  # noqa: S314 -- see _NoDoctype
    except (ET.ParseError, LookupError, ValueError) as exc:  # the last two: an unknown encoding
        raise NoAnswer(f"no record of DBLP ({exc})") from exc
    if root.tag != "dblp":
        raise NoAnswer("an XML document that is not a record of DBLP")
    return _records([_info(element) for element in root if element.tag in _ELEMENTS])


def _info(element: ET.Element) -> _Info:
    """Return a record in XML in the form of one in JSON."""
    texts = {child.tag: "".join(child.itertext()) for child in element}
    people: list[_Person | str] = ["".join(child.itertext()) for child in element.findall("author")]
    facts = {field: texts[field] for field in ("title", "volume", "number", "pages", "publisher", "year")
             if field in texts}  # fmt: skip
    return _Info(
        authors=_Authors(people),
        venue=texts.get("booktitle") or texts.get("journal"),
        type=_ELEMENTS[element.tag],
        key=element.get("key"),
        ee=["".join(child.itertext()) for child in element.findall("ee")],
        **facts,
    )


def _records(infos: Sequence[_Info]) -> Iterator[Record]:
    for info in infos:
        title = one_line(unescape(info.title or ""))
        if title and info.type != "Editorship":
            yield _record(info, title[:-1] if title.endswith(".") and not title.endswith("..") else title)


def _record(info: _Info, title: str) -> Record:
    venue = info.venue[0] if isinstance(info.venue, list) and info.venue else info.venue
    short = one_line(unescape(venue)) if isinstance(venue, str) else ""
    preprint = short == "CoRR" or (info.key or "").startswith("journals/corr/")
    kind = "misc" if preprint else _TYPES.get(info.type or "", info.type if info.type in _ELEMENTS.values() else None)
    return Record(
        source=name,
        title=title,
        authors=tuple(parse_name(unescape(author)) for author in _names(info.authors) if author.strip()),
        year=natural(info.year or ""),
        type=kind,
        venue_short=None if preprint else short or None,
        volume=None if preprint else info.volume,
        number=info.number,
        pages=page_range(info.pages) if info.pages else None,
        publisher=info.publisher,
        ids=tuple(dict.fromkeys(_ids(info, preprint=preprint))),
    )


def _names(authors: _Authors | None) -> Iterator[str]:
    listed = authors.author if authors else []
    for item in listed if isinstance(listed, list) else [listed]:
        yield item if isinstance(item, str) else item.text


def _ids(info: _Info, *, preprint: bool) -> Iterator[Id]:
    links = info.ee if isinstance(info.ee, list) else [info.ee or ""]
    volume = (info.volume or "").removeprefix("abs/")
    for identity in (arxiv_id(volume) if preprint else None, doi_id(info.doi or ""), *map(url_id, links)):
        if identity:
            yield identity
    if info.key:
        yield Id("dblp", info.key)
