"""CSL JSON, for pandoc, citeproc and Zotero.

Variables and types: the CSL 1.0.2 schema. `software` is a type there, but Zotero then refuses the whole file, and reads
a `book` with a version as a program: so that is written. Zotero drops `keyword`; pandoc keeps it.
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
    Type.STANDARD: "report",  # of `standard` few styles print the number
    Type.THESIS: "thesis",
    Type.UNPUBLISHED: "manuscript",
    Type.VIDEO: "motion_picture",
    Type.WEB: "webpage",
}
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report"}
# CSL variable by biblatex field, for people beside authors and editors.
PEOPLE = {
    "translator": "translator",
    "bookauthor": "container-author",
    "holder": "contributor",
    "serieseditor": "collection-editor",
    "interviewer": "interviewer",
}
# CSL variable by biblatex field, for dates beside that of the work.
DATES = {"origdate": "original-date", "eventdate": "event-date", "filingdate": "submitted"}
# CSL variable by biblatex field, for values that are text and stand for one thing.
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
NOTED = {"SWHID": "swhid", "Repository": "repository"}  # lines of a note, and the fields that they are of
# R says so of itself, with the address of the source since 4.3.
_PACKAGE = lazy_pattern(r"(R package) version ([^\s,]+)(?:,\s(https?://\S+))?")
_BROADCAST = lazy_pattern(r"(?:podcast|\bradio|broadcast)", re.IGNORECASE)  # parts of a programme, not recordings
_FEW = 3  # words, with which a kind of work is called
_ADDRESS = lazy_pattern(r"\d|://|@")


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return a JSON list, one item per line."""
    if not items:
        return Exported("[]\n")
    encode = msgspec.json.Encoder().encode
    return item_by_item(items, lambda item: encode(data(item)), _dropped, head="[\n", between=",\n", tail="\n]\n")


def data(item: Item) -> dict[str, Any]:
    """Return the item as CSL data, absent variables left out."""
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
        del facts["status"]  # which styles print in the place of the date
    facts.update(_by_package(item) or _by_type(item, facts))
    if item.type is Type.MANUAL and "organization" in values and not (facts["author"] or facts["editor"]):
        # Without an author pandoc's APA prints the edition twice.
        facts |= {"author": [{"literal": item.text("organization")}], "publisher": item.text("publisher")}
    if facts["type"] == "broadcast" or (item.type in IN_GAZETTES and item.container):
        facts["collection-title"] = ""  # which stands after the gazette's name, or is that of the whole programme
    if "publisher-place" in facts and (variable := _place(item)) not in facts:
        facts[variable] = facts.pop("publisher-place")
    return {variable: value for variable, value in facts.items() if value}


def _place(item: Item) -> str:
    """Return the variable for a place: of a patent its land, of a talk where it was given."""
    if item.type is Type.PATENT:
        return "jurisdiction"
    return "event-place" if item.type is Type.PRESENTATION else "publisher-place"


def _type(item: Item) -> str:
    """Return the type; of articles, the kind of periodical that `entrysubtype` names."""
    if item.is_whole_book or _by_package(item):
        return "book"  # which Zotero takes for a program, where it has a version
    if is_interview(item):
        return "interview"
    if item.type is Type.AUDIO and "series" in item.values:
        words = item.values.get("type", "") + item.values["series"]
        return "broadcast" if _BROADCAST.search(words) else "song"
    return f"article-{item.periodical}" if item.periodical else TYPES[item.written_type]


def _role(item: Item, field: str) -> str:
    """Return the variable for the people in a field of editors: what its type calls them where CSL knows the role.

    The director of a film stands for its author, as in what Zotero writes: most styles print no director.
    """
    role = item.values.get(f"{field}type", "").strip().lower()
    if field == "editor" and item.has_director_alone:
        return "author"
    if field == "editor" and "author" not in item.values and item.type not in (Type.FILM, Type.VIDEO):
        return "editor"  # in whose place styles print no other: a compiler, say
    return role if role in csl_names() else "editor" if field == "editor" else ""


