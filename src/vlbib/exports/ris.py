"""RIS, as Zotero writes and reads it, for EndNote, Mendeley and others.

Tags and types: the RIS specification of Research Information Systems (2011), as Zotero's translator uses it. Zotero
puts `M2 - name: value` into its field "Extra", from which it reads citation key and arXiv id.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from vlbib.exports.attachments import attachments, file_fields
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers, retyped
from vlbib.exports.preprints import other_issuer, own_page, server_words
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item
    from vlbib.exports.values.dates import Date

name = "ris"
suffix = ".ris"

TYPES = {
    Type.ARTICLE: "JOUR",
    Type.AUDIO: "SOUND",
    Type.BOOK: "BOOK",
    Type.BOOKLET: "PAMP",
    Type.CASE: "CASE",
    Type.CHAPTER: "CHAP",
    Type.COLLECTION: "EDBOOK",
    Type.DATASET: "DATA",
    Type.ENTRY: "ENCYC",
    Type.FILM: "MPCT",
    Type.IMAGE: "ART",
    Type.LAW: "STAT",
    Type.LETTER: "PCOMM",
    Type.MANUAL: "RPRT",
    Type.MISC: "GEN",
    Type.PAPER: "CONF",
    Type.PATENT: "PAT",
    Type.PERIODICAL: "SER",
    Type.PREPRINT: "GEN",
    Type.PRESENTATION: "SLIDE",
    Type.PROCEEDINGS: "CONF",
    Type.REPORT: "RPRT",
    Type.SOFTWARE: "COMP",
    Type.STANDARD: "STAND",
    Type.THESIS: "THES",
    Type.UNPUBLISHED: "MANSCPT",
    Type.VIDEO: "VIDEO",
    Type.WEB: "ELEC",
}
CARRIED = frozenset({
    "abstract", "annotation", "author", "bookauthor", "booktitle", "crossref", "date", "day", "doi", "edition",
    "editor", "eid", "eprint", "eprintclass", "eprinttype", "eventtitle", "holder", "howpublished",
    "institution", "isbn", "issn", "issuetitle", "journaltitle", "keywords", "langid", "language", "license",
    "location", "month", "note", "number", "organization", "origdate", "pages", "pagetotal", "pmcid", "pmid",
    "publisher", "pubstate", "repository", "series", "shortjournal", "shorttitle", "subtitle", "swhid", "title",
    "translator", "type", "url", "urldate", "version", "volume", "volumes", "xdata", "year",
})  # fmt: skip
# The tags in which Zotero expects editors, by the record's type; else ED. NUMBERS and _PLACES are the same for the
# number (else IS) and the place (else CY).
EDITORS = {"BOOK": "A3", "EDBOOK": "A3", **dict.fromkeys(("JOUR", "CHAP", "CONF", "GEN", "ENCYC"), "A2")}
# The same for editors of the series.
SERIES_EDITORS = {
    **dict.fromkeys(("BOOK", "EDBOOK", "RPRT"), "A2"),
    **dict.fromkeys(("CHAP", "CONF", "ENCYC"), "A3"),
}
NUMBERS = {
    **dict.fromkeys(("PAT", "RPRT", "STAND"), "SN"),
    **dict.fromkeys(("STAT", "BOOK", "EDBOOK"), "M1"),
    **dict.fromkeys(("CASE", "CHAP"), "SV"),
    "DATA": "NV",
}
_IN_PERIODICALS = {"magazine": "MGZN", "newspaper": "NEWS"}
_PLACES = {"CONF": "C1", "PAT": "C3"}
# Types whose start page is the number of pages, and types whose series is where others have a journal.
PAGED = frozenset({"BOOK", "EDBOOK", "THES", "MANSCPT", "PAMP"})
SERIAL = frozenset({"RPRT", "STAND", "COMP"})
_LOOSE = {Type.PREPRINT, Type.MANUAL, Type.PROCEEDINGS}


# Labels of lines in Extra that Zotero and its citations read; UNTAGGED is for values without a tag in a type.
EXTRA = {"pmid": "PMID", "pmcid": "PMCID", "origdate": "Original Date", "swhid": "SWHID"}
UNTAGGED = {"pagetotal": "Number of Pages", "langid": "Language", "version": "Version", "edition": "Edition",
            "number": "Number", "publisher": "Publisher", "location": "Publisher Place",
            "repository": "Repository", "isbn": "ISBN", "issn": "ISSN"}  # fmt: skip
# Fields that Zotero's item for a type does not have; GEN becomes a journal article.
_NO_FIELD = {"GEN": ("publisher", "location", "edition"), "RPRT": ("edition",), "SOUND": ("number",),
             "VIDEO": ("number",), "PCOMM": ("location",), "ART": ("publisher", "location")}  # fmt: skip
INTERVIEWER = "Interviewer"
_VERSIONED = frozenset({"COMP", "DATA"})
# Pairs of fields that share one tag, in which the first is written.
_DOUBLES = (("isbn", "issn"), ("langid", "language"))
Lines: TypeAlias = "list[tuple[str, str]]"  # tags and texts


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return the records, separated by blank lines."""
    return item_by_item(items, _record, _dropped, between="\n")


