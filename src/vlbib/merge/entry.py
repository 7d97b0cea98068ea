"""The plan for one work: the edits of its entry, its block in the lock, and what is reported to the owner."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, field, structs
from msgspec.structs import replace

from vlbib.bibtex.edits import AddEntry, DropField, SetField, SetType
from vlbib.core.bib import ENTRY_TYPE, FieldState
from vlbib.core.fields import FIELD_ALIASES, INHERITED, PARENTS
from vlbib.core.record import Value
from vlbib.core.work import Status
from vlbib.lock.brief import brief_mention, brief_query, brief_verdict, in_order
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.changes import Conflict
from vlbib.merge.field import decide, is_refused, is_unchanged, state_of, type_state
from vlbib.merge.filed_entry import filed_entry
from vlbib.merge.styled_field import is_in_style, styled_field
from vlbib.merge.tags import TagMerge, merge_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from msgspec import UnsetType

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import Edit
    from vlbib.core.record import Draft
    from vlbib.merge.assign import Target
    from vlbib.merge.filed_entry import FiledEntry
    from vlbib.merge.options import EntryOptions
    from vlbib.merge.version_fate import VersionPlan

LABELS = ("keywords", "groups")
_REPORTED = frozenset({FieldState.DISPUTED, FieldState.DELETED})  # states that are reported in each run
_MERGED = frozenset({*LABELS, "ids"})  # fields with values of vlbib and of the owner; `ids` are the former keys
_CONTAINERS = frozenset({"journal", "booktitle", "howpublished", "organization"})
_BIBLATEX = {"year": "date", "month": "date"} | {name: FIELD_ALIASES[name] for name in ("journal", "primaryclass")}


class EntryPlan(Struct, frozen=True, kw_only=True):
    """The plan for one work. `by_hand`: a value or deletion of the owner is kept against the sources."""

    locked: LockedWork
    edits: tuple[Edit, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reports: tuple[str, ...] = ()
    by_hand: bool = False


def field_states(document: Document, number: int, locked: LockedWork) -> dict[str, FieldState]:
    """Return the states of the fields of the entry at an index, as `entry_states` does."""
    return entry_states(filed_entry(document, number), locked, document.shown)


def entry_states(entry: FiledEntry, locked: LockedWork, shown: Callable[[str], str]) -> dict[str, FieldState]:
    """Return the state of each field of an entry (who owns it) and of its type; tags and former keys are left out.

    A repeated field is the owner's: vlbib writes none twice. `shown` returns a value as it would be read back from the
    entry's file.
    """
    values = entry.values
    names = (name for name in dict.fromkeys([*values, *locked.fields]) if name not in _MERGED)
    states = {name: state_of(name, locked.fields.get(name), values.get(name), shown) for name in names}
    states |= dict.fromkeys(entry.repeated, FieldState.OWNERS)
    return states | {ENTRY_TYPE: type_state(locked, entry.type)}


def described(target: Target, key: str, draft: Draft | None) -> LockedWork:
    """Return a target's block in the lock without fields and tags: its mentions, what was asked, what was decided.

    The block of a target that no note mentions any more stays as it was.
    """
    members = target.members
    if not members and target.locked:
        return target.locked
    leading_first = sorted((member.locked for member in members), key=lambda locked: not locked.type)
    joined = reduce(LockedWork.join, leading_first)
    return LockedWork(
        key=key,
        mentions=in_order(brief_mention(mention) for member in members for mention in member.work.mentions),
        verdict=brief_verdict(joined.verdict, whole=bool(joined.missed)),
        alias=joined.alias,
        queries=tuple(dict.fromkeys(map(brief_query, joined.queries))),
        asked=joined.asked,
        missed=joined.missed,
        editions=() if joined.status is Status.ACCEPTED else joined.editions,
        type=draft.type if draft else "",
        ids=draft.ids if draft else (),
        adopted=target.adopted,
        former_keys=target.locked.former_keys if target.locked else (),
    )


def new_key(key: str, old: str) -> str:
    """Return the message that the owner has changed the key of an entry."""
    return f"{key}: was {old}; your new key is kept"


def repeated_field_message(key: str, name: str) -> str:
    """Return the message that a repeated field was left unchanged, and what to do."""
    return f"{key}: `{name}` is in the entry more than once, and was left as it is; keep one of them"


def plan_new(target: Target, key: str, draft: Draft, options: EntryOptions) -> EntryPlan:
    """Plan an entry that is not in the file: a new one, or one of a library that is rebuilt."""
    old = target.locked.fields if target.locked and not options.restore else {}
    fields = {name: styled_field(name, value, options.venues) for name, value in draft.fields.items()}
    fields |= {name: structs.replace(fields[name], gone=True) for name in fields if name in old and old[name].gone}
    labels = [_label(target, name, None, options) for name in _label_names(target, options)]
    written = {name: field.text for name, field in fields.items() if not field.gone}
    written |= {label.name: label.merge.value for label in labels if label.merge.value}
    locked = structs.replace(described(target, key, draft), fields=fields)
    return EntryPlan(locked=_labelled(locked, labels), edits=(AddEntry(draft.type, key, written),))


def plan_existing(document: Document, target: Target, number: int, draft: Draft, options: EntryOptions) -> EntryPlan:
    """Plan an entry that is in the file: the three-way rule for its type and each field, and the tags."""
    from vlbib.merge.version_fate import plan_version

    entry = filed_entry(document, number)
    last_type = target.locked.last_type if target.locked else None
    version = plan_version(entry, draft, None if target.replaced else target.locked, last_type)
    written_type, type_edits = _type(entry, version, number)
    final = replace(entry, type=version.draft.type) if type_edits else entry
    outcome = _merged(document, final, version, options)
    edits: list[Edit] = [SetField(number, name, outcome.fields[name].text) for name in outcome.written]
    labels = [_existing_label(target, entry, name, options) for name in _label_names(target, options)]
    edits += _label_edits(number, entry, labels)
    left = _withdrawn(entry, target, version) | (_left_behind(entry, version) if type_edits else frozenset())
    left -= entry.repeated
    edits += [DropField(number, name) for name in sorted(left)]
    fields = {name: state for name, state in outcome.fields.items() if name not in left}
    locked = structs.replace(
        described(target, entry.key, version.draft),
        fields={**fields, **version.kept},
        written_type=written_type,
        found=dict(version.found),
        offered=version.offered,
    )
    return EntryPlan(
        locked=_labelled(locked, labels),
        edits=(*type_edits, *edits),
        conflicts=(*_type_conflict(entry, target, version), *outcome.conflicts),
        reports=(
            *version.reports,
            *outcome.reports,
            *_repeated(entry, {*draft.fields, *version.old, *(label.name for label in labels if label.asked)}),
        ),
        by_hand=outcome.by_hand or version.offered is not None,
    )


def _repeated(entry: FiledEntry, names: AbstractSet[str]) -> tuple[str, ...]:
    """Report the repeated fields among those that vlbib would write or remove."""
    return tuple(repeated_field_message(entry.key, name) for name in sorted(entry.repeated & names))


def plan_unchanged(document: Document, target: Target, number: int, options: EntryOptions) -> EntryPlan | None:
    """Plan an entry if notes, sources and file are as the lock says; return None if that is not quickly certain.

    This is the common case of a sync. The plan is the one that `plan_existing` would return, at less cost.
    """
    locked = target.locked
    if locked is None or target.replaced or options.restore or options.groups or not _is_remembered(target, locked):
        return None
    entry = filed_entry(document, number)
    if entry.key != locked.key or isinstance(locked.written_type, str) or locked.groups or locked.offered:
        return None
    if entry.repeated & {"keywords", *locked.fields}:
        return None
    by_hand = False
    for name, last in locked.fields.items():
        if is_unchanged(last, entry.values.get(name)) and is_in_style(name, last, options.venues):
            continue
        fresh = styled_field(name, Value(last.value, last.source), options.venues)
        outcome = decide(name, fresh, last, entry.values.get(name), document.shown, restore=False)
        if outcome.write or outcome.locked != last or outcome.state in _REPORTED:
            return None
        by_hand = by_hand or outcome.by_hand
    value = entry.values.get("keywords", "")
    tags = merge_tags(value, written=locked.tags, removed=locked.untagged, named=target.members[0].locked.tags)
    same = (tags.value, tags.written, tags.removed) == (value, locked.tags, locked.untagged)
    return EntryPlan(locked=locked, by_hand=by_hand) if same else None


def _is_remembered(target: Target, locked: LockedWork) -> bool:
    """Tell whether a target is exactly as the lock says; never for a web page, which only the notes describe."""
    if len(target.members) != 1 or locked.status is Status.WEB or target.adopted != locked.adopted:
        return False
    if locked.gone or locked.orphan:
        return False
    (member,) = target.members
    return member.locked is locked and in_order(map(brief_mention, member.work.mentions)) == locked.mentions


def plan_untouched(target: Target, key: str) -> EntryPlan:
    """Plan a work whose entry must not be changed: its block in the lock gets today's mentions."""
    locked = target.locked
    now = described(target, key, None)
    if locked is None or not locked.type:
        return EntryPlan(locked=now)
    alias = now.alias or locked.alias
    return EntryPlan(locked=structs.replace(locked, key=key, mentions=now.mentions, alias=alias, orphan=False))


