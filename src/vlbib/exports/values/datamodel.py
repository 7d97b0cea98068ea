"""What the schemas of other programs have fields for.

scripts/read_schemas.py makes the table from blx-dm.def (biblatex manual, section 4.5.4), CSL's schema and Zotero's
(https://api.zotero.org/schema, version 22, the item types that are written).
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
    """Return the fields that biblatex allows for an entry type; a type without its own list counts as `misc`."""
    by_type = _table()["biblatex"]
    names = {*by_type[""], *by_type.get(kind, by_type["misc"])}
    return frozenset(names | {date for part, date in _DATES.items() if part in names})


@lru_cache(maxsize=1)
def csl_names() -> frozenset[str]:
    """Return the CSL variables for people."""
    return frozenset(_table()["csl"]["names"])


@lru_cache(maxsize=256)
def zotero_name(kind: str, base: str) -> str:
    """Return a Zotero item type's own name for a shared field; "" if it has none.

    >>> zotero_name("report", "number"), zotero_name("book", "authority")
    ('reportNumber', '')
    """
    fields: dict[str, str] = _table()["zotero"][kind]["fields"]
    return next((own for own, shared in fields.items() if shared == base), "")


@lru_cache(maxsize=64)
def zotero_places(kind: str) -> frozenset[str]:
    """Return a Zotero item type's fields, the shared fields that they stand for, and its creator types."""
    places = _table()["zotero"][kind]
    return frozenset({*places["fields"], *places["fields"].values(), *places["creators"]})
