"""Reads arXiv's Atom feeds, in the new form (since November 2025) and the old one: bytes in, records out.

Elements are found by name, never by position. A document type declaration is refused before its contents are read: a
feed has none, and entities that expand without end are an old attack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from vlbib.core.ids import Id, arxiv_id, doi_id, url_id
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import natural, one_line
from vlbib.core.withdrawals import tells_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

_NS = {
    "a": "http://www.w3.org/2005/Atom",
    "x": "http://arxiv.org/schemas/atom",
    "s": "http://a9.com/-/spec/opensearch/1.1/",
}
_ABS = lazy_pattern(r"/abs/(.+?)(?:v\d+)?$")
# The beginning of a notice of withdrawal in place of an abstract; an abstract about withdrawals may go on with `from`.
_WITHDRAWN = lazy_pattern(r"\s*withdrawn\b(?!\s+from\b)", re.IGNORECASE)


class NoFeed(ValueError):  # noqa: N818 -- it reads as the sentence it is
    """The bytes are not a feed; the message says in a few words what they look like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An answer: the results counted over all pages, the entries shown, their records, and an error of the server."""

    total: int
    entries: int
    records: tuple[Record, ...] = ()
    error: str = ""


class _NoDoctype(ET.TreeBuilder):
    """A tree builder that refuses a document type declaration."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse the declaration before its entities are read."""
        raise NoFeed(f"an XML document with a DOCTYPE ({name}, {pubid}, {system})"[:80])


def read(body: bytes) -> Feed:
    """Return the feed in the bytes. Raises NoFeed for anything else: HTML, plain text, a truncated or hostile file."""
    start = body.lstrip()[:200].lower()
    if start.startswith(b"rate exceeded"):
        raise NoFeed("arXiv says: Rate exceeded.")
    if b"<html" in start or b"<!doctype html" in start:
        raise NoFeed("an HTML page instead of a feed")
    try:
        root = ET.fromstring(body, parser=ET.XMLParser(target=_NoDoctype()))  # noqa: S314 -- see _NoDoctype
    except NoFeed:
        raise
    except (ET.ParseError, LookupError, ValueError) as exc:  # the last two: an unknown encoding
        raise NoFeed(f"no well-formed feed ({exc})") from exc
    if root.tag != f"{{{_NS['a']}}}feed":
        raise NoFeed("an XML document that is not a feed")
    entries = root.findall("a:entry", _NS)
    return Feed(
        total=_number(_text(root, "s:totalResults"), len(entries)),
        entries=len(entries),
        records=tuple(_records(entries)),
        error=next((_text(entry, "a:summary") for entry in entries if "/api/errors" in _text(entry, "a:id")), ""),
    )


def _records(entries: list[ET.Element]) -> Iterator[Record]:
    for entry in entries:
        match = _ABS.search(_text(entry, "a:id"))
        identity = arxiv_id(match[1]) if match else None
        title = _unicode(_text(entry, "a:title"))
        if identity and title:
            yield _record(entry, identity, title)


def _record(entry: ET.Element, identity: Id, title: str) -> Record:
    published = _text(entry, "a:published")
    comment = _text(entry, "x:comment")
    year = _number(published[:4], 0) or None
    primary = entry.find("x:primary_category", _NS)
    return Record(
        source="arxiv",
        title=title,
        authors=tuple(parse_name(name) for name in _names(entry)),
        year=year,
        preprint_year=year,
        type="misc",
        url=f"https://arxiv.org/abs/{identity.value}",
        ids=tuple(dict.fromkeys([identity, *_dois(entry)])),
        primary_class=primary.get("term") if primary is not None else None,
        comment=comment or None,
        journal_ref=_text(entry, "x:journal_ref") or None,
        withdrawn=tells_withdrawal(comment) or bool(_WITHDRAWN.match(_text(entry, "a:summary"))),
        updated=_text(entry, "a:updated")[:10] or None,
    )


def _names(entry: ET.Element) -> Iterator[str]:
    """Return the names of the authors; arXiv has entries with a lone `:` between a group and its members."""
    for author in entry.findall("a:author", _NS):
        name = _unicode(_text(author, "a:name"))
        if any(c.isalpha() for c in name):
            yield name


def _dois(entry: ET.Element) -> Iterator[Id]:
    for element in entry.findall("x:doi", _NS):
        for part in re.split(r"[\s,;]+(?=10\.)", one_line(element.text or "")):
            identity = doi_id(part) or url_id(part)  # authors fill this in, and may give a publisher's link
            if identity:
                yield identity


def _text(element: ET.Element, path: str) -> str:
    return one_line(element.findtext(path, "", _NS))


def _unicode(text: str) -> str:
    r"""Return a title or name in Unicode; a few have LaTeX (`Poincar\'e`)."""
    return one_line(decode(text)) if "\\" in text else text


def _number(text: str, default: int) -> int:
    number = natural(text)
    return default if number is None else number
