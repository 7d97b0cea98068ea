"""The plan of a sync: the new library and lock, from file, lock, notes and sources. Pure.

Entries are changed only by the three-way rule. What the owner deleted stays out, and what cannot be read is left alone.
Planning again after a plan was carried out changes no byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field, structs
from msgspec.structs import replace

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, RenameKey
from vlbib.bibtex.encoding import line_beyond_utf8
from vlbib.bibtex.grammar import BlockKind
from vlbib.bibtex.splice import edited
from vlbib.core.near_names import hint
from vlbib.lock.file import Lock, write_lock
from vlbib.merge.assign import assign
from vlbib.merge.changes import Changes
from vlbib.merge.entry import (
    EntryPlan,
    new_key,
    plan_existing,
    plan_new,
    plan_unchanged,
    plan_untouched,
)
from vlbib.merge.keys import Keys, free_key
from vlbib.merge.lost_entries import lost_entries
from vlbib.merge.options import EVERYTHING, SyncOptions
from vlbib.merge.orphans import plan_orphan

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.bibtex.edits import Edit
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork
    from vlbib.merge.assign import Target
    from vlbib.merge.changes import Conflict
    from vlbib.merge.orphans import OrphanPlan

_STRAYS = "write those letters again as UTF-8"
_ELSE = "if that is wrong, name its encoding in its first line, as in `% Encoding: Big5`"


class Plan(Struct, frozen=True, kw_only=True):
    """The library's new bytes and the new lock, what changes, and what must be reported to the owner.

    `keys` has the citation key of each settled work in the given order, "" for one without an entry. `lost` is the
    number of the lock's entries if the file has lost them all (`lost_entries`), else 0.
    """

    data: bytes
    lock: Lock
    changes: Changes
    keys: tuple[str, ...]
    reports: tuple[str, ...] = ()
    lost: int = 0

    @property
    def lock_data(self) -> bytes:
        """The lock as the bytes of a file."""
        return write_lock(self.lock)


class _Growing(Struct):
    """A plan that is being built."""

    keys: Keys
    edits: list[Edit] = field(default_factory=list)
    works: list[LockedWork] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    lasting: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    def take(self, done: EntryPlan) -> str:
        """Add the plan for one work, and return the work's key."""
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
            self.keys.taken.add(key.lower())
        return key

    def take_orphan(self, done: OrphanPlan) -> None:
        """Add the plan for a work that no note mentions."""
        self.reports += done.reports
        self.edits += [done.drop] if done.drop else []
        self.removed += [done.removed] if done.removed else []
        key = self.take(done.entry) if done.entry else ""
        self.orphans += [key] if done.orphan else []
        self.lasting += [(key, done.lasting)] if done.lasting else []


def plan(
    document: Document | None, lock: Lock, settled: Sequence[SettledWork], options: SyncOptions | None = None
) -> Plan:
    """Plan a sync; `document` is None if there is no library file."""
    asked = options or SyncOptions()
    base = document or _empty()
    targets = assign(base, lock, settled)
    growing = _Growing(Keys(set(targets.taken), targets.filed))
    keys = {
        id(target): growing.take(_named(base, target, growing.keys, asked, fresh=document is None))
        for target in targets.named
    }
    for target in targets.orphans:
        growing.take_orphan(plan_orphan(document, target, growing.keys, asked))
    growing.reports += _unknown(asked.restore, lock)
    growing.reports += [line for target in targets.named for line in _strangers(base, target, keys[id(target)])]
    data = edited(base, growing.edits)
    return Plan(
        data=data,
        lock=Lock(works=tuple(growing.works), stored=lock.stored),
        changes=_changes(growing),
        keys=tuple(keys[id(target)] for target in targets.of),
        reports=(*lock.warnings, *_of_file(base, data if asked.writes else None, targets.doubled), *growing.reports),
        lost=lost_entries(document, targets),
    )


def _empty() -> Document:
    document = read(b"", "")
    assert isinstance(document, Document)
    return document


def _unknown(restore: frozenset[str], lock: Lock) -> list[str]:
    keys = {work.key.lower() for work in lock.works} | {EVERYTHING}
    return [
        f"{key}: nothing to restore: the lock knows no such key{hint(key, keys - {EVERYTHING})}"
        for key in sorted(restore)
        if key.lower() not in keys
    ]


def _changes(growing: _Growing) -> Changes:
    return Changes(
        added=tuple(growing.added),
        updated=tuple(growing.updated),
        kept=tuple(growing.kept),
        removed=tuple(growing.removed),
        orphans=tuple(growing.orphans),
        lasting=tuple(growing.lasting),
        conflicts=tuple(growing.conflicts),
    )