def _record(item: Item) -> str:
    kind = TYPES[item.written_type]
    lines = "".join([f"{tag}  - {text}\n" for tag, text in _lines(item, kind) if text])
    return f"TY  - {_IN_PERIODICALS.get(item.periodical) or kind}\n{lines}ER  - \n"


def _lines(item: Item, kind: str) -> Lines:
    """Return the tags and texts of a record of this type in order; an empty text is not written."""
    values, date, accessed = item.values, item.date, item.accessed
    place = item.text("location") or (item.text("venue") if item.type is Type.PRESENTATION else "")
    how = item.howpublished if "howpublished" in values and issuer(item) else ""
    note = item.text("note")
    return [
        ("ID", item.key),
        ("TI", item.title),
        ("ST", item.text("shorttitle")),
        *_makers(item, kind),
        *_venue(item, kind),
        ("PY", item.year if date else ""),
        ("DA", _date(date) if date else ""),
        *_numbers(item, kind),
        ("PB", issuer(item) or item.howpublished),
        ("M3", item.text("type")),
        (_PLACES.get(kind, "CY"), place),
        ("C1", item.text("filingdate") if item.type is Type.PATENT else ""),
        ("DO", item.doi),
        ("UR", item.url or own_page(item)),
        ("SN", "" if NUMBERS.get(kind) == "SN" else item.text("isbn") or item.text("issn")),
        ("LA", "" if item.type is Type.SOFTWARE else item.language),
        ("AB", item.text("abstract")),
        ("CR", item.text("license")),
        ("N1", f"{note}; {how}" if note and how else note or how),
        ("N1", item.text("annotation")),
        ("Y2", _date(accessed) if accessed else ""),
        *[("KW", tag) for tag in item.tags],
        *[("L1", attachment.path) for attachment in attachments(item)],
        *[("M2", line) for line in extra(item)],
    ]


def _makers(item: Item, kind: str) -> Lines:
    lines = [("AU", _name(person)) for person in item.authors.names]
    if "editor" in item.values:
        lines += _people(EDITORS.get(kind, "ED"), item, "editor")
    if "translator" in item.values:
        lines += _people("A4", item, "translator")
    if "serieseditor" in item.values and kind in SERIES_EDITORS:
        lines += _people(SERIES_EDITORS[kind], item, "serieseditor")
    if "bookauthor" in item.values and item.type is Type.CHAPTER:
        lines += _people("C2", item, "bookauthor")
    return lines


def _people(tag: str, item: Item, field: str) -> Lines:
    return [(tag, _name(person)) for person in item.people(field).names]


def _numbers(item: Item, kind: str) -> Lines:
    """Return volume, number, pages and edition; for a whole book the number of pages."""
    first, last = item.pages
    total = item.text("pagetotal") if _has_total_as_page(item) else ""
    return [
        ("VL", item.text("volume")),
        ("NV", item.text("volumes")),
        (NUMBERS.get(kind, "IS"), item.text("number")),
        ("SP", first or item.text("eid") or total),
        ("EP", last),
        ("ET", item.text("version") if kind in _VERSIONED else item.edition),
    ]


def issuer(item: Item) -> str:
    """Return the publisher as EndNote and Zotero expect it: the holder of a patent; "" for a preprint."""
    if item.type is Type.PREPRINT:
        return ""
    holder = item.text("holder")
    return (holder or item.publisher) if item.type is Type.PATENT else (item.publisher or holder)


def _has_total_as_page(item: Item) -> bool:
    return TYPES[item.written_type] in PAGED and not (item.pages[0] or "eid" in item.values)


def _venue(item: Item, kind: str) -> Lines:
    """Return the containing work in the tags that Zotero reads.

    Proceedings are in C3 with the event in T2, a law reporter in A2.
    """
    container, event, series = item.container, item.text("eventtitle"), item.text("series")
    short = ("J2", item.text("shortjournal"))
    if item.type is Type.PAPER:
        return [("T2", event), ("C3", container), ("T3", series), short]
    if item.type is Type.CASE:
        return [("A2", container), ("T3", series), short]
    if item.type is Type.PREPRINT:
        return [("T2", server_words(item)), short]
    if kind in SERIAL and not (container or event):
        return [("T2", series), short]
    site = item.publisher if item.type is Type.WEB else ""  # a web page is in its site
    return [("T2", container or event or site), ("T3", series), short]


