"""Removes what tools write around values: `v2.1`, `Volume 12 - 2021`, `Hill, Ann, 1950-`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR
from vlbib.exports.values.card_signs import put_cards_right

if TYPE_CHECKING:
    from collections.abc import MutableMapping

# Frontiers writes volumes with word and year; Citavi writes `Bd. 12`.
_VOLUME = lazy_pattern(rf"(?:volume|vol\.?|band|bd\.?|tome)\s+(\w+)(?:\s*-\s*{YEAR})?", re.IGNORECASE)
# Not the letter of an article number: `P10008`.
_PAGE_WORD = lazy_pattern(r"(?:pages?\s|pp\.?|p\.|ss?\.)\s*(?=\d)", re.IGNORECASE)
_VERSION = lazy_pattern(r"\A(?:v|ver\.?|version)\.?\s*(?=\d)", re.IGNORECASE)
# Years of birth and death, which libraries put after a name; BibTeX would read them as the given name.
_LIFE = lazy_pattern(r",\s++(?:(?:ca?\.|b\.|d\.)\s*)?\d{4}\s?(?:[-–]{1,2}\s?(?:\d{4})?)?\.?(?=\s+and\s|\s*$)")
# OpenReview's braces around a word, escaped, so that they would be printed.
_PRINTED_BRACES = lazy_pattern(r"\{\\\{\}([A-Za-z][\w-]*+)\{\\\}\}")
# A font command of LaTeX 2.09, which KOMA-Script's classes reject: `{\\it Quercus}`.
_OLD_FACE = lazy_pattern(
    r"\{\\(em|it|sl|sc|bf|tt|sf|rm)(?:shape|series|family)?(?![A-Za-z])\s*+((?:[^{}]++|\{[^{}]*\})*)\}"
)
_TITLES = ("title", "booktitle")
_FACES = {"em": "emph"}
_PEOPLE = ("author", "editor", "translator", "bookauthor")
_DIGIT = lazy_pattern(r"\d")
_HOST = lazy_pattern(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#]\S*)?")
_COUNT = lazy_pattern(r"(\d+)\s*(?:p|pp|pages)?\.?")
_SITE_ADDRESSES = frozenset({"misc", "online"})
# The page count of a book as libraries write it: `xx, 512 p. : ill.`.
_COLLATION = lazy_pattern(r"([ivxlc\d]+(?:,\s\[?[ivxlc\d]+\]?)*\s(?:p|pp|pages|S|Seiten)\.?)(?:\s[:;].*)?")
_OF_PAPERS = frozenset({
    "pages", "editor", "volume", "number", "series", "eventtitle", "howpublished", "eprint", "doi", "publisher",
    "organization", "institution",
})  # fmt: skip
_VOLUME_NAMED = lazy_pattern(r", (?:Volume|Vol\.|Part) \w+$")
_SUPPLEMENT = lazy_pattern(r"(suppl(?:ement)?)\\?_(\w{1,4})", re.IGNORECASE)  # publishers send this to Crossref
_SERIALS = ("isbn", "issn")
_ARXIV_NUMBER = lazy_pattern(r"(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d{1,2})?")
_WHOLES = frozenset({
    "phdthesis", "mastersthesis", "thesis", "book", "collection", "mvbook", "mvcollection", "reference", "techreport",
    "report", "manual", "booklet",
})  # fmt: skip


def put_values_bare(values: MutableMapping[str, str], kind: str) -> None:
    """Reduce the values (by biblatex name) of an entry of type `kind` to the values proper.

    Volume and number 0 mean "in no issue yet" (Taylor & Francis). One number as pages of a whole book counts its pages
    (Zotero, Mendeley). An address without a scheme gets `https://`. The booktitle of a web page that repeats its author
    (Mendeley) is removed. `supplement_1` is written in words.
    """
    _put_words_right(values)
    put_cards_right(values)
    if "series" in values and "booktitle" in values:
        _put_series_right(values)
    volume = values.get("volume", "")
    if volume == "0" == values.get("number"):
        del values["volume"], values["number"]
    elif volume and not volume.isdigit() and (match := _VOLUME.fullmatch(volume.strip())):
        values["volume"] = match[1]
    if "version" in values:
        values["version"] = _VERSION.sub("", values["version"].strip(), count=1)
    if "url" in values and "://" not in values["url"] and _HOST.fullmatch(values["url"]):
        values["url"] = f"https://{values['url']}"
    _put_pages_right(values, kind)
    if "swhid" in values:
        values["swhid"] = "".join(values["swhid"].split())
    if "number" in values and "_" in values["number"] and (match := _SUPPLEMENT.fullmatch(values["number"].strip())):
        values["number"] = f"{match[1].capitalize()} {match[2]}"
    if kind in _SITE_ADDRESSES and "booktitle" in values:
        _put_site_right(values)
    _leave_out_repeated(values)


def _leave_out_repeated(values: MutableMapping[str, str]) -> None:
    """Remove a `howpublished` that repeats the publisher (ADS), and an arXiv number as ISBN or ISSN (Mendeley)."""
    if "howpublished" in values and values["howpublished"].casefold() == values.get("publisher", "").casefold():
        del values["howpublished"]
    for name in _SERIALS:
        if name in values and _ARXIV_NUMBER.fullmatch(values[name].strip()):
            del values[name]


def _put_series_right(values: MutableMapping[str, str]) -> None:
    """Remove a handbook's series that its volume's title repeats (Elsevier): `Handbook of Lamps, Volume 1B`."""
    if values["booktitle"].startswith(f"{values['series']}, ") and _VOLUME_NAMED.search(values["booktitle"]):
        del values["series"]
        values.pop("volume", None)


def _put_site_right(values: MutableMapping[str, str]) -> None:
    """Remove the booktitle of a web page if it repeats the author; else it is the site, as Mendeley writes it."""
    if values["booktitle"].strip("{}") == values.get("author", "").strip("{}"):
        del values["booktitle"]
    elif "url" in values and "urldate" in values and values.keys().isdisjoint(_OF_PAPERS):
        values["organization"] = values.pop("booktitle")


def _put_words_right(values: MutableMapping[str, str]) -> None:
    """Remove escaped braces from titles and years of life from names, and update old font commands in titles."""
    for name in _TITLES:
        if name in values and "{\\" in values[name]:
            bare = _PRINTED_BRACES.sub(r"{\1}", values[name])
            values[name] = _OLD_FACE.sub(
                lambda match: f"\\{_FACES.get(match[1], f'text{match[1]}')}{{{match[2]}}}", bare
            )
    for name in _PEOPLE:
        if name in values and "," in values[name] and _DIGIT.search(values[name]):
            values[name] = _LIFE.sub("", values[name])


def _put_pages_right(values: MutableMapping[str, str], kind: str) -> None:
    r"""Remove words such as `pp.` from pages; move a page count of a whole work to `pagetotal`.

    A thin space (`3\,ff.`) becomes a space, because biblatex reads its comma as that of a list.
    """
    pages = values.get("pages", "").strip()
    if pages and not pages[0].isdecimal():
        values["pages"] = _PAGE_WORD.sub("", pages, count=1) if _PAGE_WORD.match(pages) else values["pages"]
    if "\\," in pages:
        values["pages"] = values["pages"].replace("\\,", " ")
    if pages and kind in _WHOLES and "pagetotal" not in values:
        match = _COUNT.fullmatch(values["pages"].strip()) or _COLLATION.fullmatch(values["pages"].strip())
        if match:
            values["pagetotal"] = match[1]
            del values["pages"]
