"""Merges three versions of a file: as git's merge driver, or again from the versions that git has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.app.git.synced_merge import synced_version
from vlbib.app.project import hold_files, locate
from vlbib.bibtex.conflict_marks import MarkerStyle
from vlbib.bibtex.document import Refused
from vlbib.core.collector import collector_at_rest
from vlbib.core.faults import CannotUse
from vlbib.merge.branches.library_merge import merge_libraries
from vlbib.merge.branches.lock_merge import merge_locks
from vlbib.storage import files
from vlbib.storage.git_call import git_output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vlbib.app.git.synced_merge import SyncedVersion
    from vlbib.merge.branches.merged_file import MergedFile
    from vlbib.settings import Settings


def merge_driver(base: Path, ours: Path, theirs: Path, name: str, style: MarkerStyle) -> MergedFile:
    """Merge three versions of a file called `name`, and write the result over `ours`.

    Raises `CannotUse` if it cannot; then nothing is written, and git's own text merge takes over.
    """
    versions = [files.read_bytes(path) or b"" for path in (base, ours, theirs)]
    with collector_at_rest():
        done = _merged_and_synced(versions, name, style)
    if done.data != versions[1]:
        files.write(ours, done.data)
    return done


def _merged_and_synced(versions: Sequence[bytes], name: str, style: MarkerStyle) -> MergedFile:
    merged = merged_versions(versions, name, style)
    if isinstance(merged, Refused):
        raise CannotUse(f"{merged}; merged as text")
    if merged.conflicts:
        return merged
    return _with_sync(merged, synced_version(name, merged.data, versions, style.theirs))


def _with_sync(merged: MergedFile, synced: SyncedVersion) -> MergedFile:
    notes = (*merged.notes, synced.note) if synced.note else merged.notes
    return replace(merged, data=merged.data if synced.data is None else synced.data, notes=notes)


def merged_versions(versions: Sequence[bytes], name: str, style: MarkerStyle) -> MergedFile | Refused:
    """Merge the versions (base, ours, theirs) of a lock if the name ends in `.lock`, else of a library."""
    base, ours, theirs = versions
    if name.endswith(".lock"):
        return merge_locks(base, ours, theirs, name)
    return merge_libraries(base, ours, theirs, name, style)


class MergedAgain(Struct, frozen=True):
    """A file that was merged again, or left as it was if `merged` is a refusal."""

    file: str
    merged: MergedFile | Refused


def merge_again(settings: Settings, library: str | None) -> list[MergedAgain]:
    """Merge library and lock from the versions that git keeps during an unfinished merge, and write them.

    This replaces what is in the files; `vlbib undo` brings it back. Raises `CannotUse` if neither has such a merge.
    """
    project = locate(settings, library)
    done = []
    with hold_files(project):
        for path in (project.library, project.lock):
            versions = _unmerged(path)
            if versions:
                merged = merged_versions(versions, files.shown(path), MarkerStyle())
                if not isinstance(merged, Refused) and files.read_bytes(path) != merged.data:
                    files.write(path, merged.data)
                done.append(MergedAgain(files.shown(path), merged))
    if not done:
        names = f"{files.shown(project.library)}, {files.shown(project.lock)}"
        raise CannotUse(f"{names}: git has no unfinished merge of them; nothing was written")
    return done


def _unmerged(path: Path) -> list[bytes] | None:
    """Return base, ours and theirs of a file in an unfinished merge; None unless both sides have the file."""
    versions = [git_output(path.parent, "show", f":{stage}:./{path.name}") for stage in (1, 2, 3)]
    if versions[1] is None or versions[2] is None:
        return None
    return [version or b"" for version in versions]