def extra(item: Item) -> list[str]:
    """Return the lines of Zotero's field Extra: citation key, ids, and dates that are not a single day."""
    return [f"Citation Key: {item.key}", *known_extra(item), *_interviewers(item), *_untagged(item)]


def _interviewers(item: Item) -> Iterator[str]:
    """Yield the interviewers as Zotero reads people from Extra, since RIS has no type for interviews."""
    if "interviewer" in item.values:
        yield from (f"{INTERVIEWER}: {_zotero_name(person)}" for person in item.people("interviewer").names)


def _zotero_name(person: Name) -> str:
    family, given, suffix = person.parts
    return " || ".join(part for part in (family, f"{given}, {suffix}" if suffix else given) if part)


def other_repository(item: Item) -> str:
    """Return the repository of a program that has another URL too, else ""."""
    repository = item.plain("repository") if "repository" in item.values else ""
    return repository if repository != item.url else ""


def _untagged(item: Item) -> Iterator[str]:
    if repository := other_repository(item):
        yield f"{UNTAGGED['repository']}: {repository}"
    if "pagetotal" in item.values and not _has_total_as_page(item):
        yield f"{UNTAGGED['pagetotal']}: {item.text('pagetotal')}"
    if item.type is Type.SOFTWARE and item.language:
        yield f"{UNTAGGED['langid']}: {item.language}"
    kind = TYPES[item.written_type]
    untagged = "edition" if kind in _VERSIONED else "version"
    if untagged in item.values:
        yield f"{UNTAGGED[untagged]}: {item.edition if untagged == 'edition' else item.text('version')}"
    if NUMBERS.get(kind) == "SN":  # EndNote and Zotero keep the report number there
        yield from (f"{UNTAGGED[name]}: {item.text(name)}" for name in ("isbn", "issn") if name in item.values)
    for field in _NO_FIELD.get(kind, ()) if item.type is not Type.PREPRINT else ():
        text = {"publisher": issuer(item) or item.howpublished, "edition": item.edition}.get(field, item.text(field))
        if text:
            yield f"{UNTAGGED[field]}: {text}"


def known_extra(item: Item) -> Iterator[str]:
    """Yield ids that have no field in Zotero, and CSL variables, which Zotero's citations read from Extra."""
    if item.arxiv:
        primary = item.text("eprintclass")
        yield f"arXiv: {item.arxiv}" + (f" [{primary}]" if primary else "")
    if not EXTRA.keys().isdisjoint(item.values):
        yield from (f"{label}: {item.text(field)}" for field, label in EXTRA.items() if field in item.values)
    date = item.date
    if date and (not date.is_plain or date.year < 1):
        yield f"Issued: {date.edtf()}"
    state = "" if item.date else item.year or item.text("pubstate")
    if state:
        yield f"Status: {state}"


@lru_cache(maxsize=65536)
def _name(person: Name) -> str:
    return ", ".join([part for part in person.parts if part])


@lru_cache(maxsize=1024)
def _date(date: Date) -> str:
    """Return YYYY/MM/DD/, with unknown parts empty."""
    parts = [date.year_words, *("" if part is None else f"{part:02d}" for part in (date.month, date.day))]
    return "/".join(parts) + "/"


def _dropped(item: Item) -> Iterator[Dropped]:
    placed = {"entrysubtype"} if item.periodical else {"venue"} if item.type is Type.PRESENTATION else {"interviewer"}
    if item.type is Type.PATENT:
        placed.add("filingdate")
    elif TYPES[item.written_type] in SERIES_EDITORS:
        placed.add("serieseditor")
    yield from leftovers((item,), CARRIED, "RIS has no place for it", file_fields(item) | placed)
    if field := other_issuer(item):
        yield Dropped(item.key, field, "RIS has no place for it in a preprint", item.line_of(field))
    if item.authors.others:
        yield Dropped(item.key, "author", "RIS cannot say `and others`", item.line_of("author"))
    names = (*item.authors.names, *item.editors.names)
    if "{" in "".join(names) and any(name.literal and "," in name for name in names):
        yield Dropped(item.key, "author", "RIS splits a name at its comma", item.line_of("author"))
    if item.issue_title or item.type in _LOOSE:
        yield retyped(item, TYPES[item.written_type])
    for written, field in _DOUBLES:
        if field in item.values and written in item.values:
            yield Dropped(item.key, field, "RIS has one place for both", item.line_of(field))
