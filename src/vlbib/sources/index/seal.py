"""A checksum after the last page of an index, which detects any changed byte.

SQLite checks only the structure of its pages, and reads nothing after the last one.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

_MARK = b"vlbib sha256 "
SEAL_SIZE = len(_MARK) + hashlib.sha256().digest_size  # bytes


def seal(path: Path) -> None:
    """Append the checksum to a file that has none."""
    with path.open("rb+") as file:
        digest = _digest(file, os.fstat(file.fileno()).st_size)
        file.seek(0, os.SEEK_END)
        file.write(_MARK + digest)


def unseal(path: Path, end: int) -> None:
    """Remove what follows the last page of a file, which ends at byte `end`."""
    if path.stat().st_size > end:
        os.truncate(path, end)


def is_sealed(path: Path, end: int) -> bool:
    """Tell whether a file has the right checksum after its last page; this reads the whole file."""
    with path.open("rb") as file:
        digest = _digest(file, end)
        return file.read() == _MARK + digest


def _digest(file: BinaryIO, size: int) -> bytes:
    """Return the digest of the first `size` bytes of a file, and leave the position after them."""
    digest, block = hashlib.sha256(), 1 << 20
    while size > 0 and (data := file.read(min(size, block))):
        digest.update(data)
        size -= len(data)
    return digest.digest()