def _container(item: Item) -> str:
    """Return the title of what contains the work: of a page its site, of a gazette with its series."""
    if item.type is Type.AUDIO and _type(item) == "broadcast":
        return item.text("series")
    if item.type is Type.WEB:  # what CSL calls its publisher Zotero has no field for
        return item.container or item.publisher
    series = item.text("series") if item.type in IN_GAZETTES and item.container else ""
    return f"{item.container} {series}".strip() if series else item.container.strip()


def _publisher(item: Item) -> str:
    """Return who published it; where nobody is named, how it was published, which styles print in the same place."""
    if item.type is Type.WEB and not item.container:
        return "" if item.publisher else item.howpublished
    return server_words(item) if item.type is Type.PREPRINT else item.publisher or item.howpublished


def _by_type(item: Item, values: dict[str, Any]) -> dict[str, str]:
    """Return the variables whose name depends on the type: numbers, genre, and the arXiv id."""
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
    if item.type is Type.MANUAL:  # a version would make it a program to Zotero
        return {"version": "", "collection-number": number, "note": _note(item)}
    kind = GENRES.get(item.text("type").lower(), item.text("type")) if "type" in item.values else ""
    kind = kind or GENRES.get(item.entry.type, "")
    in_series = item.type in _BOOKS and "series" in item.values
    is_issue = item.type in _WITH_ISSUES or (item.type is Type.PAPER and not in_series)  # as of AAAI's proceedings
    variable = "issue" if is_issue else "collection-number" if in_series else "number"
    # Of a talk the styles of CSL 1.0.1 print the older variable, which has the same name without `-title`.
    event = item.text("eventtitle") if item.type is Type.PRESENTATION else ""
    return {"genre": kind or _kind_in_words(item), "event": event, variable: number, "note": _note(item)}


def _by_package(item: Item) -> dict[str, str]:
    """Return kind and version of a package of R, which R's own `citation()` says in a note."""
    match = _PACKAGE.fullmatch(item.text("note")) if "note" in item.values else None
    return {"genre": match[1], "version": match[2], "note": match[3] or ""} if match else {}


def _kind_in_words(item: Item) -> str:
    """Return what `howpublished` or a manuscript's note calls the work, in a few words: `Video game`."""
    if item.type is Type.UNPUBLISHED:
        words = item.text("note")
    else:
        words = item.howpublished if item.type is Type.MISC and item.publisher else ""
    return words if len(words.split()) <= _FEW and not _ADDRESS.search(words) else ""


def _note(item: Item) -> str:
    """Return the note, what `howpublished` says, and the arXiv id as Zotero reads it there, one per line."""
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
    """Return what CSL has no variable for: where the source code is archived, and where it is made."""
    return item.text("swhid"), other_repository(item)


def _people(people: People) -> list[dict[str, str]]:
    """Return the names; a list that is cut ends in the name `others`, which pandoc prints as `et al.`."""
    names = [person(name) for name in people.names]
    return [*names, {"literal": "others"}] if people.others else names


@lru_cache(maxsize=65536)
def person(name: Name) -> dict[str, str]:
    """Return a name as CSL has it: particles apart, one-word names and bodies as `literal`."""
    family, given, suffix = name.parts
    if not (given or suffix):
        return {"literal": family}
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
    """Return a date, else the words in its place; shared by the works of a year, so not to be changed."""
    if date is None:
        return {"literal": text} if text else {}
    value: dict[str, Any] = {"date-parts": _ends(date)}
    if date.season:
        value["season"] = date.season
    if date.doubt:
        value["circa"] = True
    return value


def _ends(date: Date) -> list[list[int]]:
    """Return the ends of a range, both as exact as the less exact, else citeproc-js stops; an open one ends in 0."""
    first = _parts(date)
    if date.is_open:
        return [first[:1], [0]]
    last = _parts(date.end) if date.end else []
    size = len(last) or len(first)
    return [first[:size], *([last[: len(first)]] if last else [])]


def _parts(date: Date) -> list[int]:
    """Return year, month and day; CSL counts no year nought: -44 is 44 BC, which ISO 8601 writes -0043."""
    year, *rest = date.parts
    return [year if year > 0 else year - 1, *rest]


def _roles(item: Item) -> Iterator[str]:
    """Yield the fields of editors whose role CSL knows, and those that name it."""
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
