"""The ACL Anthology: the venue's own record of a paper by its Anthology id, as BibTeX.

Pages: https://aclanthology.org/faq/. A paper's entry is at `/<id>.bib`; its DOI, if it has one, is `10.18653/v1/<id>`.
There is no search. Not verified: no answer was recorded. The reader follows the form that the Anthology's pages show
(one field a line, values in quotes or bare, names as `Family, Given` joined by `and`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.anthology import ANTHOLOGY_DOI
from vlbib.core.ids import Id, doi_id
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import parse_month
from vlbib.core.page_ranges import page_range
from vlbib.core.people import read_people
from vlbib.core.record import Record
from vlbib.core.text import natural, one_line
from vlbib.resolver import CouldNotAsk, NoAnswer, Request, one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Question, Response

name = "acl_anthology"
url = "https://aclanthology.org"
delay = 2.0
schemes = frozenset({"acl", "doi"})
# Terms with the rate limits: https://aclanthology.org/faq/

_ID = lazy_pattern(r"[A-Za-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+")
_DOI = lazy_pattern(rf"{re.escape(ANTHOLOGY_DOI)}(.+)", re.IGNORECASE)
_ENTRY = lazy_pattern(r"\s*@(\w+)\{[^,]*,")
_FIELD = lazy_pattern(
    r'^[ \t]*(\w+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|\{((?:\\.|[^\\\n]|\n(?![ \t]*\w+[ \t]*=))*?)\}(?=,?\s*$)|(\w+))'
    r"[ \t]*,?[ \t\r]*$",
    re.MULTILINE,
)


def by_title(queries: Sequence[Query], /) -> Flow:
    """Find nothing by title: the Anthology has no search."""
    return one_by_one(queries, lambda _: None, _read)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for Anthology ids, and for DOIs that contain one."""
    return one_by_one(ids, _lookup, _read)


def _lookup(question: Question) -> Request | None:
    if not isinstance(question, Id) or question.scheme not in ("acl", "doi"):
        return None
    doi = _DOI.fullmatch(question.value)
    value = question.value if question.scheme == "acl" else doi[1] if doi else ""
    return Request(path=f"/{value}.bib") if _ID.fullmatch(value) else None


def _read(response: Response) -> Iterator[Record]:
    if response.status == 404:
        return iter(())
    if response.status != 200:
        raise CouldNotAsk(f"the ACL Anthology refuses the id (HTTP {response.status})")
    text = response.body.decode("utf-8", "replace")
    entry = _ENTRY.match(text)
    fields = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _FIELD.finditer(text)}
    if entry is None or not text.rstrip().endswith("}") or not fields.get("title"):
        raise NoAnswer("no BibTeX entry")
    return iter((_record(entry[1].lower(), fields),))


def _record(kind: str, fields: Mapping[str, str]) -> Record:
    text = {field: one_line(decode(one_line(value))) for field, value in fields.items() if field not in ("url", "doi")}
    link = fields.get("url", "").rstrip("/")
    identity = link.rsplit("/", 1)[-1]
    ids = [Id("acl", identity) if _ID.fullmatch(identity) else None, doi_id(fields.get("doi", ""))]
    return Record(
        source=name,
        title=text["title"],
        authors=read_people(fields.get("author", "")).names,
        year=natural(text.get("year", "")),
        month=parse_month(fields.get("month", "")),
        type=kind,
        venue=text.get("booktitle") or text.get("journal"),
        volume=text.get("volume"),
        number=text.get("number"),
        pages=page_range(text["pages"]) if text.get("pages") else None,
        publisher=text.get("publisher"),
        url=link or None,
        ids=tuple(identity for identity in ids if identity),
    )
