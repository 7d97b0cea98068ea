"""Corrects what common tools write in a form that no format can use, for all formats."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids
from vlbib.core.fields import LINKS, POINTERS
from vlbib.core.ids import by_scheme
from vlbib.core.journal_macros import journal_spelled_out
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts
from vlbib.core.preprint_servers import may_name_server, preprint_server
from vlbib.core.text import holds
from vlbib.core.web_markup import may_hold_html, tex_of_html, without_entities
from vlbib.exports.values.bare_values import put_values_bare
from vlbib.exports.values.misplaced_values import put_thesis_apart, put_where_meant
from vlbib.exports.values.named_parts import put_titles_alone
from vlbib.exports.values.named_roles import put_roles_right
from vlbib.exports.values.patent_notes import put_filing_right, put_patent_right
from vlbib.exports.values.people_of_databases import put_lists_right
from vlbib.exports.values.plain import clean_line, reader_text
from vlbib.exports.values.record_notes import put_record_right
from vlbib.exports.values.report_numbers import put_report_number_right
from vlbib.exports.values.repositories import repository_of, server_of_page
from vlbib.exports.values.scopus_notes import put_scopus_right
from vlbib.exports.values.standard_numbers import put_standard_right
from vlbib.exports.values.written_people import put_people_right
from vlbib.exports.values.zotero_notes import put_extra_right

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_DIGITS = lazy_pattern(r"\d+")
_COUNT = lazy_pattern(r"\d{1,4}")  # volumes and issues; a longer number is the server's own
_RANGE = lazy_pattern(r"\d\s*[-–]+\s*\d")
_DEGREES = lazy_pattern(r"(?:°|\{?\\(?:text)?degree(?:\{\})?\}?)\s?[CFK]\b")  # styles would lowercase the unit: `°c`
# Words in place of a date in library records; styles print their own: n.d., s.d., o. J.
_NO_DATE = frozenset({"n.d", "nd", "nodate", "s.d", "s.a", "o.j", "o.d", "undated"})
_NOTHING = frozenset({"n/a", "na", "-", "--"})
_OF_SCOPUS = ("cited ", "export")  # the starts of its notes
_EARLY = lazy_pattern(r"1\s*[-–]+\s*1")  # the pages of an IEEE article that is in no issue yet
# Record types of EndNote, Scopus, Web of Science and HAL that repeat the entry type; styles would print them.
_RECORDS = frozenset({
    "article", "book", "book chapter", "book section", "conference paper", "conference proceedings", "journal article",
    "proceedings paper", "research article", "review",
})  # fmt: skip
_KINDS_OF_RECORDS = dict.fromkeys(
    ("article", "inproceedings", "conference", "inbook", "incollection", "book", "collection", "proceedings"), _RECORDS
) | {
    "phdthesis": frozenset({"theses", "ph.d.", "ph.d", "phd"}),
    "mastersthesis": frozenset({"master", "masters"}),
    "misc": frozenset({"generic", "web page"}),
}
_NO_VOLUME = "PP"  # IEEE's volume, with 99 as the number, of an article that is in no issue yet
# Words in the names of bodies that hold patents, and in no personal names.
_BODY = lazy_pattern(
    r"\b(?:universi\w+|institut\w*|college|laborator\w+|foundation|corporation|compan(?:y|ies)|holdings?|industries"
    r"|technologies|systems|gmbh|inc|corp|ltd|llc|plc|ag)\b",
    re.IGNORECASE,
)
_SERIAL_REMARK = lazy_pattern(r"\((?:print|linking|electronic|online|web)\)", re.IGNORECASE)
_PUBMED = frozenset({"pubmed", "pmid", "medline"})
_RIGHTS = ("copyright", "rights")
_OF_DATABASE = "api.semanticscholar.org/CorpusID"  # the page of Semantic Scholar's own record
_IDS = frozenset({"doi", "eprint", "arxivid"})
# Publishers' field names for the article number of an article without pages.
_ARTICLE_NUMBERS = ("articleno", "article-number", "elocation-id", "artnum", "art_number")
_CONTAINERS = ("journaltitle", "booktitle")
_OF_NO_PREPRINT = ("volume", "number", "pages")
_DATES = ("year", "date")
_MAY_SAY_NOTHING = (*_DATES, *_OF_NO_PREPRINT)
_PARTS = frozenset({"conference", "incollection", "inproceedings"})
_WHOLES = frozenset({"book", "collection", "mvbook", "mvcollection", "mvproceedings", "proceedings", "reference"})
_BOOKS = frozenset({"book", "inbook", "incollection", "collection", "mvbook"})


def put_slips_right(values: MutableMapping[str, str], kind: str) -> None:
    """Correct the values, by biblatex name, of an entry of type `kind`.

    HTML becomes TeX. Removed are words for a missing date or value, what databases say about their records (`cited By
    12`), the labels of PubMed's numbers, a book's number that repeats its volume (Google Scholar writes both), and
    volume, number and pages of a journal that is a preprint server. Renamed are IEEEtran's `assignee` to `holder`,
    `issue` (physicists, Mendeley) to `number`, and rights to `license`. Zotero's note lines such as `Series Title: ...`
    go into their fields.
    """
    _put_html_right(values)
    put_lists_right(values)
    put_values_bare(values, kind)
    put_titles_alone(values, kind)
    put_where_meant(values, kind)
    put_people_right(values)
    put_roles_right(values)
    _put_kind_right(values, kind)
    _leave_out(values, kind)
    _move_addresses(values, kind)
    _number_pubmed(values)
    if "number" in values and kind in _BOOKS and "series" not in values and values["number"] == values.get("volume"):
        del values["number"]
    if "journaltitle" in values or "booktitle" in values:
        _leave_out_of_preprint(values)
    if holds(values.get("title", ""), ("°", "degree")):
        values["title"] = _DEGREES.sub(r"{\g<0>}", values["title"])
    _rename(values)
    if values.keys().isdisjoint(("pages", "eid")):
        _put_article_number(values)
    if "type" not in values:
        _put_type_right(values, kind)
    if kind in _WHOLES:
        _put_whole_right(values, kind)
    _read_notes(values, kind)


def _put_kind_right(values: MutableMapping[str, str], kind: str) -> None:
    """Correct what only some types of work have: journals, holders and filing dates of patents, numbers of reports."""
    if "journaltitle" in values:
        _put_journal_right(values, kind)
    if kind == "patent":
        put_filing_right(values)
    elif "type" in values and "number" in values:
        put_report_number_right(values)
    if "assignee" in values:
        values.setdefault("holder", "{" + values.pop("assignee").strip("{}") + "}")
    elif "holder" in values and _BODY.search(values["holder"]):
        _put_bodies_right(values)


def _put_journal_right(values: MutableMapping[str, str], kind: str) -> None:
    """Move a journal that is not one: a paper's proceedings (Semantic Scholar), a university, or a standard."""
    if kind in _PARTS:
        if "booktitle" not in values:
            values["booktitle"] = values.pop("journaltitle")
    elif "hes" in values["journaltitle"] or "issert" in values["journaltitle"]:
        put_thesis_apart(values)
    else:
        put_standard_right(values, kind)


