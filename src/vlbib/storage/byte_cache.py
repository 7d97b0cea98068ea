"""Bytes in the cache folder, by a kind and a name: what was read before, and edits that could not be saved.

The files of a kind are spread over 256 folders ("shelves") by a digest of their names, so that adding a file lists only
one of these, however many notes there are.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from vlbib.storage.files import cache_dir

_ROOM = 100  # most files on a shelf, so some 25,000 of a kind


def cache_path(kind: str, name: str) -> Path:
    """Return the path for the bytes of a name, whether or not it exists."""
    shelf = hashlib.blake2b(os.fsencode(name), digest_size=1).hexdigest()
    return cache_dir() / kind / shelf / name


def cached_bytes(kind: str, name: str) -> bytes | None:
    """Return the bytes that `cache_bytes` stored under a name; None if there are none or they cannot be read."""
    try:
        return cache_path(kind, name).read_bytes()
    except OSError:
        return None


def cache_bytes(kind: str, name: str, data: bytes) -> None:
    """Store bytes in the cache folder; if that fails, do nothing, because they can be computed again."""
    path = cache_path(kind, name)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path.parent)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)


def _make_room(shelf: Path) -> None:
    """Remove the older half of the files of a full shelf."""
    files = list(shelf.iterdir())
    if len(files) < _ROOM:
        return
    files.sort(key=lambda path: path.stat().st_mtime)
    for path in files[: len(files) // 2 + 1]:
        path.unlink(missing_ok=True)
