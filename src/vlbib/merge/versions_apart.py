"""For two entries of a work in different versions: which fields of one must not be copied into the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.fields import NAMES
from vlbib.core.people import read_people
from vlbib.core.record import Draft
from vlbib.core.text import one_line
from vlbib.core.versions import VERSION_FIELDS, same_version
from vlbib.merge.changes import Conflict
from vlbib.merge.entry import LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vlbib.lock.schema import LockedWork
    from vlbib.merge.filed_entry import FiledEntry


def names_apart(kept: FiledEntry, dropped: FiledEntry) -> frozenset[str]:
    """Return the fields that an entry lacks and must not take from an entry of another version.

    An entry without any field of a version may take all.
    """
    if not kept.version.group or same_version(kept.version, dropped.version):
        return frozenset()
    return frozenset(dropped.version.group) - kept.values.keys()


def without_version(work: LockedWork) -> LockedWork:
    """Return a block with its version only offered, because it gets an entry that has another version."""
    draft = work.draft
    if draft is None:
        return work
    group = {name: value for name, value in draft.fields.items() if name in VERSION_FIELDS}
    fields = {name: field for name, field in work.fields.items() if name not in VERSION_FIELDS}
    return structs.replace(work, fields=fields, found={}, offered=Draft(type=draft.type, fields=group))


def values_left_out(
    key: str, mine: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]], apart: Collection[str]
) -> Iterator[Conflict]:
    """Yield the values of a dropped entry that are lost: the kept entry, `key`, has other values or another version.

    A value that only breaks its lines differently, or has the same names in another order of their parts, is not lost.
    """
    for name, given in theirs.items():
        if name in apart:
            yield from (Conflict(key, name, "", value) for value in given)
        if name in mine and name not in (*LABELS, "ids"):
            there = {_content(name, value) for value in mine[name]}
            yield from (
                Conflict(key, name, mine[name][0], value) for value in given if _content(name, value) not in there
            )


def _content(name: str, value: str) -> tuple[object, ...]:
    """Return what a value says: its people if the field has names, else its words."""
    if name in NAMES:
        people = read_people(value)
        return (*people.names, people.others)
    return (one_line(value),)
