"""Titles that contain more than the title: chapter number, edition, version, volume, or PubMed's full stop.

Elsevier writes `Chapter 4 - Sampling`, and book titles as `Sampling (Third Edition)`, in addition to number and
edition. Zenodo writes `sampler: v1.2` in addition to the version. DBLP puts the colon inside the braces (`{BERT:} a
survey`), so that styles see no new sentence. Union catalogues write `The art of sampling. Vol. 4: Lamps` in addition to
the volume.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.document_marks import DOCUMENT_TYPE
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.values.wording import edition_number

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_TITLES = ("title", "booktitle")
_CHAPTERS = frozenset({"inbook", "incollection"})
_BOOKS = _CHAPTERS | {"book", "collection", "mvbook", "mvcollection"}
_CHAPTER = lazy_pattern(r"\{?Chapter (\w{1,5})\s?(?:-{1,3}|[–—:.])\s(?=\S)", re.IGNORECASE)
_EDITION = lazy_pattern(r"\s?\(([\w ]{1,20}) (?:edition|ed\.?)\)$", re.IGNORECASE)
# The type of document after a Chinese title, by GB/T 7714: `[D]` for a thesis, `[EB/OL]` for a web page.
_KIND_MARK = lazy_pattern(rf"(?<=[\u3400-\u9fff])\s?\[{DOCUMENT_TYPE}\]$")
_COLON_INSIDE = lazy_pattern(r"\{([^{}\\$]+):\}(?=\s)")
_VOLUME = lazy_pattern(r"[.,:;]?\s\(?\{*(?:Vol(?:ume)?|Band|Bd|Tome)\}*\.?\s\{*(\w{1,6})\}*\)?(?=[.:,]\s|$)")
_STOP = lazy_pattern(r"(?:(?<=[a-z]{4})|(?<=[a-z]\)))\.$")
_ABBREVIATED = lazy_pattern(
    r"\b(?:corp|dept|figs|intl|univ|vols|natl|proc|suppl|assoc|bros|conf|symp)\.$", re.IGNORECASE
)


def put_titles_alone(values: MutableMapping[str, str], kind: str) -> None:
    """Reduce the titles of an entry of type `kind` to the title proper, and put the rest into its own fields.

    `values` are by biblatex name.
    """
    for name in _TITLES:
        title = values.get(name, "")
        if ":}" in title:
            values[name] = _COLON_INSIDE.sub(r"{\1}:", title)
        elif title.endswith(".") and _STOP.search(title) and not _ABBREVIATED.search(title):
            values[name] = title[:-1]
        elif title.endswith(")") and "ed" in title[-12:].lower():
            _take_edition(values, name, kind)
        elif title.endswith("]") and (match := _KIND_MARK.search(title)):
            values[name] = title[: match.start()]
    if "version" in values:
        _take_version(values)
    if "volume" in values and kind in _BOOKS:
        _take_volume(values, *(("booktitle", "booksubtitle") if kind in _CHAPTERS else ("title", "subtitle")))
    if kind in _CHAPTERS and (match := _CHAPTER.match(values.get("title", ""))) and "booktitle" in values:
        values.setdefault("chapter", match[1])
        rest = values["title"][match.end() :]
        values["title"] = "{" + rest if match[0][0] == "{" else rest


def _take_edition(values: MutableMapping[str, str], name: str, kind: str) -> None:
    """Move the edition from a book's title to its field; in an article's title it is what the article is about."""
    match = _EDITION.search(values[name])
    if match is None or (name == "title" and "journaltitle" in values) or kind == "article":
        return
    number, own = edition_number(match[1]), values.get("edition", "")
    if edition_number(own) == number or (not own and number.isdigit()):
        values.setdefault("edition", number)
        values[name] = values[name][: match.start()]


def _take_volume(values: MutableMapping[str, str], name: str, subtitle: str) -> None:
    """Remove the volume from a book's title if its field repeats it; what follows becomes the subtitle."""
    title = values.get(name, "")
    match = _VOLUME.search(title)
    if match is None or subtitle in values or match[1].lower() != values["volume"].strip("{} ").lower():
        return
    before, after = title[: match.start()], title[match.end() :].lstrip(".:, ")
    pairs = ((part.count(left), part.count(right)) for part in (before, after) for left, right in ("{}", "()"))
    if before and all(opened == closed for opened, closed in pairs):
        values[name] = before
        if after:
            values[subtitle] = after


def _take_version(values: MutableMapping[str, str]) -> None:
    """Remove the version from the end of a title if its field repeats it."""
    version, title = values["version"].strip().lstrip("vV"), values.get("title", "").strip("{}")
    for mark in (f": v{version}", f" v{version}", f": {version}"):
        if version and title.endswith(mark) and len(title) > len(mark):
            values["title"] = f"{{{title[: -len(mark)]}}}" if values["title"][:1] == "{" else title[: -len(mark)]
            return