def _put_bodies_right(values: MutableMapping[str, str]) -> None:
    """Put braces around patent holders that are bodies, which would be split into given and family name."""
    names = name_texts(values["holder"])
    bodies = (
        "{" + name + "}" if _BODY.search(name) and name[:1] != "{" and "," not in name else name for name in names
    )
    values["holder"] = " and ".join(bodies)


def _put_type_right(values: MutableMapping[str, str], kind: str) -> None:
    """Set `type` from `journal = {GitHub repository}` or `howpublished = {RFC 2119}`, or to data set for such a DOI."""
    if kind == "article" and (repository := repository_of(values)):
        values["publisher"], values["type"] = repository, "data set"
    if "howpublished" in values:
        _part_number(values)
    if "type" in values or "journaltitle" not in values:
        return
    if values["journaltitle"] == f"{values.get('publisher', '')} repository":
        values["type"] = values.pop("journaltitle")


def _read_notes(values: MutableMapping[str, str], kind: str) -> None:
    """Move what tools write into a note to its own field."""
    if "publisher" in values and "note" in values:
        put_patent_right(values, kind)
    if "note" in values:
        put_record_right(values)
    if "note" in values and ":" in values["note"]:
        put_extra_right(values)


def _put_html_right(values: MutableMapping[str, str]) -> None:
    if not may_hold_html("\n".join(values.values())):  # true of most entries
        return
    for name, value in values.items():
        if may_hold_html(value) and name not in POINTERS:
            values[name] = without_entities(value) if name in LINKS else tex_of_html(value)


