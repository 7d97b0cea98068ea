"""Texts that are read in place of files: unsaved ones of an editor, or what a merge is about to write."""

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
    """Read these texts in place of files inside the block, by real path; None for a file that counts as missing."""
    token = _TEXTS.set(texts)
    try:
        yield
    finally:
        _TEXTS.reset(token)


def unsaved_bytes(path: Path) -> bytes | None:
    """Return the bytes to read in place of a file; None if there are none."""
    texts = _TEXTS.get()
    return texts.get(os.path.realpath(path)) if texts else None


def counts_as_gone(path: Path) -> bool:
    """Tell whether a file counts as missing."""
    texts = _TEXTS.get() or {}
    return bool(texts) and texts.get(os.path.realpath(path), b"") is None


def unsaved_below(folder: Path) -> list[Path]:
    """Return the files below a folder that have such texts, each as a path that begins with the folder."""
    texts, real = _TEXTS.get(), Path(os.path.realpath(folder))
    held = [Path(file) for file, data in (texts or {}).items() if data is not None]
    return [folder / file.relative_to(real) for file in held if file.is_relative_to(real)]
