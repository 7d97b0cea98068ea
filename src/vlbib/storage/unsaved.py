"""Texts that are read in place of files: unsaved ones of an editor, or what a merge is about to write.

While they count, they are read in place of the files.
"""

from __future__ import annotations

import contextlib
import os
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXTS: ContextVar[Mapping[str, bytes | None] | None] = ContextVar("_TEXTS", default=None)


@contextlib.contextmanager
def counting(texts: Mapping[str, bytes | None]) -> Iterator[None]:
    """Let texts stand for files, by the real path of each; None for a file that is to count as not there."""
    token = _TEXTS.set(texts)
    try:
        yield
    finally:
        _TEXTS.reset(token)


def unsaved_bytes(path: Path) -> bytes | None:
    """Return the bytes that stand for this file; None where the disk's count, or none do."""
    texts = _TEXTS.get()
    return texts.get(os.path.realpath(path)) if texts else None


def counts_as_gone(path: Path) -> bool:
    """Tell whether a file is to count as not there."""
    texts = _TEXTS.get() or {}
    return bool(texts) and texts.get(os.path.realpath(path), b"") is None


def unsaved_below(folder: Path) -> list[Path]:
    """Return the files below a folder for which texts stand, by their way from the folder."""
    texts, real = _TEXTS.get(), Path(os.path.realpath(folder))
    held = [Path(file) for file, data in (texts or {}).items() if data is not None]
    return [folder / file.relative_to(real) for file in held if file.is_relative_to(real)]
