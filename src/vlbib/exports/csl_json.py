"""CSL JSON, for pandoc, citeproc and Zotero.

Variables and types: the CSL 1.0.2 schema. That has the type `software`, but Zotero refuses a whole file that contains
it. Programs are therefore written as `book` with a version, which Zotero reads as a program. Zotero drops `keyword`;
pandoc keeps it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.classic import IN_GAZETTES
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers, retyped
from vlbib.exports.interviews import is_interview
from vlbib.exports.preprints import not_of_server, own_page, server_words
from vlbib.exports.ris import other_repository
from vlbib.exports.sentence_case import nocase_title
from vlbib.exports.values.datamodel import csl_names
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.core.people import People
    from vlbib.exports.item import Item
    from vlbib.exports.values.dates import Date

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
    Type.MANUAL: "book",
    Type.MISC: "document",
    Type.PAPER: "paper-conference",
    Type.PATENT: "patent",
    Type.PERIODICAL: "periodical",
    Type.PREPRINT: "article",
    Type.PRESENTATION: "speech",
    Type.PROCEEDINGS: "book",
    Type.REPORT: "report",
    Type.SOFTWARE: "book",
    Type.STANDARD: "report",  # few styles print the number of a `standard`
    Type.THESIS: "thesis",
    Type.UNPUBLISHED: "manuscript",
    Type.VIDEO: "motion_picture",
    Type.WEB: "webpage",
}
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report"}
# CSL variables by biblatex field, for people other than authors and editors.
PEOPLE = {
    "translator": "translator",
    "bookauthor": "container-author",
    "holder": "contributor",
    "serieseditor": "collection-editor",
    "interviewer": "interviewer",
}
# CSL variables by biblatex field, for dates other than the work's own.
DATES = {"origdate": "original-date", "eventdate": "event-date", "filingdate": "submitted"}
# CSL variables by biblatex field, for plain text values.
TEXTS = {
    "abstract": "abstract",
    "annotation": "annote",
    "chapter": "chapter-number",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "library": "archive",
    "issn": "ISSN",
    "license": "license",
    "location": "publisher-place",
    "note": "note",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "pubstate": "status",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
CARRIED = frozenset({*TEXTS, *PEOPLE, *DATES}) | {
    "author", "booktitle", "crossref", "date", "day", "doi", "editor", "eid", "eprint", "eprintclass", "eprinttype",
    "entrysubtype", "howpublished", "institution", "issuetitle", "journaltitle", "keywords", "langid", "language",
    "month", "number", "organization", "pages", "publisher", "repository", "subtitle", "swhid", "title", "type", "url",
    "urldate", "xdata", "year",
}  # fmt: skip
_BOOKS = frozenset({Type.BOOK, Type.COLLECTION, Type.CHAPTER, Type.ENTRY, Type.PROCEEDINGS, Type.PAPER})
_LOOSE = frozenset({Type.SOFTWARE, Type.MANUAL, Type.COLLECTION, Type.PROCEEDINGS, Type.STANDARD, Type.VIDEO})
_WITH_ISSUES = frozenset({Type.ARTICLE, Type.PERIODICAL})
_EDITORS = ("editor", "editora", "editorb", "editorc")
_ROLES = (*_EDITORS, *(f"{field}type" for field in _EDITORS))
_FURTHER = frozenset({*TEXTS, *PEOPLE, *_EDITORS, *DATES})
NOTED = {"SWHID": "swhid", "Repository": "repository"}  # labels of lines in the note, and their fields
_NOTED = frozenset({"howpublished", "note", "version", *NOTED.values()})
# As R's `citation()` writes it; the address of the source since 4.3.
_PACKAGE = lazy_pattern(r"(R package) version ([^\s,]+)(?:,\s(https?://\S+))?")
# parts of a programme rather than recordings
_BROADCAST = lazy_pattern(r"(?:podcast|\bradio|broadcast)", re.IGNORECASE)
_FEW = 3  # the most words that a kind of work may have
_ADDRESS = lazy_pattern(r"\d|://|@")


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return a JSON list, one item per line."""
    if not items:
        return Exported("[]\n")
    encode = msgspec.json.Encoder().encode
    return item_by_item(items, lambda item: encode(data(item)), _dropped, head="[\n", between=",\n", tail="\n]\n")


