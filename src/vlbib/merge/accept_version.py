"""`accept`: takes all fields of the sources' version of a work, in place of the entry's own or mixed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, structs

from vlbib.bibtex.edits import DropField, SetField, SetType
from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.versions import SLOTS, VERSION_FIELDS
from vlbib.lock.schema import LockedField
from vlbib.merge.version_fate import replaced_version

if TYPE_CHECKING:
    from vlbib.bibtex.edits import Edit
    from vlbib.lock.schema import LockedWork
    from vlbib.merge.filed_entry import FiledEntry


def has_other_version(entry: FiledEntry, work: LockedWork, field: str = "") -> bool:
    """Tell whether an entry has a version to take whole: one that is offered, or one that others' fields stand beside.

    With a field, whether that field would be taken with it.
    """
    draft = work.draft
    if draft is None:
        return False
    if work.offered is None:
        left = replaced_version(entry, draft, work).left
        mixed = not left.isdisjoint(SLOTS) and not draft.fields.keys().isdisjoint(SLOTS)
        return mixed and not field
    return field in ("", ENTRY_TYPE) or (field in VERSION_FIELDS and field in draft.fields)


def take_version(entry: FiledEntry, number: int, work: LockedWork) -> tuple[tuple[Edit, ...], LockedWork]:
    """Return the edits that give an entry the sources' version, and the lock's block, by which it is vlbib's."""
    given = work.draft
    assert given is not None
    version = replaced_version(entry, given, work)
    draft = version.draft
    group = {name: value for name, value in draft.fields.items() if name in VERSION_FIELDS or name not in given.fields}
    edits: list[Edit] = [] if entry.type == draft.type else [SetType(number, draft.type)]
    edits += [SetField(number, name, value.text) for name, value in group.items()]
    edits += [DropField(number, name) for name in sorted(version.left)]
    work_fields = {name: locked for name, locked in work.fields.items() if name not in VERSION_FIELDS}
    taken = {name: LockedField(value=value.text, source=value.source) for name, value in group.items()}
    fields = {**work_fields, **taken}
    return tuple(edits), structs.replace(
        work, type=draft.type, written_type=UNSET, fields=fields, found={}, offered=None
    )


def names_taken(entry: FiledEntry, work: LockedWork) -> tuple[str, ...]:
    """Return what changes when the version is taken: the type, and the fields that it gives other values."""
    draft = work.draft
    assert draft is not None
    group = (name for name in draft.fields if name in VERSION_FIELDS)
    changed = (name for name in group if entry.values.get(name) != draft.fields[name].text)
    return (*([ENTRY_TYPE] if entry.type != draft.type else []), *changed)
