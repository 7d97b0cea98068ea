"""Bytes kept in the cache folder by a kind and a name: what was read once, and texts that wait for their owner.

The files of a kind lie on shelves by a digest of their names, so that a file more costs the look at one shelf, however
many notes there are.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from vlbib.storage.files import cache_dir

_ROOM = 100  # files on one of the 256 shelves of a kind: some 25,000 notes


def cache_path(kind: str, name: str) -> Path:
    """Return where the bytes of a name are kept, whether or not there are any."""
    shelf = hashlib.blake2b(os.fsencode(name), digest_size=1).hexdigest()
    return cache_dir() / kind / shelf / name


def cached_bytes(kind: str, name: str) -> bytes | None:
    """Return what `cache_bytes` kept under a name; None where there is nothing, or it cannot be read."""
    try:
        return cache_path(kind, name).read_bytes()
    except OSError:
        return None


def cache_bytes(kind: str, name: str, data: bytes) -> None:
    """Keep bytes in the cache folder that can be had again by more work; where that cannot be, let it be."""
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
    """Remove the older half of a full shelf."""
    files = list(shelf.iterdir())
    if len(files) < _ROOM:
        return
    files.sort(key=lambda path: path.stat().st_mtime)
    for path in files[: len(files) // 2 + 1]:
        path.unlink(missing_ok=True)
