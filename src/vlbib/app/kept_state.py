"""Kept after a run that changed nothing: that library and lock can be read, so that the next run need not check.

It counts for the same bytes. Of the lock it has what is asked before anything is settled, so that a lock of many works
is read only where more is asked of it. Anything else in the cache, or damage, counts as nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

import msgspec

from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.lock.file import Lock

_KIND = "states"


class KeptState(msgspec.Struct, frozen=True, array_like=True):
    """Digests of a library and its lock that can be read; the lock's notes, and the titles of its entries' records."""

    library: bytes = b""
    lock: bytes = b""
    files: frozenset[str] = frozenset()
    record_titles: tuple[str, ...] = ()


def kept_state(library: Path) -> KeptState:
    """Return what the last run has kept of a library and its lock."""
    data = byte_cache.cached_bytes(_KIND, library_name(library))
    try:
        return msgspec.msgpack.decode(data, type=KeptState) if data else KeptState()
    except (msgspec.DecodeError, ValueError):
        return KeptState()


def keep_state(library: Path, library_digest: bytes, lock_digest: bytes, lock: Lock) -> None:
    """Keep what a run has read, unless the lock's bytes call a note by another name than it has."""
    if lock.works is not lock.stored.works:
        return
    kept = KeptState(library_digest, lock_digest, lock.files, lock.record_titles)
    with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
        byte_cache.cache_bytes(_KIND, library_name(library), msgspec.msgpack.encode(kept))


def library_name(library: Path) -> str:
    """Return the name of a library in the cache folder."""
    return hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:32]
