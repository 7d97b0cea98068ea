"""The links of an entry that readers want: the paper, its preprint, its code. Only web addresses are links."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.sites import is_repository

if TYPE_CHECKING:
    from vlbib.exports.item import Item

# Addresses and DOIs in which nothing has to be encoded; nearly all are like this.
_PLAIN = lazy_pattern(r"(?:https?|ftp)://[A-Za-z0-9.-]+(?:/[A-Za-z0-9/:?#@!$&'()*+,;=%~._-]*)?")
_BARE = lazy_pattern(r"[A-Za-z0-9/:;()._-]+")
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


def links(item: Item) -> list[tuple[str, str]]:
    """Return labels and URLs: DOI, arXiv, PDF, page, code.

    Each URL occurs once; only http, https and ftp are allowed.
    """
    pages = [("DOI", f"https://doi.org/{_quoted(item.doi)}")] if item.doi else []
    if item.arxiv:
        pages += [("arXiv", f"https://arxiv.org/abs/{item.arxiv}"), ("PDF", f"https://arxiv.org/pdf/{item.arxiv}")]
    if code := web_address(item.code):
        pages.append(("Code", code))
    if page := web_address(item.url):
        pages.append(("Code" if is_repository(item.url) else "Page", page))
    seen: dict[str, tuple[str, str]] = {}
    for label, address in pages:
        seen.setdefault(_same(address), (label, address))
    return list(seen.values())


def _same(address: str) -> str:
    """Return a normal form of an address; DOIs ignore case and may be on either of two hosts."""
    bare = address.replace("http:", "https:").replace("//dx.doi.org/", "//doi.org/").rstrip("/")
    return bare.lower() if "//doi.org/" in bare else bare


def _quoted(doi: str) -> str:
    return doi if _BARE.fullmatch(doi) else quote(doi, safe="/:;()._-")


def web_address(url: str) -> str:
    """Return the URL with unusual characters encoded; "" if it is not a web address (`javascript:`, `data:`)."""
    if not url or _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return quote(url, safe=_SAFE) if parts.scheme in ("http", "https", "ftp") and parts.netloc else ""
