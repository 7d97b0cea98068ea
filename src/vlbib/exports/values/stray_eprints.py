"""The arXiv id of a preprint that stands in a field which is not for it, put where formats look for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids
from vlbib.core.ids import by_scheme
from vlbib.core.preprint_servers import preprint_server
from vlbib.exports.values.plain import reader_text

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_CONTAINERS = ("journaltitle", "booktitle")
_PLACES = ("howpublished", "number", "eid", "pages", "note", "addendum")


def put_eprint_right(values: MutableMapping[str, str]) -> None:
    """Move the id of a preprint (`note = {arXiv:2103.00020 [cs]}`) into `eprint`, so that it is printed once.

    A field that says more stays, and so does each of a work that a venue has published. `values` are by biblatex name.
    """
    places = [name for name in _PLACES if "arxiv" in values.get(name, "").lower()]
    if not places or any(not _is_server(values[name]) for name in _CONTAINERS if name in values):
        return
    for name in places:
        identity = by_scheme(entry_ids({"note": values[name]}), "arxiv")
        if identity is not None and values.setdefault("eprint", identity).strip() == identity:
            values.setdefault("eprinttype", "arxiv")
            del values[name]


def _is_server(value: str) -> bool:
    return bool(preprint_server(reader_text(value)))
