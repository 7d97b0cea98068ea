"""Tells by a file's state on disk whether it has changed since an earlier run, without reading it, as in git's index.

A file that changed in the last two seconds could change again without a new time stamp, so its state tells nothing yet.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from vlbib.storage import files
from vlbib.storage.unsaved import counts_as_gone, unsaved_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FileState = tuple[int, ...]
_MOMENT = 2 * 10**9  # nanoseconds; the time stamps of some file systems are no finer


def file_state(path: str | Path) -> FileState | None:
    """Return kind, size, inode and times of the file that a path leads to; None if there is none."""
    try:
        stat = os.stat(path)  # noqa: PTH116 -- called for hundreds of files, and `Path`s are slow to make
    except OSError:
        return None
    return (stat.st_mode, stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)


def are_old(states: Iterable[FileState | None]) -> bool:
    """Tell whether the time stamps of all these states are old enough to differ after the next change."""
    latest = time.time_ns() - _MOMENT
    return all(max(state[-2:]) <= latest for state in states if state)


def lasting_state(path: Path) -> FileState | None:
    """Return the state of a file that no later change leaves as it is; None if it tells nothing yet.

    A text that an editor has not saved is not the one on disk.
    """
    state = None if counts_as_gone(path) or unsaved_bytes(path) is not None else file_state(path)
    return state if are_old((state,)) else None


def read_in_state(path: Path) -> tuple[bytes | None, FileState | None]:
    """Return a file's bytes, and its state on disk if that has not changed meanwhile. Raises `CannotUse`."""
    before, data = lasting_state(path), files.read_bytes(path)
    return data, before if before == lasting_state(path) else None
