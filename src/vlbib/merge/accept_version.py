"""`accept`: replaces the version fields of an entry, its own or mixed ones, with all of those of the sources."""

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
    """Tell whether there is a version to accept: one that is offered, or the sources' if the entry mixes versions.

    With a field, tell whether that field would be accepted with an offered version.
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
    """Return the edits that give an entry the sources' version, and the block that records it as vlbib's."""
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
    """Return what changes if the version is accepted: the entry type, and the fields that get other values."""
    draft = work.draft
    assert draft is not None
    group = (name for name in draft.fields if name in VERSION_FIELDS)
    changed = (name for name in group if entry.values.get(name) != draft.fields[name].text)
    return (*([ENTRY_TYPE] if entry.type != draft.type else []), *changed)