def _leave_out(values: MutableMapping[str, str], kind: str) -> None:
    """Remove placeholders for missing values, and what databases say about their records."""
    for name in _MAY_SAY_NOTHING:
        if name in values and not values[name][-1:].isdigit() and _says_nothing(name, values[name]):
            del values[name]
    if "volume" in values and values["volume"].strip("{} ") == _NO_VOLUME:
        del values["volume"]
        if values.get("number", "").strip("{} ") == "99":
            del values["number"]
    if "pages" in values and _are_no_pages(values["pages"], values):
        del values["pages"]
    if "note" in values and values["note"][:6].lower() in _OF_SCOPUS:
        put_scopus_right(values)
    if "type" in values and values["type"].lower().strip("{} ") in _KINDS_OF_RECORDS.get(kind, ()):
        del values["type"]


def _says_nothing(name: str, value: str) -> bool:
    small = value.lower()
    if name in _DATES:
        return small.strip("{}. ").replace(" ", "") in _NO_DATE
    return small.strip("{} ") in _NOTHING


def _are_no_pages(pages: str, values: MutableMapping[str, str]) -> bool:
    """Tell whether pages are those of an IEEE article that is in no issue yet, or repeat an `eid` (ADS)."""
    return pages == values.get("eid") or ("volume" not in values and _EARLY.fullmatch(pages.strip()) is not None)


def _move_addresses(values: MutableMapping[str, str], kind: str) -> None:
    """Move a file's address out of `eprint`, where publishers link the PDF.

    Correct other addresses and their field names.

    The server that an address alone names becomes the organization. ADS's journal macros are spelled out.
    """
    eprint = values.get("eprint", "")
    if "://" in eprint and by_scheme(entry_ids({"eprint": eprint}), "arxiv") is None:
        values["fulltext" if values.get("url", eprint) != eprint else "url"] = values.pop("eprint")
    if "url" in values and " " in values["url"].strip():
        _part_addresses(values)
    elif "url" in values and "doi.org//" in values["url"]:  # Cochrane writes it so
        values["url"] = values["url"].replace("doi.org//", "doi.org/")
    for name, place in (("place", "location"), ("collection", "series")):
        if name in values:
            values.setdefault(place, values.pop(name))
    if "url" in values and _OF_DATABASE in values["url"] and not values.keys().isdisjoint(_IDS):
        values.setdefault("s2url", values.pop("url"))
    if "url" in values and (server := server_of_page(values, kind)):
        values["organization"] = server
    if "journaltitle" in values and "\\" in values["journaltitle"]:
        values["journaltitle"] = journal_spelled_out(values["journaltitle"])


def _part_addresses(values: MutableMapping[str, str]) -> None:
    """Split two addresses that Mendeley writes into one `url`: the second becomes `fulltext`."""
    first, *further = values["url"].split()
    if further and all(address.startswith("http") for address in (first, *further)):
        values["url"] = first
        values.setdefault("fulltext", further[0])


