"""Removes ids that another work has too from a work and its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.ids import url_id
from vlbib.core.latex import decode

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from vlbib.lock.schema import LockedField
    from vlbib.lock.settled import SettledWork

_EPRINT = ("eprint", "archiveprefix", "eprinttype", "primaryclass")


def without_ids(settled: SettledWork, keys: AbstractSet[tuple[str, str]]) -> SettledWork:
    """Return a work without the ids of those keys (scheme, value) and without the fields that contain them."""
    locked = settled.locked
    return settled.but(
        ids=tuple(identity for identity in locked.ids if identity.key not in keys),
        fields={
            name: field for name, field in locked.fields.items() if not any(_holds(name, field, key) for key in keys)
        },
    )


def _holds(name: str, field: LockedField, key: tuple[str, str]) -> bool:
    """Tell whether a field contains an id: the field for it, a field of the eprint, or the URL of the id's page."""
    if key[0] == "arxiv" and name in _EPRINT:
        return True
    if name == "url":
        named = url_id(decode(field.value))
        return named is not None and named.key == key
    return name == key[0] == "doi" and decode(field.value).lower() == key[1]
