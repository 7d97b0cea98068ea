"""Readers for the formats that vlbib only writes, after the formats' own descriptions: one mapping of facts per record.

EndNote XML: the elements and reference types of EndNote's RSXML.dtd, with EndNote's meanings (the second title of a
paper is its event, the ISBN of a report its number). `CITATION.cff`: the schema of the Citation File Format 1.2.0.
COinS: the keys of NISO Z39.88-2004 as Zotero reads them. CSV: RFC 4180.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import yaml

from vlbib.exports.values.dates import Date, parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Facts: TypeAlias = "dict[str, object]"
Person: TypeAlias = tuple[str, str, str]

# EndNote's reference types by number: those whose authors are editors, those with the event as second title, those with
# a number in the ISBN, and (_BOOKS) those with editors third and a series second.
_EDITED, _PAPER, _REPORT, _PATENT = 28, 10, 27, 25
_BOOKS = {6, 28, 57}
_ARXIV = re.compile(r"arXiv:(\S+?)(?:v\d+)?(?: \[[\w.-]+\])?$")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader, if available, takes a tenth of the time


def endnote_records(text: str) -> list[Facts]:
    """Return the records of EndNote XML."""
    return [_endnote(record) for record in ET.fromstring(text).iter("record")]


def _endnote(record: ET.Element) -> Facts:
    def one(path: str) -> str:
        return " ".join((record.findtext(path) or "").split())

    def people(role: str) -> list[Person]:
        return [_endnote_name(node.text or "") for node in record.iterfind(f"contributors/{role}/author")]

    code = int(one("ref-type"))
    second, third = one("titles/secondary-title"), one("titles/tertiary-title")
    is_alone = code in _BOOKS or (code == _REPORT and not third)
    is_paper = code == _PAPER
    authors = people("authors")
    accession = one("accession-num")
    arxiv = _ARXIV.match(accession)
    return {
        "key": one("label"),
        "title": one("titles/title"),
        "authors": [] if code == _EDITED else authors,
        "editors": authors
        if code == _EDITED
        else people("tertiary-authors" if code in _BOOKS else "secondary-authors"),
        "translators": people("subsidiary-authors"),
        "date": parse_date(one("dates/pub-dates/date")) or _year(one("dates/year")),
        "within": (one("custom3") or second) if is_paper else "" if is_alone else second,
        "series": second if is_alone else third,
        "shortjournal": one("titles/alt-title"),
        "shorttitle": one("titles/short-title"),
        "volume": one("volume"),
        "number": one("isbn") if code in (_REPORT, _PATENT) else one("number"),
        "volumes": one("num-vols"),
        "pages": one("pages"),
        "edition": one("edition"),
        "location": one("custom1" if is_paper else "pub-location"),
        "venue": one("pub-location") if is_paper else "",
        "publisher": one("publisher"),
        "serial": "" if code in (_REPORT, _PATENT) else one("isbn"),
        "arxiv": arxiv[1] if arxiv else "",
        "pmid": accession if accession.isdigit() else "",
        "pmcid": one("custom2"),
        "doi": one("electronic-resource-num"),
        "abstract": one("abstract"),
        "remarks": one("notes").split("; "),
        "annotation": one("research-notes"),
        "type": one("work-type"),
        "url": one("urls/related-urls/url"),
        "language": one("language"),
        "accessed": parse_date(one("access-date")),
        "tags": tuple(node.text for node in record.iterfind("keywords/keyword")),
    }


def _year(text: str) -> Date | None:
    """Return a year without month as printed: there is no year 0."""
    era = re.fullmatch(r"(\d{1,4}) BC", text)
    return Date(1 - int(era[1])) if era else parse_date(text)


def _endnote_name(text: str) -> Person:
    """Return the parts of `Family, Given, Suffix`; the name of a body ends in a comma and may contain others."""
    if text.endswith(","):
        return (text[:-1], "", "")
    family, given, suffix, *_ = [*text.split(", "), "", ""]
    return (family, given, suffix)


def cff_records(text: str) -> list[Facts]:
    """Return the references of a `CITATION.cff`, or the work that the file describes; keys are in its comments."""
    read: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    keys = re.findall(r"^  - \{.*\}  # (.+)$", text, re.MULTILINE)
    rows = read.get("references") or [read]
    return [{"key": key, **_cff(row)} for key, row in zip(keys or [""], rows, strict=True)]


def _cff(row: Mapping[str, Any]) -> Facts:
    identifiers = [(one["type"], one["value"]) for one in row.get("identifiers", ())]
    days = row.get("date-published") or row.get("date-released") or ""
    meeting = row.get("conference", {})
    held = "/".join(dict.fromkeys(filter(None, (meeting.get("date-start"), meeting.get("date-end")))))
    others = [value for kind, value in identifiers if kind == "other"]
    return {
        "title": row["title"],
        "authors": [_cff_name(one) for one in row["authors"]],
        "editors": [_cff_name(one) for one in row.get("editors", ())],
        "translators": [_cff_name(one) for one in row.get("translators", ())],
        "serieseditors": [_cff_name(one) for one in row.get("editors-series", ())],
        "date": parse_date(days) or (Date(row["year"], row.get("month")) if "year" in row else None),
        "accessed": parse_date(row.get("date-accessed", "")),
        "origdate": row.get("year-original"),
        "journal": row.get("journal", ""),
        "collection": row.get("collection-title", ""),
        "event": meeting.get("name", ""),
        "eventdate": parse_date(held),
        "venue": meeting.get("location", ""),
        "publisher": (row.get("institution") or row.get("publisher") or {}).get("name", ""),
        "location": row.get("location", {}).get("name", "") or " and ".join(row.get("patent-states", ())),
        "volume": row.get("volume", ""),
        "volumes": row.get("number-volumes", ""),
        "number": row.get("issue") or row.get("number") or "",
        "pages": "-".join(filter(None, (row.get("start"), row.get("end")))),
        "pagetotal": row.get("pages", ""),
        **{name: row.get(name, "") for name in ("edition", "version", "section", "isbn", "issn", "pmcid", "abstract",
                                                "url", "license")},
        "doi": row.get("doi") or next((value[4:] for value in others if value.startswith("doi:")), ""),
        "arxiv": next((value[6:] for value in others if value.startswith("arXiv:")), ""),
        "swhid": next((value for kind, value in identifiers if kind == "swh"), ""),
        "repository": row.get("repository-code", ""),
        "tags": tuple(row.get("keywords", ())),
        "language": "".join(row.get("languages", ())),
        "remarks": row.get("notes", "").split("; "),
        "thesis": row.get("thesis-type", ""),
    }  # fmt: skip


def _cff_name(person: Mapping[str, str]) -> Person:
    if "name" in person:
        return (person["name"], "", "")
    return (person["family-names"], person["given-names"], person.get("name-suffix", ""))


def csv_records(text: str) -> list[Facts]:
    """Return the rows of a table, without the apostrophe before a cell that would be a formula."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: re.sub(r"^'(?=[=+\-@\t\r＝＋－＠])", "", cell) for name, cell in row.items()} for row in rows]


