"""The plan of a sync: what the file, the lock, the notes and the sources give together; pure.

Entries are never touched beyond the three-way rule; what the owner deleted stays out; what can no longer be read is
left alone. Planning again on what a plan gave changes no byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, DropEntry, RenameKey
from vlbib.bibtex.grammar import BlockKind
from vlbib.bibtex.splice import edited
from vlbib.core.work import Status
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.remember import draft_of
from vlbib.merge.entry import Conflict, EntryPlan, Wishes, plan_existing, plan_new, plan_untouched
from vlbib.merge.hands import by_hand
from vlbib.merge.keys import make_key
from vlbib.merge.targets import assign
from vlbib.merge.unchanged import is_remembered, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.edits import Edit
    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import Settled
    from vlbib.merge.targets import Target

EVERYTHING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The owner's wishes for one run.

    `restore`: keys (or "*") whose deletions by hand are undone. `prune`: take out orphans, save those among `cited`.
    `groups`: write JabRef's `groups` too.
    """

    restore: frozenset[str] = frozenset()
    prune: bool = False
    cited: frozenset[str] = frozenset()
    groups: bool = False

    def wishes(self, key: str) -> Wishes:
        """Return what holds for one key."""
        restore = EVERYTHING in self.restore or key.lower() in {one.lower() for one in self.restore}
        return Wishes(restore=restore, groups=self.groups)

    def keeps(self, work: LockedWork) -> bool:
        """Tell whether an orphan stays: nothing is pruned, a document cites it, or the entry is the owner's own."""
        cited = {one.lower() for one in self.cited}
        return not self.prune or work.adopted or any(key.lower() in cited for key in (work.key, *work.aka))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happens to the library, by citation key; `kept`: something of the owner's stands against the sources."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The library's new bytes and the new lock, what changes, and what the owner must hear of.

    `keys` has the citation key of each settled work in the order given, "" for one without an entry.
    """

    data: bytes
    lock: Lock
    changes: Changes
    keys: tuple[str, ...]
    reports: tuple[str, ...] = ()

    @property
    def lock_data(self) -> bytes:
        """The lock as a file."""
        return write_lock(self.lock)


@dataclass(slots=True)
class _Growing:
    """A plan under way."""

    taken: set[str]
    filed: AbstractSet[str]
    edits: list[Edit] = field(default_factory=list)
    works: list[LockedWork] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def take(self, done: EntryPlan) -> str:
        """Take in the plan of one work, and return its key."""
        key = done.locked.key
        self.works.append(done.locked)
        self.conflicts += done.conflicts
        self.reports += done.reports
        if done.edits:
            self.edits += done.edits
            new = any(isinstance(edit, AddEntry) for edit in done.edits)
            (self.added if new else self.updated).append(key)
        if done.by_hand:
            self.kept.append(key)
        if key:
            self.taken.add(key.lower())
        return key


def plan(document: Document | None, lock: Lock, settled: Sequence[Settled], options: Options | None = None) -> Plan:
    """Plan a sync; `document` is None where there is no library file yet, or no longer."""
    wishes = options or Options()
    base = document or _empty()
    targets = assign(base, lock, settled)
    told = [*lock.warnings, *_file_reports(base), *_doubled(base, targets.doubled)]
    growing = _Growing(set(targets.taken), targets.filed, reports=told)
    keys = {
        id(target): growing.take(
            _standing(base, target, wishes) or _named(base, target, growing, wishes, fresh=document is None)
        )
        for target in targets.named
    }
    for target in targets.orphans:
        _orphan(base, target, growing, wishes, fresh=document is None)
    growing.reports += _unknown(wishes.restore, lock)
    after = Lock(works=tuple(growing.works), stored=lock.stored)
    return Plan(
        data=edited(base, growing.edits),
        lock=after,
        changes=_changes(growing),
        keys=tuple(keys[id(target)] for target in targets.of),
        reports=tuple(growing.reports),
    )


def _empty() -> Document:
    document = read(b"", "")
    assert isinstance(document, Document)
    return document


def _unknown(restore: frozenset[str], lock: Lock) -> list[str]:
    known = {work.key.lower() for work in lock.works} | {EVERYTHING}
    return [
        f"{key}: nothing to restore: the lock knows no such key" for key in sorted(restore) if key.lower() not in known
    ]


def _changes(growing: _Growing) -> Changes:
    return Changes(
        added=tuple(growing.added),
        updated=tuple(growing.updated),
        kept=tuple(growing.kept),
        removed=tuple(growing.removed),
        orphans=tuple(growing.orphans),
        conflicts=tuple(growing.conflicts),
    )


def _file_reports(document: Document) -> list[str]:
    """Say what of the file could not be read, and an encoding that had to be guessed."""
    broken = (block for block in document.blocks if block.kind is BlockKind.BROKEN)
    reports = [f"{document.file}:{block.line}: cannot be read and is kept as it is: {block.reason}" for block in broken]
    if document.fallback:
        reports.append(f"{document.file}: read as {document.encoding.name}, since it is not UTF-8")
    return reports


def _doubled(document: Document, keys: Collection[str]) -> list[str]:
    """Say which entries have a key that stands in the file before them, of the keys that do."""
    seen: set[str] = set()
    reports = []
    for block in document.entries if keys else ():
        key = document.key(block)
        if key.lower() in keys and key.lower() in seen:
            again = f"{document.file}:{block.line}: a second entry has the key {key}"
            reports.append(f"{again}: give one of them another key, or delete one")
        seen.add(key.lower())
    return reports


def _named(document: Document, target: Target, growing: _Growing, options: Options, *, fresh: bool) -> EntryPlan:
    """Plan a work that the notes name."""
    locked = target.locked
    draft = target.draft or (draft_of(locked) if locked else None)
    if draft is None:
        return plan_untouched(target, locked.key if locked else "")
    if target.hidden:
        return plan_untouched(target, locked.key if locked else "")
    if target.entry is not None:
        return _existing(document, target, target.entry, growing, options)
    key = _free_key(locked, draft, _alias(target), growing)
    wishes = options.wishes(locked.key if locked else key)
    if locked and not wishes.restore and (locked.gone or not fresh):
        return _gone(target, locked, key)
    return plan_new(target, key, draft, wishes)


def _free_key(locked: LockedWork | None, draft: Draft, alias: str, growing: _Growing) -> str:
    """Return the key for a work that has no entry: its own, unless another entry of the file has that now."""
    if locked and locked.key and locked.key.lower() not in growing.filed:
        return locked.key
    return make_key(draft, alias, growing.taken)


def _standing(document: Document, target: Target, options: Options) -> EntryPlan | None:
    """Return the plan of a work about which nothing is new, and nothing is asked for."""
    locked = target.locked
    if locked is None or target.entry is None or target.hidden or target.replaced or locked.gone:
        return None
    if options.restore or options.groups or locked.status is Status.WEB:  # a page is described by the notes alone
        return None
    if len(target.members) != 1 or not is_remembered(target.members[0], locked):
        return None
    return standing(document, target.entry, locked)


def _existing(document: Document, target: Target, number: int, growing: _Growing, options: Options) -> EntryPlan:
    key = document.key(document.entries[number])
    draft = target.draft or (draft_of(target.locked) if target.locked else None)
    assert draft is not None
    done = plan_existing(document, target, number, draft, options.wishes(key))
    if not key:
        key = _free_key(target.locked, draft, _alias(target), growing)
        named = structs.replace(done.locked, key=key)
        return replace(done, locked=named, edits=(RenameKey(number, key), *done.edits))
    old = target.locked.key if target.locked else key
    if old.lower() == key.lower():
        return done
    locked = structs.replace(done.locked, aka=tuple(dict.fromkeys([*done.locked.aka, old])))
    return replace(done, locked=locked, reports=(*done.reports, _new_key(key, old)), by_hand=True)


def _remembered_gone(work: LockedWork, growing: _Growing) -> list[LockedWork]:
    """Return the block of an entry that stays out although no note names it now: the line may come back."""
    draft = draft_of(work)
    key = _free_key(work, draft, work.alias, growing) if draft else work.key
    growing.taken.add(key.lower())
    return [structs.replace(work, key=key, gone=True)]


def _is_owned(document: Document, target: Target, work: LockedWork, growing: _Growing) -> bool:
    """Tell whether an orphan's entry holds anything of the owner's, and say so: it is not pruned."""
    own = by_hand(document, target.entry, work) if target.entry is not None else ()
    if own:
        report = f"{work.key}: not pruned, of it is yours: {', '.join(own)}; delete the entry by hand if it may go"
        growing.reports.append(report)
    return bool(own)


def _as_filed(document: Document, target: Target, growing: _Growing) -> LockedWork:
    """Return an orphan under the key that the file has today, its former one remembered; the owner's, if it is so."""
    work = target.locked
    assert work is not None
    key = document.key(document.entries[target.entry]) if target.entry is not None else ""
    if key.lower() in ("", work.key.lower()):
        return work
    growing.reports.append(_new_key(key, work.key))
    aka = tuple(dict.fromkeys([*work.aka, work.key]))
    return structs.replace(work, key=key, aka=aka, adopted=target.adopted)


