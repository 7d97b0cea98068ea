"""CSL JSON, for pandoc, citeproc and Zotero.

Variables and types: the CSL 1.0.2 schema (csl-data.json). `software` is a type there, but Zotero then refuses the whole
file, and reads a `book` with a version as a program: so that is written. Zotero drops `keyword`; pandoc keeps it.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.exports.format import Dropped, Exported, ExportOptions, leftovers
from vlbib.exports.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.dates import Date
    from vlbib.exports.item import Item

name = "csl-json"
suffix = ".json"

TYPES = {
    Type.ARTICLE: "article-journal",
    Type.AUDIO: "song",
    Type.BOOK: "book",
    Type.BOOKLET: "pamphlet",
    Type.CASE: "legal_case",
    Type.CHAPTER: "chapter",
    Type.COLLECTION: "book",
    Type.DATASET: "dataset",
    Type.ENTRY: "entry-encyclopedia",
    Type.FILM: "motion_picture",
    Type.IMAGE: "graphic",
    Type.LAW: "legislation",
    Type.LETTER: "personal_communication",
    Type.MANUAL: "report",
    Type.MISC: "document",
    Type.PAPER: "paper-conference",
    Type.PATENT: "patent",
    Type.PERIODICAL: "periodical",
    Type.PREPRINT: "article",
    Type.PROCEEDINGS: "book",
    Type.REPORT: "report",
    Type.SOFTWARE: "book",
    Type.STANDARD: "standard",
    Type.THESIS: "thesis",
    Type.UNPUBLISHED: "manuscript",
    Type.VIDEO: "motion_picture",
    Type.WEB: "webpage",
}
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
# CSL variable by biblatex field, for values that are text and stand for one thing.
TEXTS = {
    "abstract": "abstract",
    "annotation": "annote",
    "chapter": "chapter-number",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "langid": "language",
    "language": "language",
    "location": "publisher-place",
    "note": "note",
    "series": "collection-title",
    "shorttitle": "title-short",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
}
CARRIED = frozenset(TEXTS) | {
    "author", "booktitle", "crossref", "date", "day", "doi", "editor", "eprint", "eprintclass", "eprinttype",
    "howpublished", "institution", "journaltitle", "keywords", "month", "number", "organization", "pages", "publisher",
    "pubstate", "subtitle", "title", "type", "url", "urldate", "xdata", "year",
}  # fmt: skip
_PARTICLE = re.compile(r"((?:[^\W\d_A-Z][^\s]*\s+)+)(?=[^\W\d_])")


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return a JSON list, one item a line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join([encode(data(item)) for item in items])
    return Exported(f"[\n{lines}\n]\n" if items else "[]\n", tuple(_dropped(items)))


def data(item: Item) -> dict[str, Any]:
    """Return the item as CSL data, absent variables left out."""
    values: dict[str, Any] = {"id": item.key, "citation-key": item.key, "type": TYPES[item.type], "title": item.title}
    values |= {
        "author": [person(name) for name in item.authors.names],
        "editor": [person(name) for name in item.editors.names],
        "issued": _date(item.date, item.year),
        "accessed": _date(item.accessed, ""),
        "container-title": item.container,
        "publisher": _publisher(item),
        "page": item.page_range,
        "DOI": item.doi,
        "URL": item.url,
        "keyword": ", ".join(item.tags),
    }
    for field in item.values:
        if field in TEXTS:
            values.setdefault(TEXTS[field], item.text(field))
    return {variable: value for variable, value in (values | _by_type(item, values)).items() if value}


def _publisher(item: Item) -> str:
    return item.publisher or ("arXiv" if item.type is Type.PREPRINT and item.arxiv else "")


def _by_type(item: Item, values: dict[str, Any]) -> dict[str, str]:
    """Return the variables whose name depends on the type: numbers, genre, and the arXiv id."""
    number = item.text("number")
    if item.type is Type.PREPRINT:
        return {"genre": "preprint", "number": f"arXiv:{item.arxiv}" if item.arxiv else number, "note": _note(item)}
    if item.type is Type.SOFTWARE:
        return {"genre": "Computer software", "version": str(values.get("version") or number)}
    kind = GENRES.get(item.text("type").lower(), item.text("type")) or GENRES.get(item.entry.type, "")
    variable = "issue" if item.type in (Type.ARTICLE, Type.PERIODICAL) else "number"
    return {"genre": kind, variable: number, "note": _note(item)}


def _note(item: Item) -> str:
    """Return the note, what `howpublished` says, and the arXiv id as Zotero reads it there, one a line."""
    how = item.text("howpublished")
    lines = [item.text("note"), how if how and "http" not in how else ""]
    if item.arxiv:
        primary = item.text("eprintclass")
        lines.append(f"arXiv: {item.arxiv}" + (f" [{primary}]" if primary else ""))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=65536)
def person(name: Name) -> dict[str, str]:
    """Return a name as CSL has it: particles apart, one-word names and bodies as `literal`."""
    if name.literal or not (name.given or name.suffix):
        return {"literal": name.family}
    particle = _PARTICLE.match(name.family)
    parts = {
        "family": name.family[particle.end() :] if particle else name.family,
        "given": name.given,
        "non-dropping-particle": particle[1].strip() if particle else "",
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _date(date: Date | None, text: str) -> dict[str, Any]:
    if date is not None:
        return {"date-parts": [date.parts]}
    return {"literal": text} if text else {}


def _dropped(items: Sequence[Item]) -> Iterator[Dropped]:
    yield from leftovers(items, CARRIED, "CSL JSON has no place for it")
    for item in items:
        if item.authors.others:
            yield Dropped(item.key, "author", "CSL JSON cannot say `and others`", item.line_of("author"))
        if item.type in (Type.SOFTWARE, Type.MANUAL, Type.COLLECTION, Type.PROCEEDINGS):
            yield Dropped(item.key, "", f"type {item.entry.type} is written as {TYPES[item.type]}", item.entry.line)
