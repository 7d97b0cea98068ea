"""Reads RIS, as vlbib, Zotero and others write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.exports.readers.entries import Fault, Imported, arxiv_fields, make_entry, name_from_text, with_people
from vlbib.exports.ris import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.bib import Entry

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_KINDS = {tag: kind.value for kind, tag in reversed(TYPES.items())} | {
    "CONF": "inproceedings", "CPAPER": "inproceedings", "GEN": "misc", "RPRT": "report", "BOOK": "book",
    "INPR": "misc", "PREP": "misc", "UNPD": "unpublished", "MGZN": "article", "NEWS": "article", "WEB": "online",
    "BLOG": "online",
}  # fmt: skip
_TEXTS = {"TI": "title", "T1": "title", "ST": "shorttitle", "T3": "series", "VL": "volume", "IS": "number",
          "CY": "location", "M3": "type", "UR": "url", "LA": "langid", "AB": "abstract", "N2": "abstract",
          "EP": "", "DO": "doi"}  # fmt: skip
_CONTAINER = {"inproceedings": "booktitle", "incollection": "booktitle"}


def read(text: str) -> Imported:
    """Return the records; a line that is no tag continues the one before, a record without an end is a fault."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    record: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        match = _LINE.match(line.rstrip())
        if match and match[1] == "TY":
            if record:
                faults.append(Fault(start, "the record has no end (ER)"))
            record, start = [("TY", (match[2] or "").strip())], number
        elif match and match[1] == "ER" and record:
            entries.append(_entry(record, len(entries) + 1, start))
            record = []
        elif match and record:
            record.append((match[1], (match[2] or "").strip()))
        elif record and line.strip():
            record[-1] = (record[-1][0], f"{record[-1][1]} {line.strip()}")
    if record:
        faults.append(Fault(start, "the record has no end (ER)"))
    return Imported(tuple(entries), tuple(faults))


def _entry(record: Sequence[tuple[str, str]], number: int, line: int) -> Entry:
    kind = _KINDS.get(record[0][1], "misc")
    named = dict(reversed(record))
    extra = [
        value.partition(":")[2].strip() for tag, value in record if tag == "M2" and value.startswith("Citation Key:")
    ]
    key = next(iter(extra), "") or named.get("ID", "") or f"ris{number}"
    people = {role: [name_from_text(value) for tag, value in record if tag in tags] for role, tags in
              (("author", ("AU", "A1")), ("editor", ("A2", "ED")))}  # fmt: skip
    return with_people(make_entry(kind, key, _fields(record, kind, named), line), **people)


def _fields(record: Sequence[tuple[str, str]], kind: str, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((_TEXTS[tag], value) for tag, value in record if _TEXTS.get(tag))
    yield from _venue(kind, named)
    yield "date", _date(named.get("DA", "")) or named.get("PY", "") or named.get("Y1", "").split("/")[0]
    yield "urldate", _date(named.get("Y2", ""))
    yield "pages", "--".join(part for part in (named.get("SP", ""), named.get("EP", "")) if part)
    yield ("version" if kind in ("software", "dataset") else "edition"), named.get("ET", "")
    yield ("institution" if kind in ("thesis", "report") else "publisher"), named.get("PB", "")
    yield ("isbn" if len(re.sub(r"[^0-9Xx]", "", named.get("SN", ""))) >= 10 else "issn"), named.get("SN", "")
    yield from zip(("note", "annotation"), [value for tag, value in record if tag == "N1"], strict=False)
    yield "keywords", ", ".join(value for tag, value in record if tag == "KW")
    yield from (pair for tag, value in record if tag in ("M1", "M2") for pair in arxiv_fields(value))


def _venue(kind: str, named: dict[str, str]) -> Iterator[tuple[str, str]]:
    journal = named.get("T2") or named.get("JO") or named.get("JF") or named.get("JA") or ""
    if kind == "inproceedings" and "C3" in named:
        yield from (("booktitle", named["C3"]), ("eventtitle", journal))
    else:
        yield _CONTAINER.get(kind, "journaltitle"), journal


def _date(text: str) -> str:
    """Return `2020/07/17/` as an ISO date."""
    return "-".join(part for part in text.split("/")[:3] if part)
