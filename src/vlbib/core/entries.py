"""What an entry says of its work: its identities, its venue, and whether it is of a preprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.entry_types import ARTICLES, PAPER_TYPES, VOLUMES
from vlbib.core.ids import ARXIV_NEW, ARXIV_OLD, arxiv_id, doi_id, find_ids, url_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.core.bib import Entry
    from vlbib.core.ids import Id

# Fields without an identity of their own into which people and DBLP put one.
ID_PLACES = ("journal", "journaltitle", "howpublished", "volume")
ALL_ID_PLACES = (*ID_PLACES, "url", "note", "number", "eid", "eprint")
_SERVER_PLACES = ("howpublished", "note", "publisher")  # where an entry without a venue may name its server
_PUBLISHED = (PAPER_TYPES - ARTICLES) | VOLUMES
_HINTS = ("arxiv", "abs/", "10.", "http")
_ARXIV_INSIDE = re.compile(rf"(?:arxiv[.:/\s]\s*(?:org/(?:abs|pdf)/)?|abs/)({ARXIV_NEW}|{ARXIV_OLD})", re.IGNORECASE)


def entry_ids(fields: Mapping[str, str], places: Iterable[str] = ID_PLACES) -> Iterator[Id]:
    """Yield the identities in the fields of an entry (BibTeX values by lower-case name), the firmest first.

    `eprint`, `doi` and `url` name the entry's own work; `places` are further fields whose text may hold an id.
    """
    own = (_eprint(fields), _doi(fields.get("doi", "")), _url(fields.get("url", "")))
    yield from (identity for identity in own if identity is not None)
    for name in places:
        value = fields.get(name, "")
        if value and any(hint in value.lower() for hint in _HINTS):
            yield from _inside(value.replace("\\_", "_"))


def _eprint(fields: Mapping[str, str]) -> Id | None:
    value = fields.get("eprint") or fields.get("arxivid")
    if not value:
        return None
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv"
    return arxiv_id(value.strip("{} ")) if archive.strip("{} ").lower() == "arxiv" else None


def _doi(value: str) -> Id | None:
    return doi_id(value.replace("\\_", "_")) if value else None


def _url(value: str) -> Id | None:
    return url_id(value.strip().replace("\\_", "_")) if value else None


def _inside(value: str) -> Iterator[Id]:
    yield from find_ids(value)
    match = _ARXIV_INSIDE.search(value)
    identity = arxiv_id(match[1]) if match else None
    if identity is not None:
        yield identity


def values_of(entry: Entry) -> dict[str, str]:
    """Return the values of an entry by name, the first of each name."""
    return {field.name: field.value for field in reversed(entry.fields)}


def entry_venue(entry: Entry) -> str:
    """Return the proceedings or journal that an entry names, as written; "" without one."""
    return entry.get("booktitle") or entry.get("journal") or entry.get("journaltitle")


def is_preprint_entry(entry: Entry) -> bool:
    """Tell whether an entry is of a preprint: its venue is a server, or it has none but an eprint or an arXiv id.

    A publisher's DOI, or a type that only published works have, speaks against an entry without a venue.
    """
    from vlbib.core.venues import is_preprint

    if venue := entry_venue(entry):
        return is_preprint(venue)
    doi = _doi(entry.get("doi"))
    if entry.type in _PUBLISHED or (doi is not None and doi.scheme != "arxiv"):
        return False
    server = " ".join(entry.get(name) for name in _SERVER_PLACES).strip()
    return bool(entry.get("eprint")) or _has_arxiv_id(entry) or (server != "" and is_preprint(server))


def _has_arxiv_id(entry: Entry) -> bool:
    return any(identity.scheme == "arxiv" for identity in entry_ids(values_of(entry), ALL_ID_PLACES))
