"""Reads RIS, as vlbib, Zotero and others write it."""

from __future__ import annotations

import re
from string import ascii_uppercase, digits
from typing import TYPE_CHECKING

import rispy

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import lines_of, without_controls
from vlbib.exports.attachments import attachment, file_value
from vlbib.exports.preprints import is_own_page
from vlbib.exports.readers.imported import Imported, ReadFault, arxiv_fields, make_entry, name_from_text, with_people
from vlbib.exports.ris import EXTRA, INTERVIEWER, NUMBERS, PAGED, SERIAL, TYPES, UNTAGGED
from vlbib.exports.values.named_servers import server_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.bib import Entry
    from vlbib.core.names import Name

_ISSNS = lazy_pattern(r"\s*\d{4}-\d{3}[\dXx]\b")  # a journal may have several
_LINE = lazy_pattern(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_KINDS = {tag: kind.value for kind, tag in reversed(TYPES.items())} | {
    "CONF": "inproceedings", "CPAPER": "inproceedings", "GEN": "misc", "RPRT": "report", "BOOK": "book",
    "SLIDE": "unpublished",
    "INPR": "misc", "PREP": "misc", "UNPB": "unpublished", "UNPD": "unpublished", "MGZN": "article", "NEWS": "article",
    "WEB": "online", "BLOG": "online", "EJOUR": "article", "JFULL": "article", "ABST": "article", "EBOOK": "book",
    "ECHAP": "incollection", "DICT": "inreference", "AGGR": "dataset", "DBASE": "dataset", "MUSIC": "audio",
}  # fmt: skip
_TEXTS = {"TI": "title", "T1": "title", "ST": "shorttitle", "T3": "series", "VL": "volume", "IS": "number",
          "NV": "volumes", "J2": "shortjournal", "C1": "location",
          "CY": "location", "M3": "type", "UR": "url", "LA": "langid", "AB": "abstract", "N2": "abstract",
          "CR": "license", "EP": "", "DO": "doi"}  # fmt: skip
# Every tag may repeat; no value is split at semicolons.
_TAGS = {first + second: first + second for first in ascii_uppercase for second in ascii_uppercase + digits}
_PARSER = rispy.RisParser(mapping=_TAGS, list_tags=[*_TAGS], delimiter_tags_mapping={})
_NO_TYPE = "the record has no type (TY)"
_ROLES = {"author": ("AU", "A1"), "editor": ("A2", "A3", "ED"), "translator": ("A4",), "bookauthor": ("C2",)}
_OF_SERIES = {("book", "A2"), ("collection", "A2"), ("report", "A2"), *(
    (kind, "A3") for kind in ("incollection", "inproceedings", "inreference")
)}  # fmt: skip
_EXTRA = {label: field for field, label in (EXTRA | UNTAGGED).items()} | {"Issued": "date", "Status": "year"}
_BOOKS = frozenset({"book", "collection"})
_DATE = lazy_pattern(r"\d{4}(?:/\d{0,2}){0,2}(?:/.*)?")
# Wiley writes it in M3
_DOI = lazy_pattern(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_CONTAINER = {"inreference": "booktitle", "inproceedings": "booktitle", "incollection": "booktitle"}


def read(text: str) -> Imported:
    """Return the records. A line without a tag continues the one before; a record that rispy cannot read is a fault.

    Each record is parsed on its own, so that a broken one does not hide the next. A byte order mark, and tags with one
    space before the hyphen, are accepted.
    """
    entries: list[Entry] = []
    faults: list[ReadFault] = []
    for line, lines in _records(text):
        records = _PARSER.parse("\n".join(lines))
        if records:
            entries.append(_entry(records[0], len(entries) + 1, line))
        else:
            faults.append(ReadFault(line, "the record has no end (ER)" if lines[0][:2] == "TY" else _NO_TYPE))
    return Imported(tuple(entries), tuple(faults))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each record, normalized for rispy, with the number of the first.

    Lines outside of records are skipped.
    """
    lines: list[str] = []
    start, is_open = 0, False
    for number, line in enumerate(lines_of(text.removeprefix("\ufeff")), start=1):
        match = _LINE.match(line.rstrip())
        if match and (match[1] == "TY" or not (is_open or match[1] == "ER")):
            if lines:
                yield start, lines
            lines, start, is_open = [], number, True
        if match and is_open:
            lines.append(f"{match[1]}  - {without_controls(match[2] or '').strip()}")
            is_open = match[1] != "ER"
        elif is_open and line.strip():
            lines[-1] = f"{lines[-1]} {without_controls(line).strip()}"
    if lines:
        yield start, lines


def _entry(record: Mapping[str, Sequence[str]], number: int, line: int) -> Entry:
    kind = _KINDS.get("".join(record["TY"]), "misc")
    first = {tag: values[0] for tag, values in record.items() if tag != "TY"}
    keys = [value.partition(":")[2].strip() for value in record.get("M2", ()) if value.startswith("Citation Key:")]
    key = next(iter(keys), "") or first.get("ID", "") or f"ris{number}"
    people: dict[str, list[Name]] = {role: [] for role in (*_ROLES, "serieseditor", "interviewer")}
    for tag in record:
        if role := _role(tag, kind, record):
            people[role] += [name_from_text(value) for value in record[tag]]
    asked = (value.partition(": ") for value in record.get("M2", ()))
    people["interviewer"] = [
        name_from_text(name.replace(" || ", ", ")) for label, _, name in asked if label == INTERVIEWER
    ]
    return with_people(make_entry(kind, key, _fields(record, kind, first), line), **people)


def _role(tag: str, kind: str, record: Mapping[str, Sequence[str]]) -> str:
    """Return the role of the people in a tag; "" for other tags. A2 of a case is the law reporter.

    Zotero's tag for series editors means them only if the record names a series and, for a book, other people too.
    """
    if tag == "A2" and kind == "jurisdiction":
        return ""
    has_series = "T3" in record or (kind not in _CONTAINER and "T2" in record)
    has_others = kind in _CONTAINER or not record.keys().isdisjoint(("AU", "A1", "A3", "ED"))
    if (kind, tag) in _OF_SERIES and has_series and has_others:
        return "serieseditor"
    return next((role for role, tags in _ROLES.items() if tag in tags), "")


def _fields(record: Mapping[str, Sequence[str]], kind: str, first: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    tag = "".join(record["TY"])
    elsewhere = {NUMBERS.get(tag), "LA" if tag == "COMP" else "", "C1" if tag == "PAT" else ""}
    if match := _DOI.fullmatch(first.get("M3", "")):
        elsewhere.add("M3")
        yield "doi", first.get("DO", "") or match[1]
    archived = [pair for tag in ("M1", "M2") for value in record.get(tag, ()) for pair in arxiv_fields(value)]
    if is_own_page(first.get("UR", ""), dict(archived).get("eprint", "")):
        elsewhere.add("UR")
    yield from ((_TEXTS[name], first[name]) for name in first if _TEXTS.get(name) and name not in elsewhere)
    yield from _venue(tag, kind, first)
    yield from _extra(record)
    yield "number", first.get(NUMBERS.get(tag, "IS"), "")
    if tag == "PAT":
        yield from (
            ("location", first.get("C3", "")),
            ("filingdate", first.get("C1", "")),
            ("holder", first.get("PB", "")),
        )
    yield "entrysubtype", {"MGZN": "magazine", "NEWS": "newspaper"}.get(tag, "")
    if tag in PAGED and "EP" not in first:
        yield "pagetotal", first.get("SP", "")
        first = {**first, "SP": ""}
    yield "date", next(filter(None, (_date(first.get(name, "")) for name in ("DA", "PY", "Y1"))), "")
    yield "eid", first.get("C7", "") if kind == "article" else ""
    yield "urldate", _date(first.get("Y2", ""))
    yield "file", file_value([attachment(path) for path in record.get("L1", ())])
    yield "pages", "--".join(part for part in (first.get("SP", ""), first.get("EP", "")) if part)
    yield ("version" if kind in ("software", "dataset") else "edition"), first.get("ET", "")
    body = "institution" if kind in ("thesis", "report", "jurisdiction") else "publisher"
    yield body, "" if tag == "PAT" else first.get("PB", "")
    if NUMBERS.get(tag) != "SN":
        number = first.get("SN", "")
        is_book = len(re.sub(r"[^0-9Xx]", "", number)) >= 10 and not _ISSNS.match(number)
        yield ("isbn" if is_book else "issn"), number
    yield from zip(("note", "annotation"), record.get("N1", ()), strict=False)
    yield "keywords", ", ".join(record.get("KW", ()))
    yield from archived


def _extra(record: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the fields in labelled lines of Extra.

    They are more precise than the record's own tags (a range of dates).
    """
    for line in record.get("M2", ()):
        label, _, text = line.partition(": ")
        if label in _EXTRA:
            yield _EXTRA[label], text


def _venue(tag: str, kind: str, first: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    book = first.get("BT", "") if kind in _CONTAINER else ""
    journal = first.get("T2") or book or first.get("JO") or first.get("JF") or first.get("JA") or ""
    if kind == "inproceedings" and "C3" in first:
        yield from (("booktitle", first["C3"]), ("eventtitle", journal))
    elif tag == "SLIDE":
        yield "eventtitle", journal
    elif tag == "GEN" and server_named(journal):
        yield "howpublished", journal  # a preprint server as a journal would have no volume, number and pages
    elif kind == "online" and journal == first.get("PB"):
        return  # the publisher is the website
    elif "T3" not in first and (tag in SERIAL or kind in _BOOKS):
        yield "series", journal
    else:
        yield _CONTAINER.get(kind, "journaltitle"), first.get("A2", "") if kind == "jurisdiction" else journal


def _date(text: str) -> str:
    """Return `2020/07/17/` as an ISO date, other text unchanged."""
    return "-".join(part for part in text.split("/")[:3] if part) if _DATE.fullmatch(text) else text