def _number_pubmed(values: MutableMapping[str, str]) -> None:
    """Reduce PubMed's numbers, and its ISSNs, to the numbers: `0001-4966 (Print) 0001-4966 (Linking)`."""
    if "issn" in values and "(" in values["issn"]:
        numbers = [number.strip(" ,;\t\r\n") for number in _SERIAL_REMARK.split(values["issn"])]
        values["issn"] = ", ".join(dict.fromkeys(number for number in numbers if number))
    server = values["eprinttype"].strip("{} ").lower() if "eprint" in values and "eprinttype" in values else ""
    if server in _PUBMED:  # biblatex's form
        values.setdefault("pmid", values.pop("eprint"))
        del values["eprinttype"]
    if "pmid" in values and (digits := _DIGITS.search(values["pmid"])):
        values["pmid"] = digits[0]
    if "pmcid" in values and values["pmcid"].strip().isdigit():
        values["pmcid"] = f"PMC{values['pmcid'].strip()}"


def _rename(values: MutableMapping[str, str]) -> None:
    """Rename rights to `license`, and a numeric `issue` to `number`; in biblatex, `issue` is a season or a name."""
    if "origyear" in values:
        values.setdefault("origdate", values.pop("origyear"))
    for name in _RIGHTS:
        if name in values:
            values.setdefault("license", values.pop(name))
    if "pubmedid" in values:  # MDPI's name for it
        values.setdefault("pmid", values.pop("pubmedid"))
    if "issue" in values and values["issue"].strip().isdigit() and "number" not in values:
        values["number"] = values.pop("issue")


def _put_article_number(values: MutableMapping[str, str]) -> None:
    """Move the number of an article without pages to `eid`; for a preprint, it is the server's number."""
    name = next((name for name in _ARTICLE_NUMBERS if name in values), "")
    if name and not preprint_server(values.get("journaltitle", "")):
        values["eid"] = values.pop(name)


def _part_number(values: MutableMapping[str, str]) -> None:
    """Reduce `howpublished = {RFC 2119}` to the type if `number = 2119` has the rest, as the RFC Editor writes it."""
    kind, _, number = clean_line(values["howpublished"]).rpartition(" ")
    if kind and number == clean_line(values.get("number", "")):
        values["type"] = kind
        del values["howpublished"]


def _put_whole_right(values: MutableMapping[str, str], kind: str) -> None:
    """Move a whole book's `journal`, which Crossref writes for its series, to `series`; remove its booktitle.

    The booktitle is there only for entries that inherit it, or repeats the title.
    """
    if "journaltitle" in values:
        values.setdefault("series", values.pop("journaltitle"))
    if "booktitle" not in values:
        return
    own, title = (reader_text(values.get(name, "")).casefold() for name in ("booktitle", "title"))
    if title and (own == title or "proceedings" in kind):
        del values["booktitle"]


@lru_cache(maxsize=4096)  # the same venues occur in many entries
def _server_of(venue: str) -> str:
    return preprint_server(reader_text(venue)) if may_name_server(venue) else ""


def _leave_out_of_preprint(values: MutableMapping[str, str]) -> None:
    """Remove volume, number and pages of a preprint server, except for its own number, and the place."""
    server = ""
    for name in _CONTAINERS:
        if name in values and not (server := _server_of(values[name])):
            return
    values.pop("location", None)  # the place of the server's operator
    if server == "arXiv":
        _as_preprint(values)
        return
    for name in ("volume", "number"):
        if _COUNT.fullmatch(values.get(name, "")):
            del values[name]
    if "pages" in values and ("doi" in values or _RANGE.search(values["pages"])):
        del values["pages"]
    if server == "SSRN" and values.get("volume", "").isdigit():  # Google Scholar takes it from the address
        values.setdefault("eprint", values.pop("volume"))
        values.setdefault("eprinttype", "SSRN")


def _as_preprint(values: MutableMapping[str, str]) -> None:
    """Keep the id that DBLP writes as CoRR's volume (`abs/2103.00020`), and remove what arXiv does not have."""
    identity = by_scheme(entry_ids({"journal": "arXiv", **values}, _OF_NO_PREPRINT), "arxiv")
    if identity is not None and values.setdefault("eprint", identity).strip() == identity:
        values.setdefault("eprinttype", "arxiv")
    for name in _OF_NO_PREPRINT:
        values.pop(name, None)
