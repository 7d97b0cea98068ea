"""A dry run of a command: no file is replaced, and the changes are returned instead."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Rehearsed(Struct, frozen=True):
    """A file that would have been replaced, with its old and new bytes."""

    path: Path
    old: bytes
    new: bytes


_REHEARSAL: ContextVar[list[Rehearsed] | None] = ContextVar("_REHEARSAL", default=None)


@contextlib.contextmanager
def rehearsing() -> Iterator[list[Rehearsed]]:
    """Replace no file inside the block; give the list to which the changes are added."""
    rehearsed: list[Rehearsed] = []
    token = _REHEARSAL.set(rehearsed)
    try:
        yield rehearsed
    finally:
        _REHEARSAL.reset(token)


def is_rehearsal() -> bool:
    """Tell whether a dry run is under way."""
    return _REHEARSAL.get() is not None


def only_rehearsed(target: Path, staged: Path) -> bool:
    """In a dry run, record a staged file as a change, delete it and return True; else return False."""
    rehearsed = _REHEARSAL.get()
    if rehearsed is None:
        return False
    old = target.read_bytes() if target.exists() else b""
    rehearsed.append(Rehearsed(target, old, staged.read_bytes()))
    staged.unlink()
    return True
