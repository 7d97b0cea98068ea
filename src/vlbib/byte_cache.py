"""Bytes kept in the cache folder by a kind and a name: what was read once, and texts that wait for their owner."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from vlbib.files import cache_dir

_REMEMBERED = 1000  # files of one kind


def cached_bytes(kind: str, name: str) -> bytes | None:
    """Return what `cache_bytes` kept under a name; None where there is nothing, or it cannot be read."""
    try:
        return (cache_dir() / kind / name).read_bytes()
    except OSError:
        return None


def cache_bytes(kind: str, name: str, data: bytes) -> None:
    """Keep bytes in the cache folder that can be had again by more work; where that cannot be, let it be."""
    folder = cache_dir() / kind
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in kept[: max(len(kept) - _REMEMBERED, 0)]:
            path.unlink(missing_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(temporary).replace(folder / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
