"""Library and lock, written as one: after a crash between the two, the next command ends what was begun.

Both are whole on the disk before either gets its name. The two temporary files share a random part of their names, and
the waiting lock's name holds digests of the library that belongs to it and of the files that both replace. Which step
the crash fell on can then be told though the owner has edited the library since: a library that has its name has left
no temporary file.
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
    """A temporary file that a crash has left.

    `made_with` is the random part of its library's temporary name. The digests are of the library that belongs to it
    and of the library and the lock that were there before; empty for a library's temporary file.
    """

    path: Path
    made_with: str
    library: str
    old_library: str
    old_lock: str


def write_pair(
    library: Path, data: bytes, lock: Path, lock_parts: Sequence[bytes], before: Sequence[Before] = ()
) -> None:
    """Replace library and lock as one; raise `CannotUse` where the disk refuses, or `before` stands no more.

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
        for path in filter(None, (waiting, new_library)):  # in this order: a lock waiting alone would count
            path.unlink(missing_ok=True)
        raise
    put_in_place(lock, waiting)


def finish(library: Path, lock: Path) -> None:
    """Do what a crash has left undone: give a waiting lock its name if its library has its own, and clear the rest."""
    if not (_temporary(library) or _temporary(lock)):
        return
    with alone(library), contextlib.suppress(OSError):
        staged, waiting = _temporary(library), _temporary(lock)
        parts = {file.made_with for file in staged}
        now = _digest(read_bytes(library)), _digest(read_bytes(lock))
        for file in waiting:
            if _counts(file, *now, parts):
                os.replace(file.path, target_of(lock))  # noqa: PTH105 -- the name says what POSIX promises
        for file in (*waiting, *staged):  # in this order: a lock waiting alone would count
            file.path.unlink(missing_ok=True)


def _counts(waiting: _Waiting, library: str, lock: str, staged: set[str]) -> bool:
    """Tell whether a waiting lock belongs to the library as it is, by the digests of library and lock.

    It does where the library has the bytes that were written with it. It does as well where both lock and library are
    past the step before: the library has its name, and is edited since.
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
    """Return the temporary files of a file that a crash has left; none where a link leads into no folder."""
    target = target_of(path)
    name = re.compile(rf"\.{re.escape(target.name)}\.{_TEMPORARY}")
    try:
        with os.scandir(target.parent) as entries:
            matches = [(entry.path, match) for entry in entries if (match := name.fullmatch(entry.name))]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [_Waiting(Path(there), match[4], match[1] or "", match[2] or "", match[3] or "") for there, match in matches]
