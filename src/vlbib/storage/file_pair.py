"""Writes library and lock together: after a crash between the two, the next command finishes the writing.

Both are complete on disk, as temporary files, before either is renamed. The two temporary files share a random part of
their names. The lock's temporary name also contains digests of its library and of the old library and lock. So the
step at which the crash happened is known even if the owner has edited the library since: a library that was renamed
has left no temporary file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.faults import CannotUse
from vlbib.storage.files import alone, put_in_place, read_bytes, stage, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.storage.files import Before

_TEMPORARY = r"(?:([0-9a-f]{12})([0-9a-f]{10})([0-9a-f]{10})\.)?([a-z0-9_]{8})(?:\.([a-z0-9_]{8}))?\.tmp"


class _Waiting(Struct, frozen=True):
    """A temporary file left by a crash.

    `made_with` is the random part of its library's temporary name. `library`, `old_library` and `old_lock` are digests
    of the library that belongs to it, and of the library and lock before; they are "" for a library's temporary file.
    """

    path: Path
    made_with: str
    library: str
    old_library: str
    old_lock: str


def write_pair(
    library: Path, data: bytes, lock: Path, lock_parts: Sequence[bytes], before: Sequence[Before] = ()
) -> None:
    """Replace library and lock together. Raises `CannotUse` if writing fails or a file in `before` has changed.

    A full disk changes nothing. After a crash or an interruption `finish` does the rest.
    """
    old = {file.path: file.data for file in before}
    old_library = old[library] if library in old else read_bytes(library)
    old_lock = old[lock] if lock in old else read_bytes(lock)
    new_library = stage(library, [data])
    made_with = new_library.name.split(".")[-2]
    marks = f"{_digest(data)[:12]}{_digest(old_library)[:10]}{_digest(old_lock)[:10]}.{made_with}."
    waiting: Path | None = None
    try:
        waiting = stage(lock, lock_parts, mark=marks)
        for file in before:
            file.check()
        put_in_place(library, new_library)
    except CannotUse:
        for path in filter(None, (waiting, new_library)):  # in this order: `finish` would use a lock left alone
            path.unlink(missing_ok=True)
        raise
    put_in_place(lock, waiting)


def finish(library: Path, lock: Path) -> None:
    """Finish after a crash: put a waiting lock in place if its library is, and remove other temporary files."""
    if not (_temporary(library) or _temporary(lock)):
        return
    with alone(library), contextlib.suppress(OSError):
        staged, waiting = _temporary(library), _temporary(lock)
        parts = {file.made_with for file in staged}
        now = _digest(read_bytes(library)), _digest(read_bytes(lock))
        for file in waiting:
            if _counts(file, *now, parts):
                os.replace(file.path, target_of(lock))  # noqa: PTH105 -- the name says what POSIX promises
        for file in (*waiting, *staged):  # in this order: a later `finish` would use a lock left alone
            file.path.unlink(missing_ok=True)


def _counts(waiting: _Waiting, library: str, lock: str, staged: set[str]) -> bool:
    """Tell whether a waiting lock belongs to the present library, by the digests of library and lock.

    It does if the library has the bytes that were written with it. It also does if the library was put in place and
    edited since: its temporary file is gone, it differs from the old library, and the lock is still the old one.
    """
    if not waiting.library:
        return False
    if library.startswith(waiting.library):
        return True
    edited = waiting.made_with not in staged and not library.startswith(waiting.old_library)
    return edited and lock.startswith(waiting.old_lock)


def _digest(data: bytes | None) -> str:
    return hashlib.sha256(data).hexdigest() if data is not None else "0" * 64


def _temporary(path: Path) -> list[_Waiting]:
    """Return a file's temporary files left by a crash; none if its folder does not exist."""
    target = target_of(path)
    name = re.compile(rf"\.{re.escape(target.name)}\.{_TEMPORARY}")
    try:
        with os.scandir(target.parent) as entries:
            matches = [(entry.path, match) for entry in entries if (match := name.fullmatch(entry.name))]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [_Waiting(Path(there), match[4], match[1] or "", match[2] or "", match[3] or "") for there, match in matches]
