"""Caches, after a run that changed nothing, that library and lock can be read, so that the next run need not check.

This is valid for the same bytes only. It includes the facts of the lock that are needed before anything is settled, so
that a large lock is read only if more is needed. Anything else in the cache, and a damaged file, is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

import msgspec

from vlbib.storage import byte_cache
from vlbib.storage.file_states import FileState  # noqa: TC001 -- needed to decode `KeptState`

if TYPE_CHECKING:
    from pathlib import Path

_KIND = "states"


class Owned(msgspec.Struct, frozen=True, array_like=True):
    """The titles of entries that the lock does not have, and their keys in lower case."""

    titles: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


class KeptState(msgspec.Struct, frozen=True, array_like=True):
    """Digests of a readable library and lock, the lock's notes, the titles of its records, and its other entries.

    If the two files on disk are still in these states, they have the same bytes; None is for states that do not tell.
    """

    library: bytes = b""
    lock: bytes = b""
    files: frozenset[str] = frozenset()
    record_titles: tuple[str, ...] = ()
    owned: Owned = Owned()
    library_state: FileState | None = None
    lock_state: FileState | None = None


def kept_state(library: Path) -> KeptState:
    """Return what the last run cached of a library and its lock; an empty state if it cached nothing."""
    data = byte_cache.cached_bytes(_KIND, library_name(library))
    try:
        return msgspec.msgpack.decode(data, type=KeptState) if data else KeptState()
    except (msgspec.DecodeError, ValueError):
        return KeptState()


def keep_state(library: Path, kept: KeptState) -> None:
    """Cache what a run has read."""
    with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
        byte_cache.cache_bytes(_KIND, library_name(library), msgspec.msgpack.encode(kept))


def library_name(library: Path) -> str:
    """Return the file name for a library in the cache folder."""
    return hashlib.sha256(os.fsencode(library.absolute())).hexdigest()[:32]