class _Merged(Struct):
    """The outcomes of all fields of one entry."""

    fields: dict[str, LockedField] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    conflicts: tuple[Conflict, ...] = ()
    reports: tuple[str, ...] = ()
    by_hand: bool = False


def _merged(document: Document, entry: FiledEntry, version: VersionPlan, options: EntryOptions) -> _Merged:
    """Decide on every field of the draft, and keep the lock's fields that the sources no longer give.

    `entry` must already have its new type.
    """
    from vlbib.merge.version_fate import has_place

    merged, draft, old = _Merged(), version.draft, version.old
    for name, new in draft.fields.items():
        locked, value = old.get(name), entry.values.get(name)
        if locked is not None and name in entry.repeated:
            merged.fields[name] = locked
            merged.by_hand = True
            continue
        if (
            locked is None
            and value is None
            and (_said_otherwise(entry, name, version) or not has_place(entry, name, version))
        ):
            continue
        fresh = styled_field(name, new, options.venues)
        if locked is not None and _says_the_same(locked, fresh) and is_unchanged(locked, value):
            merged.fields[name] = locked
            continue
        outcome = decide(name, fresh, locked, value, document.shown, restore=options.restore)
        merged.fields[name] = outcome.locked
        merged.by_hand = merged.by_hand or outcome.by_hand
        if outcome.write:
            merged.written.append(name)
        if outcome.state is FieldState.DISPUTED:
            merged.conflicts += (Conflict(entry.key, name, value or "", new.text),)
        if outcome.locked.gone and not is_refused(name, outcome.locked):
            merged.reports += (_stays_out(entry.key, f"`{name}`"),)
    merged.fields |= {name: locked for name, locked in old.items() if name not in draft.fields}
    return merged


