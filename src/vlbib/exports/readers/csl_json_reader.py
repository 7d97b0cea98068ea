"""Reads CSL JSON, as vlbib, Zotero and pandoc write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vlbib.core.json_reading import lenient_json
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name
from vlbib.core.years import PRINTED_YEAR
from vlbib.exports.csl_json import DATES, GENRES, NOTED, PEOPLE, TEXTS, TYPES
from vlbib.exports.preprints import is_own_page
from vlbib.exports.readers.imported import (
    Imported,
    ReadFault,
    arxiv_fields,
    kept_braces,
    make_entry,
    name_of,
    with_people,
)
from vlbib.exports.values.dates import Date, classic_date, parse_date
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.bib import Entry

_KINDS = {name: kind.value for kind, name in reversed(TYPES.items())} | {
    "article": "online", "book": "book", "report": "report", "software": "software", "document": "misc",
    "article-magazine": "article", "article-newspaper": "article", "post": "online", "post-weblog": "online",
    "motion_picture": "movie", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "speech": "unpublished", "broadcast": "audio",
    "standard": "standard",
    # Crossref's own type names, which its CSL uses.
    "journal-article": "article", "proceedings-article": "inproceedings", "book-chapter": "incollection",
    "posted-content": "online", "monograph": "book", "edited-book": "collection", "reference-book": "reference",
    "reference-entry": "inreference", "dissertation": "thesis", "report-component": "report",
}  # fmt: skip
_VARIABLES = {"DOI": "doi", "medium": "howpublished"} | {
    variable: field for field, variable in TEXTS.items() if field != "note"
}
_YEAR = lazy_pattern(PRINTED_YEAR)
_PERIODICALS = ("article-magazine", "article-newspaper")
_THESES = {genre: kind for kind, genre in GENRES.items()}


def read(text: str) -> Imported:
    """Return the items of a list; anything else in the list is a fault with its position."""
    try:
        data = lenient_json(text.lstrip("\ufeff"))
    except ValueError as error:
        return Imported((), (ReadFault(getattr(error, "lineno", 0), f"not JSON: {error}"),))
    rows = data if isinstance(data, list) else [data]
    faults = [
        ReadFault(0, f"item {place} is no object")
        for place, row in enumerate(rows, start=1)
        if not isinstance(row, dict)
    ]
    items = [row for row in rows if isinstance(row, dict)]
    return Imported(tuple(_entry(row, place) for place, row in enumerate(items, start=1)), tuple(faults))


def _entry(row: dict[str, Any], place: int) -> Entry:
    kind = _kind(row)
    key = _text(row, "citation-key") or _text(row, "id").rstrip("/").rpartition("/")[2] or f"csl{place}"
    lists = {"author": row.get("author") or row.get("director"), "editor": row.get("editor")}
    lists |= {role: row.get(variable) for role, variable in PEOPLE.items()}
    people = {role: [person for raw in _list(rows) if (person := _person(raw))] for role, rows in lists.items()}
    return with_people(make_entry(kind, key, _fields(row, kind)), **people)


def _kind(row: dict[str, Any]) -> str:
    kind = _text(row, "type")
    if kind == "book" and (row.get("version") or _text(row, "genre") == "Computer software"):
        return Type.SOFTWARE.value
    return _THESES.get(_text(row, "genre"), _KINDS.get(kind, "misc"))


def _fields(row: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    arxiv = arxiv_fields(_text(row, "number")) if kind == "online" else []
    own = dict(arxiv).get("eprint") or _text(row, "number")
    yield "url", "" if is_own_page(_text(row, "URL"), own) else _text(row, "URL")
    yield "title", kept_braces(_text(row, "title"))
    yield "langid", _text(row, "language")
    yield "date", _date(row.get("issued"))
    yield from ((field, _date(row.get(variable))) for field, variable in (("urldate", "accessed"), *DATES.items()))
    yield "entrysubtype", _text(row, "type").removeprefix("article-") if _text(row, "type") in _PERIODICALS else ""
    container = "booktitle" if kind in ("inproceedings", "incollection", "inreference") else "journaltitle"
    if _text(row, "type") == "broadcast":
        container = "series"
    elif _text(row, "type") == "webpage" and not _text(row, "publisher"):
        container = "organization"  # the website
    yield container, _text(row, "container-title")
    yield "pages", _text(row, "page").replace("-", "--").replace("----", "--")
    publisher = _text(row, "publisher")
    body = "institution" if kind in ("thesis", "phdthesis", "mastersthesis", "report", "jurisdiction") else "publisher"
    yield body, "" if arxiv and publisher == "arXiv" else publisher or _text(row, "authority")
    yield "keywords", _text(row, "keyword")
    yield "number", _text(row, "issue") or _text(row, "collection-number") or ("" if arxiv else _text(row, "number"))
    yield "type", "" if _text(row, "genre") in (*_THESES, "preprint", "Computer software") else _text(row, "genre")
    yield from arxiv_fields(_text(row, "note"))
    yield from arxiv
    labelled = [line.partition(": ") for line in _text(row, "note").split("\n")]
    yield from ((NOTED[label], text) for label, _, text in labelled if label in NOTED)
    said = ("".join(parts) for parts in labelled if parts[0] not in NOTED)
    yield "note", " ".join(line for line in said if not arxiv_fields(line))
    yield from ((field, _text(row, variable)) for variable, field in _VARIABLES.items())
    yield "location", _text(row, "jurisdiction") if kind == "patent" else ""


def _text(row: dict[str, Any], variable: str) -> str:
    value = row.get(variable)
    if isinstance(value, list):  # Crossref writes titles and serial numbers as lists
        value = ", ".join(part for part in value if isinstance(part, str))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _person(raw: object) -> Name | None:
    if not isinstance(raw, dict):
        return None
    if body := _text(raw, "literal") or _text(raw, "name"):
        return Name(body, literal=" " in body)
    particles = [_text(raw, part) for part in ("dropping-particle", "non-dropping-particle")]
    family = " ".join(part for part in (*particles, _text(raw, "family")) if part)
    return name_of(family, _text(raw, "given"), _text(raw, "suffix")) if family else None


def _date(value: object) -> str:
    """Return a CSL date as an ISO date or range, or its words."""
    if not isinstance(value, dict):
        return ""
    ends = [_iso(parts) for parts in _list(value.get("date-parts"))[:2] if _list(parts)]
    ends = [".." if place and end == "0000" else end for place, end in enumerate(ends)]  # the mark of an open range
    if not ends:
        return _date_in_words(_text(value, "raw") or _text(value, "literal"))
    season = str(value.get("season", ""))
    if season in ("1", "2", "3", "4") and len(ends[0]) == 4:
        ends[0] += f"-{20 + int(season)}"
    if value.get("circa"):
        ends[0] += "~"
    return "/".join(ends)


def _date_in_words(words: str) -> str:
    """Return `March 2020` or `4 March 2020` as an ISO date, other words unchanged."""
    month = _YEAR.sub("", words).strip(" ,")
    date = parse_date(words) or (classic_date(words, month, "") if month else None)
    return date.edtf() if date and (date.month or date.season or not month) else words


def _iso(parts: list[Any]) -> str:
    numbers = [int(part) for part in parts if str(part).removeprefix("-").isdigit()]
    if not numbers:
        return ""
    month, day = (*numbers[1:], None, None)[:2]
    return Date(numbers[0] + (numbers[0] < 0), month, day).iso()  # CSL has no year 0
