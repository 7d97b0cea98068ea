"""Values that programs and databases put into the wrong field: dates of access, broken links, numbers.

EndNote exports a web page with the year of access as volume and the day as number, and links to Web of Science as `<Go
to ISI>://WOS:...`. Citavi writes dates as `14.01.2013`, and those of a web page as `originalyear`. People write
standards as reports with the number in `key`, following a template. ADS writes the number of a program as `eid`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import month_number
from vlbib.core.people import name_texts
from vlbib.core.text import words
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from collections.abc import Set as AbstractSet

_PAGES = frozenset({"misc", "online", "webpage", "electronic", "www"})
_YEAR = lazy_pattern(YEAR)
_DAY = lazy_pattern(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?")
_WITH_DOTS = lazy_pattern(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_DATES = ("date", "urldate", "origdate", "year", "originalyear")
# Field names of single programs: SSOAR's URN, EndNote's university of a thesis.
_OWN_NAMES = {"urn": "url", "university": "institution"}
_SHORTEST_ID = 5  # the fewest characters of a database's record number
_LAST_MONTH = 12
_NO_LINK = "<Go to"
_WORDS_OF_THESES = {
    "phdthesis": frozenset({"ph", "d", "phd", "doctoral", "thesis", "dissertation"}),
    "mastersthesis": frozenset({"master", "masters", "m", "sc", "msc", "thesis", "dissertation"}),
    "thesis": frozenset({"thesis"}),
}
_THESIS_AS_JOURNAL = lazy_pattern(
    r"((?:Ph\.?\s?D\.?|Doctoral|Master(?:'?s|’s)?|M\.?\s?Sc\.?|Bachelor(?:'?s|’s)?|B\.?\s?Sc\.?)\s(?:thesis|dissertation)),\s*(\S.*)",
    re.IGNORECASE,
)
_SAID_OF_THESIS = ("type", "institution", "location", "year", "date")
_REPORTS = frozenset({"techreport", "report", "standard"})
_PROGRAMS = "ascl:"  # the Astrophysics Source Code Library
_VOLUME_SAID = lazy_pattern(r"[^,;]*\bvol\.\s+(\w+)(?:,.*)?")


def put_where_meant(values: MutableMapping[str, str], kind: str) -> None:
    """Move values, by biblatex name, to the right fields for an entry of type `kind`, and remove meaningless ones."""
    for name in _DATES:
        if name in values and "." in values[name] and (match := _WITH_DOTS.fullmatch(values[name].strip("{} "))):
            values[name] = _iso(match[1], match[2], match[3]) or values[name]
    if "originalyear" in values:
        values.setdefault("date" if "year" not in values else "origdate", values.pop("originalyear"))
    if "url" in values and values["url"].startswith(_NO_LINK):
        del values["url"]
    if kind in _PAGES and "volume" in values and "journaltitle" not in values:
        _put_visit_right(values)
    if kind in _WORDS_OF_THESES:
        _put_thesis_right(values, _WORDS_OF_THESES[kind])
        _put_advisor_right(values)
    elif kind == "standard" or (kind in _REPORTS and values.get("type", "").strip("{} ").lower() == "standard"):
        _put_standard_right(values)
    for name, meant in _OWN_NAMES.items():
        if name in values and meant not in values and (meant != "url" or values[name].startswith("http")):
            values[meant] = values.pop(name)
    _put_numbers_right(values, kind)


def _put_numbers_right(values: MutableMapping[str, str], kind: str) -> None:
    """Reduce volume and number to the digits, and remove an article number that repeats another field.

    That is an ASCL number, or the DOI, which ADS writes for works on Zenodo.
    """
    if "eid" in values and values["eid"].startswith(_PROGRAMS) and ("eprint" in values or "howpublished" in values):
        del values["eid"]
    elif "doi" in values and values["doi"].startswith("10."):
        for name in ("eid", "pages"):
            if values.get(name) == values["doi"]:
                del values[name]
    if "volume" in values and " vol. " in values["volume"] and (match := _VOLUME_SAID.fullmatch(values["volume"])):
        values["volume"] = match[1]
    if kind == "article" and values.get("number", "")[:1] == "0" and values["number"].isdigit():
        values["number"] = values["number"].lstrip("0") or "0"


def _iso(day: str, month: str, year: str) -> str:
    return f"{year}-{int(month):02d}-{int(day):02d}" if 1 <= int(month) <= _LAST_MONTH else ""


def _put_visit_right(values: MutableMapping[str, str]) -> None:
    """Turn volume and number of a web page into a date of access if they are a year and a day."""
    volume, number = values["volume"].strip(), values.get("number", "").strip()
    match = _DAY.fullmatch(number)
    month = month_number(match[2]) if match else None
    if not _YEAR.fullmatch(volume) or (number and month is None):
        return
    day = (match[1] or match[3]) if match else None
    del values["volume"]
    values.pop("number", None)
    parts = [volume, *([f"{month:02d}"] if month else []), *([f"{int(day):02d}"] if month and day else [])]
    values.setdefault("urldate", "-".join(parts))


def _put_thesis_right(values: MutableMapping[str, str], kind_words: AbstractSet[str]) -> None:
    """Remove a note that repeats kind, place and year of a thesis, and a number that its address repeats."""
    if "note" in values:
        fields = {word for name in _SAID_OF_THESIS for word in words(values.get(name, ""))}
        if set(words(values["note"])) <= fields | kind_words:
            del values["note"]
    number = values.get("number", "")
    if len(number) >= _SHORTEST_ID and values.get("url", "").endswith(number):
        del values["number"]
    if "publisher" in values and values.keys().isdisjoint(("institution", "organization", "university")):
        values["institution"] = values.pop("publisher")  # ACM's records have the university as publisher


def put_thesis_apart(values: MutableMapping[str, str]) -> None:
    """Split kind and university of a thesis that were written as its journal: `PhD thesis, Lamp University`."""
    if match := _THESIS_AS_JOURNAL.fullmatch(values["journaltitle"].strip("{} ")):
        values.setdefault("type", match[1])
        values.setdefault("institution", match[2])
        del values["journaltitle"]


def _put_advisor_right(values: MutableMapping[str, str]) -> None:
    """Remove the advisors from the authors of a thesis, where ACM lists them, unless no author would be left."""
    if "advisor" not in values or "author" not in values:
        return
    advisors = [set(words(name)) for name in name_texts(values["advisor"])]
    authors = name_texts(values["author"])
    kept = [name for name in authors if set(words(name)) not in advisors]
    if kept and len(kept) < len(authors):
        values["author"] = " and ".join(kept)


def _put_standard_right(values: MutableMapping[str, str]) -> None:
    """Use the sort key of a standard as its number if it has none, and remove a volume that repeats the year."""
    key = values.get("sortkey", "")
    if "number" not in values and "author" not in values and any(map(str.isdigit, key)):
        values["number"] = key
    if "volume" in values and values["volume"] == values.get("year"):
        del values["volume"]