def _says_the_same(locked: LockedField, fresh: LockedField) -> bool:
    return (locked.value, locked.source, locked.styled) == (fresh.value, fresh.source, fresh.styled)


def _withdrawn(entry: FiledEntry, target: Target, version: VersionPlan) -> frozenset[str]:
    """Return the unchanged fields that vlbib wrote and that their source, asked again, no longer gives."""
    old = version.old
    given = {name for member in target.members if member.draft for name in member.draft.fields}
    lacking = [name for name in old if name not in given]
    heard = (
        {record.source for member in target.members for record in member.locked.verdict.records} if lacking else set()
    )
    gone = [name for name in lacking if old[name].source in heard and not old[name].gone]
    return version.left | {name for name in gone if entry.values.get(name) == old[name].last}


def _said_otherwise(entry: FiledEntry, name: str, version: VersionPlan) -> bool:
    """Tell whether the entry has the value in biblatex's field, or inherits it from the volume that it refers to."""
    inherits = name in INHERITED and any(parent in entry.values for parent in PARENTS)
    alias = _BIBLATEX.get(name, "")
    return inherits or (alias in entry.values and alias not in version.left)


def _left_behind(entry: FiledEntry, version: VersionPlan) -> frozenset[str]:
    """Return the containers of the former entry type: written by vlbib, unchanged, and no longer in the draft."""
    last = ((name, field.last) for name, field in version.old.items() if field.last is not None)
    ours = (name for name, value in last if entry.values.get(name) == value)
    return frozenset(name for name in ours if name in _CONTAINERS and name not in version.draft.fields)


