"""Three-way merge of a lock, work by work, without conflicts.

The keys follow the same rule as in the merge of the library, so that both files agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.bibtex.document import Refused
from vlbib.lock.file import Lock, Stored, read_lock, write_lock
from vlbib.merge.branches.agreed_keys import KeySides, agree_on_keys
from vlbib.merge.branches.merged_file import MergedFile
from vlbib.merge.branches.paired_works import works_of_three
from vlbib.merge.branches.work_sides import kept_work, merge_works

if TYPE_CHECKING:
    from vlbib.lock.schema import LockedWork
    from vlbib.merge.branches.agreed_keys import AgreedKey
    from vlbib.merge.branches.paired_works import Versions


def merge_locks(base: bytes, ours: bytes, theirs: bytes, file: str) -> MergedFile | Refused:
    """Return the merged bytes of a lock; refused if a version cannot be read or was written by a newer vlbib.

    `file` is its name in reports; `base` is empty if both sides added it.
    """
    if theirs in (ours, base):
        return MergedFile(ours)
    if ours == base:
        return MergedFile(theirs)
    locks = []
    for data in (base, ours, theirs):
        lock = read_lock(data, file) if data else Lock()
        if isinstance(lock, Refused):
            return lock
        if lock.newer:
            return Refused(file, 1, "was written by a newer vlbib")
        locks.append(lock)
    return MergedFile(write_lock(_merged(*locks)))


def _merged(base: Lock, ours: Lock, theirs: Lock) -> Lock:
    works = works_of_three(base.works, ours.works, theirs.works)
    sides = [KeySides(*(work.key if work else "" for work in versions)) for versions in works]
    taken = [key for lock in (base, ours, theirs) for work in lock.works for key in (work.key, *work.former_keys)]
    agreed = agree_on_keys(sides, taken)
    merged = (_keyed(_merge(*versions), versions, key) for versions, key in zip(works, agreed, strict=True))
    stored = [lock.stored for lock in (ours, theirs)]
    return Lock(
        works=tuple(work for work in merged if work),
        stored=Stored(
            tuple(work for part in stored for work in part.works), tuple(text for part in stored for text in part.texts)
        ),
    )


def _merge(base: LockedWork | None, ours: LockedWork | None, theirs: LockedWork | None) -> LockedWork | None:
    """Return the merged block of a work; None if nothing is left of it."""
    if ours and theirs:
        work = merge_works(base, ours, theirs)
        return work if work.key or not work.orphan else None  # without key and line, nothing is left to keep
    left = ours or theirs
    return left if left is None or base is None else kept_work(base, left)


def _keyed(work: LockedWork | None, versions: Versions, agreed: AgreedKey) -> LockedWork | None:
    """Return a block with its agreed key; a block without a key whose entry will be written again stays without one."""
    _, ours, theirs = versions
    if work is None or not (work.key or (ours and theirs)):
        return work
    aliases = dict.fromkeys([*work.former_keys, *filter(None, [agreed.alias])])
    former = tuple(key for key in aliases if key != agreed.key)
    if (work.key, work.former_keys) == (agreed.key, former):
        return work
    return structs.replace(work, key=agreed.key, former_keys=former)
