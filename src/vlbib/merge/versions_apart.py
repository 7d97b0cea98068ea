"""Two entries of the same work in two versions: which fields of one must not be copied into the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.record import Draft
from vlbib.core.versions import VERSION_FIELDS, same_version
from vlbib.merge.changes import Conflict
from vlbib.merge.entry import LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vlbib.lock.schema import LockedWork
    from vlbib.merge.filed_entry import FiledEntry


def names_apart(kept: FiledEntry, dropped: FiledEntry) -> frozenset[str]:
    """Return the fields that an entry lacks and is not to take from another one, since that is of another version.

    An entry that says nothing of a version takes all.
    """
    if not kept.version.group or same_version(kept.version, dropped.version):
        return frozenset()
    return frozenset(dropped.version.group) - kept.values.keys()


def without_version(work: LockedWork) -> LockedWork:
    """Return a block of the lock whose version is only offered: its entry takes the place of one of another version."""
    draft = work.draft
    if draft is None:
        return work
    group = {name: value for name, value in draft.fields.items() if name in VERSION_FIELDS}
    fields = {name: field for name, field in work.fields.items() if name not in VERSION_FIELDS}
    return structs.replace(work, fields=fields, found={}, offered=Draft(type=draft.type, fields=group))


def values_left_out(
    key: str, mine: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]], apart: Collection[str]
) -> Iterator[Conflict]:
    """Yield the values of an entry that goes for which the one that stays, under `key`, has others or no place."""
    for name, given in theirs.items():
        if name in apart:
            yield from (Conflict(key, name, "", value) for value in given)
        if name in mine and name not in (*LABELS, "ids"):
            yield from (Conflict(key, name, mine[name][0], value) for value in given if value not in mine[name])