def _stays_out(key: str, what: str) -> str:
    return f"{key}: {what} was deleted by hand and stays out (`--restore {key}` brings it back)"


def _type(entry: FiledEntry, version: VersionPlan, number: int) -> tuple[str | UnsetType | None, tuple[Edit, ...]]:
    """Decide on the entry type by the three-way rule; return the `written_type` for the lock, and the edits."""
    last, new = version.last_type, version.draft.type
    if last is not None and entry.type == last != new:
        return UNSET, (SetType(number, new),)
    return (UNSET if last == new else last), ()


def _type_conflict(entry: FiledEntry, target: Target, version: VersionPlan) -> tuple[Conflict, ...]:
    """Return the conflict if owner and sources have changed the entry type to different types."""
    if target.locked is None:
        return ()
    draft = version.draft
    asked = structs.replace(target.locked, type=draft.type, written_type=version.last_type)
    disputed = type_state(asked, entry.type) is FieldState.DISPUTED
    return (Conflict(entry.key, ENTRY_TYPE, entry.type, draft.type),) if disputed else ()


class _Label(Struct, frozen=True):
    """The merge of `keywords` or `groups`. `asked`: there are tags that vlbib would write or remove."""

    name: str
    merge: TagMerge
    asked: bool


def _label_names(target: Target, options: EntryOptions) -> tuple[str, ...]:
    kept = target.locked is not None and bool(target.locked.groups)
    return ("keywords", "groups") if options.groups or kept else ("keywords",)


def _label(target: Target, name: str, value: str | None, options: EntryOptions) -> _Label:
    """Merge today's tags into the value in the file; None if the entry is written anew."""
    locked = target.locked
    written = (locked.tags if name == "keywords" else locked.groups) if locked else ()
    removed = (locked.untagged if name == "keywords" else locked.ungrouped) if locked else ()
    named = [tag for member in target.members for tag in member.locked.tags] if target.members else written
    ours = written if value is not None else ()
    merge = merge_tags(value or "", written=ours, removed=removed, named=named, restore=options.restore)
    return _Label(name, merge, asked=bool(written or named))


def _existing_label(target: Target, entry: FiledEntry, name: str, options: EntryOptions) -> _Label:
    """Merge today's tags into an entry of the file; if the field is repeated, nothing changes."""
    value = entry.values.get(name, "")
    label = _label(target, name, value, options)
    if name not in entry.repeated:
        return label
    locked = target.locked
    names = ("tags", "untagged") if name == "keywords" else ("groups", "ungrouped")
    written, removed = (getattr(locked, attribute) if locked else () for attribute in names)
    return replace(label, merge=TagMerge(value=value, written=written, removed=removed))


def _label_edits(number: int, entry: FiledEntry, labels: Sequence[_Label]) -> list[Edit]:
    edits: list[Edit] = []
    for label in labels:
        if label.merge.value == entry.values.get(label.name, ""):
            continue
        edits.append(
            SetField(number, label.name, label.merge.value) if label.merge.value else DropField(number, label.name)
        )
    return edits


def _labelled(locked: LockedWork, labels: Sequence[_Label]) -> LockedWork:
    for label in labels:
        names = ("tags", "untagged") if label.name == "keywords" else ("groups", "ungrouped")
        values = (label.merge.written, label.merge.removed)
        locked = structs.replace(locked, **dict(zip(names, values, strict=True)))
    return locked
