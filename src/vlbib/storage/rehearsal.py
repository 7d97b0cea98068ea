"""A dry run of a command: everything is done except that no file is replaced; the changes are returned."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Rehearsed(Struct, frozen=True):
    """A file that would have been replaced, its bytes and the new ones."""

    path: Path
    old: bytes
    new: bytes


_REHEARSAL: ContextVar[list[Rehearsed] | None] = ContextVar("_REHEARSAL", default=None)


@contextlib.contextmanager
def rehearsing() -> Iterator[list[Rehearsed]]:
    """Give the list to which files are added in place of being replaced."""
    rehearsed: list[Rehearsed] = []
    token = _REHEARSAL.set(rehearsed)
    try:
        yield rehearsed
    finally:
        _REHEARSAL.reset(token)


def is_rehearsal() -> bool:
    """Tell whether nothing is to be replaced."""
    return _REHEARSAL.get() is not None


def only_rehearsed(target: Path, staged: Path) -> bool:
    """Take a staged file for a rehearsal and clear it away; False where the command is meant."""
    rehearsed = _REHEARSAL.get()
    if rehearsed is None:
        return False
    old = target.read_bytes() if target.exists() else b""
    rehearsed.append(Rehearsed(target, old, staged.read_bytes()))
    staged.unlink()
    return True
