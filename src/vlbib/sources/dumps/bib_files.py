"""Entries of any .bib file as records; the parser comes from outside, for it is not this package's business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import Id, arxiv_id, doi_id, find_ids
from vlbib.core.latex import decode
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.sources.dumps.author_names import read_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.bib import Entry

_AND = re.compile(r"\s+and\s+")
_RANGE = re.compile(r"\s*[-–—]+\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CORPORATE = re.compile(r"\{(.*)\}", re.DOTALL)


def read_entry(entry: Entry, prefix: str) -> Record | None:
    """Return the record of an entry; None for one without a title."""
    title = _text(entry, "title")
    if not title:
        return None
    year = _YEAR.search(entry.get("year") or entry.get("date"))
    return Record(
        source=f"{prefix}/bib",
        title=title,
        authors=tuple(_name(one) for one in _AND.split(entry.get("author").strip()) if one and one != "others"),
        year=int(year[0]) if year else None,
        type=entry.type,
        venue=_text(entry, "booktitle") or _text(entry, "journal") or _text(entry, "journaltitle") or None,
        volume=_text(entry, "volume") or None,
        number=_text(entry, "number") or None,
        series=_text(entry, "series") or None,
        pages=_RANGE.sub("--", entry.get("pages").strip()) or None,
        publisher=_text(entry, "publisher") or None,
        url=entry.get("url").strip() or None,
        ids=tuple(dict.fromkeys(_ids(entry))),
    )


def _text(entry: Entry, name: str) -> str:
    return one_line(decode(entry.get(name)))


def _name(text: str) -> Name:
    if corporate := _CORPORATE.fullmatch(text):
        return Name(one_line(decode(corporate[1])), literal=True)
    return read_name(one_line(decode(text)))


def _ids(entry: Entry) -> Iterator[Id]:
    if doi := doi_id(entry.get("doi")):
        yield doi
    kind = (entry.get("archiveprefix") or entry.get("eprinttype") or "arxiv").lower()
    if kind == "arxiv" and (one := arxiv_id(entry.get("eprint"))):
        yield one
    for name in ("url", "journal", "note", "howpublished"):
        yield from find_ids(entry.get(name))
