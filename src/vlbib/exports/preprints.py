"""Where a preprint was published, in words that any style prints: its server, and its number there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.dois import ARXIV_DOI, DOI_PREFIX, DOI_RESOLVER
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import runs_server, server_of_doi
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.named_servers import server_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.exports.item import Item

# Fields that name a preprint's server and, in a preprint, nothing else.
PLACES = ("journaltitle", "booktitle", "howpublished", "publisher", "institution", "organization")
# The end of a DOI that the server itself prints as the number: SSRN's `ssrn.2315570`, bioRxiv's `009589`.
_NUMBERED = lazy_pattern(
    rf"10\.2139/ssrn\.(?P<ssrn>\d+)|{DOI_PREFIX}(?P<rxiv>\d[\d.]*)"
    rf"|{DOI_PREFIX}(?:chemrxiv|techrxiv|preprints|osf\.io|rs\.3|au)[-./]+(?P<named>[\w./-]+)"
    rf"|{DOI_PREFIX}(?:preprints)?(?P<other>[\w./-]+)",
    re.IGNORECASE,
)
_BY_DOI = {"SSRN": "ssrn", "bioRxiv": "rxiv", "medRxiv": "rxiv"}
_FORUM = lazy_pattern(r"openreview\.net/(?:forum|pdf)\?id=([\w-]+)")
_PAGES = {"arXiv": "https://arxiv.org/abs/", "HAL": "https://hal.science/", "SSRN": "https://ssrn.com/abstract="}
_COUNTED = lazy_pattern(r"v?(\d{1,3})")
_VERSION = lazy_pattern(r"(?<=\d)v\d{1,3}$")
_IN_NAME = lazy_pattern(r"\bssrn\D{0,3}(\d{5,})\b", re.IGNORECASE)  # Google Scholar's `Available at SSRN 3441643`
_ARXIV_DOI = lazy_pattern(ARXIV_DOI, re.IGNORECASE)
_ARXIV_PAGE = lazy_pattern(
    rf"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/|{DOI_RESOLVER}{ARXIV_DOI}", re.IGNORECASE
)


def place(item: Item) -> str:
    """Return the server with the number there, or with the preprint's address if that contains the number."""
    return f"{item.server}, {item.url}" if says_number(item) else numbered(item)


def numbered(item: Item) -> str:
    """Return the server with its number: `arXiv:2103.00020v2 [cs.CV]`, `HAL hal-01234567`, `bioRxiv 009589`.

    Without a recognized number, returns `server_words`.
    """
    if item.arxiv:
        primary = item.text("eprintclass")
        return f"arXiv:{item.arxiv}{version_mark(item)}" + (f" [{primary}]" if primary else "")
    if number := _number(item):
        return f"{item.server} {number}{version_mark(item)}"
    return server_words(item)


def server_words(item: Item) -> str:
    """Return the server, or the entry's own words for it if there is no id or address: `arXiv preprint 99-1`."""
    if item.arxiv or item.doi or item.url or _number(item):
        return item.server
    words = (item.text(field) for field in PLACES if field in item.values and server_named(item.values[field]))
    return next((text for text in words if any(char.isdigit() for char in text)), item.server)


def version_mark(item: Item) -> str:
    """Return the version suffix of a preprint's number on arXiv and HAL, such as `v2`; else ""."""
    match = _COUNTED.fullmatch(item.text("version")) if "version" in item.values else None
    return f"v{match[1]}" if match and item.server in ("arXiv", "HAL") else ""


def says_number(item: Item) -> bool:
    """Tell whether the address of a preprint ends in its number, so that both would print the number twice.

    False for arXiv, whose number people know, and with a DOI.
    """
    number = "" if item.arxiv or item.doi else _number(item)
    return bool(number) and item.type is Type.PREPRINT and _VERSION.sub("", item.url).endswith(number)


def _number(item: Item) -> str:
    match = _NUMBERED.fullmatch(item.doi)
    numbers = match.groupdict() if match else {}
    named = _IN_NAME.search(item.text("journaltitle")) if item.server == "SSRN" else None
    forum = _FORUM.search(item.url) if item.server == "OpenReview" else None
    by_doi = numbers.get(_BY_DOI.get(item.server, "")) or numbers.get("named") or _registered(item, numbers)
    eprint = "" if item.plain("eprint") == item.doi else item.plain("eprint")
    return by_doi or eprint or next((match[1] for match in (named, forum) if match), "")


def _registered(item: Item, numbers: Mapping[str, str | None]) -> str:
    """Return the end of a DOI that the server registered, if it has another form than those above."""
    return numbers.get("other") or numbers.get("rxiv") or "" if server_of_doi(item.doi) == item.server else ""


def own_page(item: Item) -> str:
    """Return the page of a preprint without DOI and URL, made from its number; "" if that is not possible."""
    if item.type is not Type.PREPRINT or item.doi or item.url:
        return ""
    number = item.arxiv or (_number(item) if item.server in _PAGES else "")
    return f"{_PAGES[item.server]}{number}" if number else ""


def is_own_page(url: str, number: str) -> bool:
    """Tell whether a URL is the one that `own_page` would make from a preprint's number."""
    return bool(number) and url in {f"{page}{number}" for page in _PAGES.values()}


def is_own_address(item: Item, field: str) -> bool:
    """Tell whether a DOI or URL only repeats the arXiv number of a preprint."""
    if field not in ("doi", "url") or item.type is not Type.PREPRINT or not item.arxiv:
        return False
    return bool(_ARXIV_DOI.match(item.doi) if field == "doi" else _ARXIV_PAGE.match(item.url))


def other_issuer(item: Item) -> str:
    """Return the field of a preprint that names a body other than the operator of its server; "" if none."""
    if item.type is not Type.PREPRINT:
        return ""
    named = (field for field in ("publisher", "institution", "organization") if field in item.values)
    return next((field for field in named if not runs_server(item.text(field), item.server)), "")


def not_of_server(item: Item) -> tuple[str, ...]:
    """Return the fields of a preprint that are not its server's: another publisher, and another number."""
    if item.type is not Type.PREPRINT:
        return ()
    is_numbered = "number" in item.values and bool(item.arxiv or item.plain("eprint"))
    return tuple(filter(None, (other_issuer(item), "number" if is_numbered else "")))