def data(item: Item) -> dict[str, Any]:
    """Return the item as CSL data, without empty variables."""
    values, date = item.values, item.date
    facts: dict[str, Any] = {
        "id": item.key,
        "citation-key": item.key,
        "type": _type(item),
        "title": nocase_title(item),
        "author": _people(item.authors) if item.authors.names else None,
        "editor": _people(item.editors) if "editor" in values and _role(item, "editor") == "editor" else None,
        "issued": _date(date, "" if date else item.year),
        "accessed": _date(item.accessed, ""),
        "container-title": _container(item),
        "publisher": _publisher(item),
        "page": item.page_range or item.text("eid"),
        "language": item.language,
        "edition": item.edition,
        "DOI": item.doi,
        "URL": item.url or own_page(item),
        "keyword": ", ".join(item.tags),
    }
    for field in filter(_FURTHER.__contains__, values):
        if field in TEXTS:
            facts.setdefault(TEXTS[field], item.text(field))
        elif field in PEOPLE:
            facts[PEOPLE[field]] = _people(item.people(field))
        elif field in _EDITORS and (role := _role(item, field)) and (field, role) != ("editor", "editor"):
            facts[role] = [*(facts.get(role) or ()), *_people(item.people(field))]
        elif field in DATES:
            facts[DATES[field]] = _date(item.date_in(field), "")
    if not date and "status" in facts and facts["status"].lower() == item.year.lower():
        del facts["status"]  # styles print it in place of the date
    facts.update(_by_package(item) or _by_type(item, facts))
    if item.type is Type.MANUAL and "organization" in values and not (facts["author"] or facts["editor"]):
        # Without an author pandoc's APA prints the edition twice.
        facts |= {"author": [{"literal": item.text("organization")}], "publisher": item.text("publisher")}
    if facts["type"] == "broadcast" or (item.type in IN_GAZETTES and item.container):
        facts["collection-title"] = ""  # it follows the gazette's name, or is that of the whole programme
    if "publisher-place" in facts and (variable := _place(item)) not in facts:
        facts[variable] = facts.pop("publisher-place")
    return {variable: value for variable, value in facts.items() if value}


def _place(item: Item) -> str:
    """Return the variable for `location`: a patent's jurisdiction, a talk's event place, else the publisher's place."""
    if item.type is Type.PATENT:
        return "jurisdiction"
    return "event-place" if item.type is Type.PRESENTATION else "publisher-place"


def _type(item: Item) -> str:
    """Return the CSL type; an article in a newspaper or magazine has its own."""
    if item.is_whole_book or _by_package(item):
        return "book"  # Zotero reads one with a version as a program
    if is_interview(item):
        return "interview"
    if item.type is Type.AUDIO and "series" in item.values:
        words = item.values.get("type", "") + item.values["series"]
        return "broadcast" if _BROADCAST.search(words) else "song"
    return f"article-{item.periodical}" if item.periodical else TYPES[item.written_type]


def _role(item: Item, field: str) -> str:
    """Return the CSL variable for the people in an editor field, by their role; "" if CSL does not know the role.

    The director of a film counts as its author, as in Zotero's own export: most styles print no director.
    """
    role = item.values.get(f"{field}type", "").strip().lower()
    if field == "editor" and item.has_director_alone:
        return "author"
    if field == "editor" and "author" not in item.values and item.type not in (Type.FILM, Type.VIDEO):
        return "editor"  # styles print no other role, such as a compiler, in the author's place
    return role if role in csl_names() else "editor" if field == "editor" else ""


def _container(item: Item) -> str:
    """Return the title of what contains the work: the site of a page, the name of a gazette with its series."""
    if item.type is Type.AUDIO and _type(item) == "broadcast":
        return item.text("series")
    if item.type is Type.WEB:  # Zotero has no field for the CSL publisher of a page
        return item.container or item.publisher
    series = item.text("series") if item.type in IN_GAZETTES and item.container else ""
    return f"{item.container} {series}".strip() if series else item.container.strip()


def _publisher(item: Item) -> str:
    """Return the publisher, else how the work was published, which styles print in the same place."""
    if item.type is Type.WEB and not item.container:
        return "" if item.publisher else item.howpublished
    return server_words(item) if item.type is Type.PREPRINT else item.publisher or item.howpublished


def _by_type(item: Item, values: dict[str, Any]) -> dict[str, str]:
    """Return the variables whose names depend on the type: number, genre and note."""
    number = item.text("number")
    if item.type is Type.PREPRINT:
        own = f"arXiv:{item.arxiv}" if item.arxiv else item.plain("eprint") or number
        return {"genre": "preprint", "number": own, "note": _note(item)}
    if item.type is Type.CASE:
        return {"number": number, "authority": item.publisher, "publisher": "", "note": _note(item)}
    if item.type is Type.IMAGE:
        return {
            "medium": item.howpublished,
            "genre": item.text("type"),
            "publisher": item.publisher,
            "note": _note(item),
        }
    if item.type is Type.SOFTWARE:
        return {
            "genre": "Computer software",
            "version": str(values.get("version") or number),
            "note": _note(item),
        }
    if item.type is Type.MANUAL:  # Zotero would read a manual with a version as a program
        return {"version": "", "collection-number": number, "note": _note(item)}
    kind = GENRES.get(item.text("type").lower(), item.text("type")) if "type" in item.values else ""
    kind = kind or GENRES.get(item.entry.type, "")
    in_series = item.type in _BOOKS and "series" in item.values
    # for example AAAI's proceedings
    is_issue = item.type in _WITH_ISSUES or (item.type is Type.PAPER and not in_series)
    variable = "issue" if is_issue else "collection-number" if in_series else "number"
    # Styles of CSL 1.0.1 print `event` of a talk, the older name of `event-title`.
    event = item.text("eventtitle") if item.type is Type.PRESENTATION else ""
    return {"genre": kind or _kind_in_words(item), "event": event, variable: number, "note": _note(item)}


