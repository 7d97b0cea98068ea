"""What other programs' own schemas have a place for.

The table comes by way of scripts/read_schemas.py from blx-dm.def (biblatex manual, section 4.5.4), from CSL's schema
and from Zotero's (https://api.zotero.org/schema, version 22, the item types that are written).
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

_DATES = {"day": "date", "eventday": "eventdate", "urlday": "urldate", "origday": "origdate"}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(
        files("vlbib.exports.values").joinpath("schemas.json").read_text(encoding="utf-8")
    )
    return table


@lru_cache(maxsize=64)
def biblatex_fields(kind: str) -> frozenset[str]:
    """Return the fields that biblatex takes for an entry type; a type without a list of its own is `misc` to styles."""
    by_type = _table()["biblatex"]
    names = {*by_type[""], *by_type.get(kind, by_type["misc"])}
    return frozenset(names | {date for part, date in _DATES.items() if part in names})


@lru_cache(maxsize=1)
def csl_names() -> frozenset[str]:
    """Return CSL's variables that hold people."""
    return frozenset(_table()["csl"]["names"])


@lru_cache(maxsize=256)
def zotero_name(kind: str, base: str) -> str:
    """Return what a Zotero item type calls a field that others share, "" where it has none.

    >>> zotero_name("report", "number"), zotero_name("book", "authority")
    ('reportNumber', '')
    """
    fields: dict[str, str] = _table()["zotero"][kind]["fields"]
    return next((own for own, shared in fields.items() if shared == base), "")


@lru_cache(maxsize=64)
def zotero_places(kind: str) -> frozenset[str]:
    """Return the fields of a Zotero item type, what they stand for in other types, and its kinds of creators."""
    places = _table()["zotero"][kind]
    return frozenset({*places["fields"], *places["fields"].values(), *places["creators"]})
