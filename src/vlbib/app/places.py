"""Where a work can be read: its DOI, its page at a preprint server or in proceedings, its URL, a local file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.find_entry import find_entry
from vlbib.core.anthology import ANTHOLOGY_DOI
from vlbib.core.entries import entry_ids, values_of
from vlbib.core.faults import CannotUse
from vlbib.core.ids import find_urls, paper_url
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vlbib.core.bib import Entry
    from vlbib.core.ids import Id
    from vlbib.settings import Settings

_PDF = {
    "arxiv": "https://arxiv.org/pdf/{}",
    "acl": "https://aclanthology.org/{}.pdf",
    "openreview": "https://openreview.net/pdf?id={}",
}
_FIRST = ("doi", "arxiv")
# JabRef writes `description:path:type`, separates several by `;`, and escapes a literal colon with a backslash.
_LINKED = lazy_pattern(r"(?:\\.|[^:;\\])+")


class WorkPlace(Struct, frozen=True):
    """A place: its kind (`doi`, `arxiv`, `url`, `file`, ...), its address or path, and whether it is the PDF."""

    kind: str
    address: str
    is_pdf: bool = False


def where_to_read(settings: Settings, library: str | None, key: str, *, pdf: bool = False) -> WorkPlace:
    """Return the first place of an entry; with `pdf` the first that is a PDF. Raises `CannotUse` if there is none."""
    filed = find_entry(settings, library, key)
    places = list(addresses(filed.entry, filed.project.library))
    chosen = next((place for place in places if place.is_pdf or not pdf), None)
    if chosen is None and places:
        raise CannotUse(f"{filed.entry.key}: no PDF is known; vlbib open {filed.entry.key} opens {places[0].address}")
    if chosen is None:
        raise CannotUse(f"{filed.entry.key}: has neither an id, nor a `url`, nor a `file`")
    return chosen


def addresses(entry: Entry, library: Path) -> Iterator[WorkPlace]:
    """Yield the places of an entry, the publisher's first. A file's path is relative to the library's folder."""
    values = values_of(entry)
    ids = sorted(dict.fromkeys(entry_ids(values)), key=lambda identity: _rank(identity.scheme))
    yield from (place for identity in ids if (place := _page(identity)))
    for url in find_urls(values.get("url", "").replace("\\", "")):
        yield WorkPlace("url", url, url.lower().endswith(".pdf"))
    for path in _files(values.get("file", "")):
        yield WorkPlace("file", str(library.parent / path), path.lower().endswith(".pdf"))
    for identity in ids:
        scheme, value = identity.replace(f"doi:{ANTHOLOGY_DOI}", "acl:").split(":", maxsplit=1)
        if scheme in _PDF:
            yield WorkPlace(scheme, _PDF[scheme].format(value), is_pdf=True)


def _rank(scheme: str) -> int:
    return _FIRST.index(scheme) if scheme in _FIRST else len(_FIRST)


def _page(identity: Id) -> WorkPlace | None:
    url = paper_url(identity)
    return WorkPlace(identity.scheme, url) if url else None


def _files(value: str) -> Iterator[str]:
    """Yield the paths in a `file` field: a bare one, or several as `description:path:type;...` (JabRef, Zotero)."""
    for part in re.split(r"(?<!\\);", value):
        pieces = [re.sub(r"\\(.)", r"\1", piece) for piece in _LINKED.findall(part)]
        named = [piece for piece in pieces if "." in piece]
        if named:
            yield named[0] if len(pieces) < 3 else pieces[1]