def _new_key(key: str, old: str) -> str:
    return f"{key}: was {old}; the owner's new key stands"


def _gone(target: Target, locked: LockedWork, key: str) -> EntryPlan:
    """Plan an entry that the owner deleted: it stays out."""
    done = plan_untouched(target, key)
    other = "" if key == locked.key else f", and {locked.key} is another entry's key now"
    report = f"{key}: the entry was deleted by hand and stays out{other} (`--restore {key}` brings it back)"
    aka = done.locked.aka if key == locked.key else tuple(dict.fromkeys([*done.locked.aka, locked.key]))
    return EntryPlan(locked=structs.replace(done.locked, gone=True, aka=aka), reports=(report,), by_hand=True)


def _alias(target: Target) -> str:
    return next((one.alias for one in target.members if one.alias), "")


def _orphan(document: Document, target: Target, growing: _Growing, options: Options, *, fresh: bool) -> None:
    """Plan a work that no note names any more: kept and reported, taken out by `prune`; what `add` named just stays."""
    work = _as_filed(document, target, growing)
    added = all(not mention.file for mention in work.mentions)
    there = target.entry is not None or target.hidden
    if not there and (work.gone or not fresh):
        growing.works += _remembered_gone(work, growing) if added or work.gone else []
        return
    stays = added or target.hidden or options.keeps(work)
    if not stays and not _is_owned(document, target, work, growing):
        growing.removed.append(work.key)
        growing.edits += [DropEntry(target.entry)] if target.entry is not None else []
        return
    growing.orphans += [] if added else [work.key]
    draft = draft_of(work) if fresh else None
    if draft:
        growing.take(plan_new(target, work.key, draft, options.wishes(work.key)))
    else:
        growing.works.append(work)
