"""The id of a preprint that stands in a field which is not for it, put where formats look for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids
from vlbib.core.ids import by_scheme, doi_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import preprint_server
from vlbib.exports.values.plain import reader_text, verbatim

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_NAMES = lazy_pattern(r"arxiv|^\W*abs/", re.IGNORECASE)  # DBLP writes the volume of CoRR so
_CONTAINERS = ("journaltitle", "booktitle")
_HAL_PREPRINT = "working paper or preprint"  # what HAL writes into the note of each
_PLACES = ("howpublished", "volume", "number", "eid", "pages", "note", "addendum")


def put_eprint_right(values: MutableMapping[str, str]) -> None:
    """Move the id of a preprint (`note = {arXiv:2103.00020 [cs]}`) into `eprint`, so that it is printed once.

    A field that says more stays, and so does each of a work that a venue has published. A DOI is not a number of a
    server, and what HAL calls a working paper has its `hal_id` for one. `values` are by biblatex name.
    """
    if values.get("eprint", "").strip("{} ").startswith(("10.", "http")):
        _put_doi_right(values)
    if "hal_id" in values:
        _number_hal(values)
    _put_arxiv_right(values)


def _put_doi_right(values: MutableMapping[str, str]) -> None:
    """Move a DOI out of `eprint` into `doi`; the DOIs of arXiv stay, for they are arXiv ids to every format."""
    identity = doi_id(verbatim(values["eprint"]))
    if identity is None or identity.scheme != "doi":
        return
    own = doi_id(verbatim(values["doi"])) if "doi" in values else None
    if own is None or own.value.lower() == identity.value.lower():
        values.setdefault("doi", identity.value)
        del values["eprint"]


def _number_hal(values: MutableMapping[str, str]) -> None:
    note = values.get("note", "").strip("{}. ").lower()
    if note == _HAL_PREPRINT and values.keys().isdisjoint((*_CONTAINERS, "eprint")):
        values["eprint"], values["eprinttype"] = values["hal_id"], "HAL"
        del values["note"]


def _put_arxiv_right(values: MutableMapping[str, str]) -> None:
    places = [name for name in _PLACES if name in values and _NAMES.search(values[name])]
    if not places or any(not _is_server(values[name]) for name in _CONTAINERS if name in values):
        return
    for name in places:
        identity = by_scheme(entry_ids({"note": values[name]}), "arxiv")
        if identity is not None and values.setdefault("eprint", identity).strip() == identity:
            values.setdefault("eprinttype", "arxiv")
            del values[name]


def _is_server(value: str) -> bool:
    return bool(preprint_server(reader_text(value)))