def _of_file(document: Document, written: bytes | None, doubled: Collection[str]) -> list[str]:
    """Report blocks that cannot be read, an encoding other than UTF-8, and entries with keys of earlier ones.

    `written` are the bytes that replace the file, None if it stays: the lines are those of the file after the run.
    """
    after = read(written, document.file) if written is not None and _has_reports(document, doubled) else document
    last = after if isinstance(after, Document) else document
    return [*_unreadable(last), *_encoding(document), *_doubled(last, doubled)]


def _has_reports(document: Document, doubled: Collection[str]) -> bool:
    return bool(doubled) or any(block.kind is BlockKind.BROKEN for block in document.blocks)


def _unreadable(document: Document) -> list[str]:
    """Report the blocks of the file that could not be read."""
    broken = (block for block in document.blocks if block.kind is BlockKind.BROKEN)
    return [f"{document.file}:{block.line}: cannot be read and is kept as it is: {block.reason}" for block in broken]


def _encoding(document: Document) -> list[str]:
    """Report an encoding of the file other than UTF-8 that it does not declare."""
    if not document.fallback:
        return []
    strays = document.encoding.strays
    line, remedy = (line_beyond_utf8(document.source), _STRAYS) if strays else (1, _ELSE)
    return [f"{document.file}:{line}: {document.library.encoding_fault}; {remedy}"]


def _doubled(document: Document, keys: Collection[str]) -> list[str]:
    """Report each entry with the key of an earlier entry in the file."""
    seen: set[str] = set()
    reports = []
    for block in document.entries if keys else ():
        key = document.key(block)
        if key.lower() in keys and key.lower() in seen:
            again = f"{document.file}:{block.line}: a second entry has the key {key}"
            reports.append(f"{again}: give one of them another key, or delete one")
        seen.add(key.lower())
    return reports


def _strangers(document: Document, target: Target, key: str) -> list[str]:
    """Report each entry of another work with an id of this work; the id is not written into this work's entry."""
    because = (
        "but is another work by title and authors, or a volume; the id is not written: "
        f"correct that entry, or pin the line to the id, then `vlbib sync --update {key}`"
    )
    return [
        f"{document.key(document.entries[number])}: has {scheme}:{value} of {key}, {because}"
        for number, (scheme, value) in sorted(dict(reversed(target.strangers)).items())
    ]


def _named(document: Document, target: Target, keys: Keys, options: SyncOptions, *, fresh: bool) -> EntryPlan:
    """Plan a work that the notes mention."""
    locked = target.locked
    if target.entry is not None and not target.hidden and locked:
        unchanged = plan_unchanged(document, target, target.entry, options.of_entry(locked.key))
        if unchanged:
            return unchanged
    draft = target.draft or (locked.draft if locked else None)
    if draft is None or target.hidden:
        return plan_untouched(target, locked.key if locked else "")
    if target.entry is not None:
        return _existing(document, target, target.entry, keys, options)
    key = free_key(locked, draft, _alias(target), keys, _cited(target))
    asked = options.of_entry(locked.key if locked else key)
    if locked and not asked.restore and (locked.gone or not fresh):
        return _gone(target, locked, key)
    return plan_new(target, key, draft, asked)


def _existing(document: Document, target: Target, number: int, keys: Keys, options: SyncOptions) -> EntryPlan:
    key = document.key(document.entries[number])
    draft = target.draft or (target.locked.draft if target.locked else None)
    assert draft is not None
    done = plan_existing(document, target, number, draft, options.of_entry(key))
    if not key:
        key = free_key(target.locked, draft, _alias(target), keys)
        named = structs.replace(done.locked, key=key)
        return replace(done, locked=named, edits=(RenameKey(number, key), *done.edits))
    old = target.locked.key if target.locked else key
    if old.lower() == key.lower():
        return done
    reports = (*done.reports, new_key(key, old))
    return replace(done, locked=done.locked.renamed(key, old), reports=reports, by_hand=True)


def _gone(target: Target, locked: LockedWork, key: str) -> EntryPlan:
    """Plan an entry that the owner deleted: it stays out."""
    done = plan_untouched(target, key)
    heir = "" if key == locked.key else f", and {locked.key} is another entry's key now"
    report = f"{key}: the entry was deleted by hand and stays out{heir} (`--restore {key}` brings it back)"
    work = done.locked.renamed(key, locked.key)
    return EntryPlan(locked=structs.replace(work, gone=True), reports=(report,), by_hand=True)


def _alias(target: Target) -> str:
    return next((member.locked.alias for member in target.members if member.locked.alias), "")


def _cited(target: Target) -> str:
    """Return the key by which notes cite a work that they name in no other way; "" if there is none."""
    mentions = [mention for member in target.members for mention in member.work.mentions]
    return next((mention.cited_as for mention in mentions if mention.cited_as), "")