def _by_package(item: Item) -> dict[str, str]:
    """Return kind and version of an R package, which R's own `citation()` writes into the note."""
    match = _PACKAGE.fullmatch(item.text("note")) if "note" in item.values else None
    return {"genre": match[1], "version": match[2], "note": match[3] or ""} if match else {}


def _kind_in_words(item: Item) -> str:
    """Return what `howpublished` or the note of a manuscript calls the work, if that is a few words: `Video game`."""
    if item.type is Type.UNPUBLISHED:
        words = item.text("note")
    else:
        words = item.howpublished if item.type is Type.MISC and item.publisher else ""
    return words if words and len(words.split()) <= _FEW and not _ADDRESS.search(words) else ""


def _note(item: Item) -> str:
    """Return the note, `howpublished`, and the arXiv id in the form that Zotero reads, one per line."""
    if _NOTED.isdisjoint(item.values) and not item.arxiv:  # most works
        return ""
    version, how = item.text("version") if item.type is Type.MANUAL else "", item.howpublished
    lines = [
        item.text("note"),
        f"Version {version}" if version else "",
        how if how and item.publisher and item.type is not Type.IMAGE else "",
    ]
    if item.arxiv:
        primary = item.text("eprintclass")
        lines.append(f"arXiv: {item.arxiv}" + (f" [{primary}]" if primary else ""))
    if "swhid" in item.values or "repository" in item.values:
        lines += [f"{label}: {text}" for label, text in zip(NOTED, _of_program(item), strict=True) if text]
    return "\n".join([line for line in lines if line])


def _of_program(item: Item) -> tuple[str, str]:
    """Return the SWHID and the repository, for which CSL has no variables."""
    return item.text("swhid"), other_repository(item)


def _people(people: People) -> list[dict[str, str]]:
    """Return the names; a shortened list ends in the name `others`, which pandoc prints as `et al.`."""
    names = list(map(person, people.names))
    return [*names, {"literal": "others"}] if people.others else names


@lru_cache(maxsize=65536)
def person(name: Name) -> dict[str, str]:
    """Return a name as a CSL name: particles apart, one-word names and bodies as `literal`."""
    family, given, suffix = name.parts
    if not (given or suffix):
        return {"literal": family}
    if not suffix and " " not in family:  # most names
        return {"family": family, "given": given}
    words = family.split(" ")
    start = next((at for at, word in enumerate(words) if not word.lstrip("'’")[:1].islower()), 0)
    parts = {
        "family": " ".join(words[start:]),
        "given": given,
        "non-dropping-particle": " ".join(words[:start]),
        "suffix": suffix,
    }
    return {part: text for part, text in parts.items() if text}


@lru_cache(maxsize=1024)
def _date(date: Date | None, text: str) -> dict[str, Any]:
    """Return a CSL date, or the given words if there is none. The result is cached and shared: do not change it."""
    if date is None:
        return {"literal": text} if text else {}
    value: dict[str, Any] = {"date-parts": _ends(date)}
    if date.season:
        value["season"] = date.season
    if date.doubt:
        value["circa"] = True
    return value


def _ends(date: Date) -> list[list[int]]:
    """Return both ends of a range to the same precision, else citeproc-js stops; an open range ends in 0."""
    first = _parts(date)
    if date.is_open:
        return [first[:1], [0]]
    last = _parts(date.end) if date.end else []
    size = len(last) or len(first)
    return [first[:size], *([last[: len(first)]] if last else [])]


def _parts(date: Date) -> list[int]:
    """Return year, month and day. CSL has no year 0: 44 BC is -44 there and -0043 in ISO 8601."""
    year, *rest = date.parts
    return [year if year > 0 else year - 1, *rest]


def _roles(item: Item) -> Iterator[str]:
    """Yield the editor fields whose role CSL knows, and the fields that name the role."""
    for field in _EDITORS:
        if (field in item.values or f"{field}type" in item.values) and _role(item, field):
            yield from (field, f"{field}type")


def _dropped(item: Item) -> Iterator[Dropped]:
    roles = set() if item.values.keys().isdisjoint(_ROLES) else set(_roles(item))
    yield from leftovers((item,), CARRIED, "CSL JSON has no place for it", roles)
    for field in not_of_server(item):
        reason = "CSL JSON has one publisher and one number for a preprint: the server's"
        yield Dropped(item.key, field, reason, item.line_of(field))
    if item.date and item.date.exactness_differs:
        reason = "CSL writes both ends of a range equally exact, and only the year of an open range"
        yield Dropped(item.key, item.written_as("date"), reason, item.line_of("date"))
    if item.issue_title or item.type in _LOOSE:
        yield retyped(item, TYPES[item.written_type])
