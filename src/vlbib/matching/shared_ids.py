"""Ids that records of different works share: placeholders, DOIs of whole proceedings, mistakes of authors.

Such an id is written only to the work whose record comes from the registry that assigns these ids.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, structs

from vlbib.core.ids import url_id
from vlbib.matching.authority import origin

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vlbib.core.record import Record
    from vlbib.matching.groups import Group

IdKey: TypeAlias = tuple[str, str]

# The registry that assigns the ids of a scheme; facts checked by hand count for every scheme.
_REGISTRIES = {"arxiv": "arxiv", "doi": "crossref", "acl": "acl_anthology", "dblp": "dblp"}


class OwnIds(Struct, frozen=True):
    """The records of a work without the ids that are also another work's, and the messages about these ids."""

    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


def with_own_ids(records: Sequence[Record], groups: Sequence[Group]) -> OwnIds:
    """Return a work's records without the ids that other works in `groups` have too."""
    others = _elsewhere(records, groups)
    shared = {key: title for key, title in others.items() if not is_registered(key, records)}
    if not shared:
        return OwnIds(tuple(records))
    notes = tuple(
        f"{scheme}:{value} is also the id of {title!r}, so it is not written"
        for (scheme, value), title in shared.items()
    )
    return OwnIds(tuple(_without(record, shared) for record in records), notes)


def _elsewhere(records: Sequence[Record], groups: Sequence[Group]) -> Mapping[IdKey, str]:
    """Return the ids of a work that other works have too, each with the title of the first of these."""
    mine = {identity.key for record in records for identity in record.ids}
    found: dict[IdKey, list[str]] = defaultdict(list)
    for group in groups:
        if not any(record in records for record in group.records):  # mostly this is the same object
            for key in sorted(mine & group.ids):
                found[key].append(group.titles[0])
    return {key: titles[0] for key, titles in found.items()}


def is_registered(key: IdKey, records: Sequence[Record]) -> bool:
    """Tell whether the registry of an id, or a check by hand, assigns it to this work."""
    said_by = {origin(record.source) for record in records if key in {identity.key for identity in record.ids}}
    return not said_by.isdisjoint({"checked", "pin", _REGISTRIES.get(key[0], "")})


def _without(record: Record, shared: Collection[IdKey]) -> Record:
    kept = tuple(identity for identity in record.ids if identity.key not in shared)
    if len(kept) == len(record.ids):
        return record
    named = url_id(record.url) if record.url else None
    return structs.replace(record, ids=kept, url=None if named and named.key in shared else record.url)
