"""Texts that an editor holds and has not saved: while they count, they are read in place of the files."""

from __future__ import annotations

import contextlib
import os
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_TEXTS: ContextVar[Mapping[str, bytes] | None] = ContextVar("_TEXTS", default=None)


@contextlib.contextmanager
def counting(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Let texts stand for files, by the real path of each."""
    token = _TEXTS.set(texts)
    try:
        yield
    finally:
        _TEXTS.reset(token)


def unsaved_bytes(path: Path) -> bytes | None:
    """Return the bytes that an editor would save as this file; None where it holds no other than the disk."""
    texts = _TEXTS.get()
    return texts.get(os.path.realpath(path)) if texts else None
