"""A merge of library and lock followed by a sync, so that both match the merged notes and settings.

Merged alone, the two files have what either side changed in them. But what vlbib writes there depends on the notes: the
tags of a work on all lines that name it, its entry on the first of them. A driver therefore plans a sync without a
network on the merged files, notes and settings, and writes its own file as that sync would.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.app.git.merged_commits import file_in, merged_commits, merged_texts, version_before
from vlbib.app.project import find_settings, locate, root_of
from vlbib.app.sync import plan_offline
from vlbib.bibtex.document import Refused
from vlbib.core.faults import CannotUse
from vlbib.merge.branches.library_merge import merge_libraries
from vlbib.merge.branches.lock_merge import merge_locks
from vlbib.storage.unsaved import counting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from vlbib.app.git.merged_commits import MergedCommits
    from vlbib.merge.branches.merged_file import MergedFile
    from vlbib.settings import Settings

_Merge: TypeAlias = "Callable[[bytes, bytes, bytes, str], MergedFile | Refused]"
_MERGES: tuple[_Merge, _Merge] = (merge_libraries, merge_locks)


class SyncedVersion(Struct, frozen=True):
    """What a sync makes of a merged file (None: the merge stays as it is), and what must be reported."""

    data: bytes | None = None
    note: str = ""


def synced_version(name: str, alone: bytes, versions: Sequence[bytes], label: str) -> SyncedVersion:
    """Return what a sync makes of a merged library or lock.

    `name` is the file's path from the working folder, which is the top of git's working tree. `alone` is the merge of
    this file alone, `versions` are its base, ours and theirs, and `label` is git's label of their side.

    The merge stays as it is if library, lock, settings or a note conflict, or if git does not name the commits that it
    merges. It also stays if the sync would change the other file, too, but git calls no driver for that file because
    only one side changed it.
    """
    top = Path.cwd()
    try:
        with contextlib.chdir(top / Path(name).parent):
            return _synced(top, name, alone, versions, label)
    except (CannotUse, OSError):
        return SyncedVersion()


def _synced(top: Path, name: str, alone: bytes, versions: Sequence[bytes], label: str) -> SyncedVersion:
    pair = _pair(top, name)
    commits = merged_commits(top, name, versions, label) if pair else None
    texts = merged_texts(top, commits) if commits else None
    if pair is None or commits is None or texts is None:
        return SyncedVersion()
    three = [_versions(top, commits, file, merge) for file, merge in zip(pair, _MERGES, strict=True)]
    if commits.crossed and three[pair.index(name)][0] != versions[0]:
        return SyncedVersion()  # git has merged the bases differently
    merged = _merged(three, pair, {name: alone})
    after = _planned(top, dict(zip(pair, merged, strict=True)), texts) if merged else None
    if merged is None or after is None:
        return SyncedVersion()
    rows = zip(pair, after, merged, three, strict=True)
    stuck = [file for file, new, old, sides in rows if new != old and len(set(sides)) < len(sides)]
    return SyncedVersion(note=_asks_for_more(stuck[0])) if stuck else SyncedVersion(after[pair.index(name)])


def _asks_for_more(file: str) -> str:
    return f"the merged notes ask for more in {file}, which only one side has changed; run `vlbib sync` after this"


def _pair(top: Path, name: str) -> tuple[str, str] | None:
    """Return the paths of library and lock from `top` if the file is one of the two; else None."""
    project = locate(find_settings(), None)
    paths = [Path(os.path.realpath(path)) for path in (project.library, project.lock)]
    root = Path(os.path.realpath(top))
    if not all(path.is_relative_to(root) for path in paths):
        return None
    library, lock = (path.relative_to(root).as_posix() for path in paths)
    return (library, lock) if name in (library, lock) else None


def _versions(top: Path, commits: MergedCommits, name: str, merge: _Merge) -> list[bytes | None]:
    def alone(*versions: bytes) -> bytes | None:
        return _alone(merge, versions, name)

    before = version_before(top, commits, name, alone)
    return [before, *(file_in(top, commit, name) for commit in (commits.ours, commits.theirs))]


def _merged(
    three: Sequence[Sequence[bytes | None]], pair: Sequence[str], done: Mapping[str, bytes]
) -> list[bytes] | None:
    """Return library and lock, each merged alone unless `done` has it; None if a side lacks one or both conflict."""
    if any(side is None for sides in three for side in sides[1:]):
        return None
    merges = zip(pair, three, _MERGES, strict=True)
    merged = [done.get(name) or _alone(merge, sides, name) for name, sides, merge in merges]
    return [data for data in merged if data is not None] if None not in merged else None


def _alone(merge: _Merge, sides: Sequence[bytes | None], name: str) -> bytes | None:
    base, ours, theirs = (side or b"" for side in sides)
    merged = merge(base, ours, theirs, name)
    return None if isinstance(merged, Refused) or merged.conflicts else merged.data


def _planned(top: Path, merged: Mapping[str, bytes], texts: Mapping[str, bytes | None]) -> list[bytes] | None:
    """Return library and lock as a sync would leave them if all merged files were in place; None if it cannot tell."""
    files = {os.path.realpath(top / name): data for name, data in merged.items()}
    with counting({**texts, **files}):
        settings = find_settings()
        project = locate(settings, None)
        if os.path.realpath(project.library) not in files or _leads_outside(settings, top, texts):
            return None
        done = plan_offline(project, settings)
    return [done.data, done.lock_data] if done else None


def _leads_outside(settings: Settings, top: Path, texts: Collection[str]) -> bool:
    """Tell whether merged settings name notes outside the tree; a merge must not make vlbib read such files."""
    if os.path.realpath(settings.file) not in texts:
        return False
    paths = [os.path.realpath(root_of(settings) / path) for path in settings.notes]
    return not all(Path(path).is_relative_to(os.path.realpath(top)) for path in paths)
