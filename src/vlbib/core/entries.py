"""What an entry says of its work: its identities and its venue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import (
    ARXIV_NEW,
    ARXIV_OLD,
    Id,
    arxiv_id,
    by_scheme,
    doi_id,
    find_ids,
    find_urls,
    is_plain_url,
    url_id,
)
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.core.bib import Entry

# Fields without an identity of their own into which people, Zotero, ADS and DBLP put one.
ID_PLACES = (
    "journal",
    "journaltitle",
    "booktitle",
    "howpublished",
    "volume",
    "number",
    "pages",
    "eid",
    "pdf",
    "link",
    "ee",
)
ALL_ID_PLACES = (*ID_PLACES, "url", "note", "eprint")  # also fields in which an id need not be the work's own
# Fields that may speak of other papers too: an id counts where a line of theirs says nothing else.
NUMBERS_OF_SERVER = ("volume", "number", "eid")  # a bare number there is an id where the journal or the issuer is arXiv
NAMES_OF_SERVER = ("journal", "journaltitle", "institution", "publisher", "organization")
REMARKS = ("note", "annote", "annotation", "addendum", "extra")
_ARXIV_INSIDE = lazy_pattern(rf"(?:arxiv[.,:/\s]\s*(?:org/(?:abs|pdf)/)?|abs/)({ARXIV_NEW}|{ARXIV_OLD})", re.IGNORECASE)
_LINES = lazy_pattern(r"\n|;|\\par\b|\\\\")
_CLASS = lazy_pattern(r"\[[a-z.\s,-]*\]")
_MARK = lazy_pattern(rf"\S*(?:https?:|{ARXIV_NEW}|{ARXIV_OLD})\S*", re.IGNORECASE)
_LONGEST_REMARK = 300  # characters: an id with an address is shorter; anything longer is prose
_REMARK_WORDS = frozenset({
    "accessed", "arxiv", "at", "available", "corr", "e", "eprint", "from", "on", "online", "preprint", "print",
    "retrieved", "url", "version", "visited",
})  # fmt: skip
_SERVER = lazy_pattern(r"\b(?:arxiv|corr)\b", re.IGNORECASE)


def entry_ids(fields: Mapping[str, str], places: Iterable[str] = ID_PLACES) -> Iterator[Id]:
    """Yield the identities in the fields of an entry (BibTeX values by lower-case name), the most reliable first.

    `eprint`, `doi` and `url` name the entry's own work; `places` are further fields whose text may hold an id.
    """
    own = (_eprint(fields), _doi(fields.get("doi", "")), _url(fields.get("url", "")))
    yield from (identity for identity in own if identity is not None)
    searched = tuple(places)
    for name in searched:
        value = fields.get(name)
        if not value or (name == "url" and _is_said_by_own(value)):
            continue
        if may_hold_id(value):
            yield from _inside(value.replace("\\_", "_"))
        elif name in NUMBERS_OF_SERVER and any(_SERVER.search(fields.get(issuer, "")) for issuer in NAMES_OF_SERVER):
            yield from filter(None, [arxiv_id(value)])
    for name in REMARKS if searched else ():
        value = fields.get(name)
        if value and may_hold_id(value) and name not in searched:
            yield from _remarked(value.replace("\\_", "_"))


def may_hold_id(value: str) -> bool:
    """Tell cheaply whether a value may contain an id."""
    lower = value.lower()
    return "10." in lower or "http" in lower or "arxiv" in lower or "abs/" in lower or "[" in lower


def _is_said_by_own(url: str) -> bool:
    """Recognise a plain address that says nothing but the entry's own id."""
    return is_plain_url(url) and not _ARXIV_INSIDE.search(url)


def _eprint(fields: Mapping[str, str]) -> Id | None:
    """Return the arXiv id of `eprint`, also with the class after it (`1706.03762 [cs]`) or as an address."""
    value = fields.get("eprint") or fields.get("arxivid") or fields.get("arxiv")
    if not value:
        return None
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv"
    if not archive.strip("{} ").lower().startswith("arxiv"):
        return None
    bare = value.strip("{} ")
    return arxiv_id(bare) or _arxiv_in(bare)


def _doi(value: str) -> Id | None:
    """Return what `doi` identifies: a DOI, or an arXiv id that stands there."""
    if not value:
        return None
    bare = value.strip("{} ").replace("\\_", "_")
    return doi_id(bare) or arxiv_id(bare)


def _url(value: str) -> Id | None:
    if not value:
        return None
    bare = value.strip().replace("\\_", "_")
    return url_id(next(iter(find_urls(bare)), bare) if "\\url" in bare else bare)


def _arxiv_in(text: str) -> Id | None:
    value = by_scheme(_inside(text), "arxiv")
    return Id("arxiv", value) if value else None


def _remarked(value: str) -> Iterator[Id]:
    """Yield the ids of lines that consist of nothing but an arXiv id or the paper's address."""
    for line in _LINES.split(value):
        if len(line) > _LONGEST_REMARK:
            continue
        words = re.findall(r"[a-z]+", _CLASS.sub(" ", _MARK.sub(" ", line.lower())))
        if set(words) <= _REMARK_WORDS:
            yield from _inside(line)


def _inside(value: str) -> Iterator[Id]:
    bare = value.replace("{", "").replace("}", "") if "\\" not in value else value
    yield from find_ids(bare)
    match = _ARXIV_INSIDE.search(bare)
    identity = arxiv_id(match[1]) if match else None
    if identity is not None:
        yield identity


def values_of(entry: Entry) -> dict[str, str]:
    """Return the values of an entry by name, the first of each name."""
    return entry.values


def entry_venue(entry: Entry) -> str:
    """Return the proceedings or journal that an entry names, as written; "" without one."""
    values = entry.values
    return next((values[name] for name in ("booktitle", "journal", "journaltitle") if values.get(name)), "")