def coins_records(contents: Iterable[str]) -> list[Facts]:
    """Return the facts in the contents of COinS spans; for a part, `rft.btitle` is its container."""
    return [_coins(parse_qs(text.replace("&amp;", "&"))) for text in contents]


def _coins(pairs: Mapping[str, list[str]]) -> Facts:
    def one(name: str) -> str:
        return pairs.get(f"rft.{name}", [""])[0]

    ids = pairs.get("rft_id", []) + pairs.get("rft.identifier", [])
    whole = "" if one("atitle") else one("btitle")
    return {
        "title": one("atitle") or whole or one("title"),
        "authors": [_coins_name(text) for text in pairs.get("rft.au", ())],
        "date": parse_date(one("date")),
        "within": one("jtitle") or ("" if whole else one("btitle")) or one("source"),
        "event": one("conference"),
        **{name: one(name) for name in ("volume", "issue", "publisher", "series", "edition", "pages", "isbn", "issn",
                                        "language", "tpages", "rights", "number", "assignee")},
        "location": one("place"),
        "doi": next((text[9:] for text in ids if text.startswith(("info:doi/", "urn:doi:"))), ""),
        "arxiv": next((text[11:] for text in ids if text.startswith("info:arxiv/")), ""),
        "urls": [text for text in ids if text.startswith("http")],
        "tags": tuple(pairs.get("rft.subject", ())),
        "abstract": one("description"),
    }  # fmt: skip


def _coins_name(text: str) -> Person:
    family, given, suffix, *_ = [*text.split(", "), "", ""]
    return (family, given, suffix)


READERS: dict[str, Callable[[str], list[Facts]]] = {
    "endnote-xml": endnote_records,
    "cff": cff_records,
    "csv": csv_records,
}
