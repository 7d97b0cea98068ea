"""A seal after the last page of an index: the digest of all bytes before it, by which any changed one is found.

SQLite looks at the structure of its pages alone, and reads no further than the last of them.
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
    """Put the seal after a file that has none."""
    with path.open("rb+") as file:
        digest = _digest(file, os.fstat(file.fileno()).st_size)
        file.seek(0, os.SEEK_END)
        file.write(_MARK + digest)


def unseal(path: Path, end: int) -> None:
    """Take off what stands after the last page of a file, which ends at `end`."""
    if path.stat().st_size > end:
        os.truncate(path, end)


def is_sealed(path: Path, end: int) -> bool:
    """Tell whether a file has the right seal after its last page; all of it is read."""
    with path.open("rb") as file:
        digest = _digest(file, end)
        return file.read() == _MARK + digest


def _digest(file: BinaryIO, size: int) -> bytes:
    """Return the digest of the first bytes of a file; what stands after them is read next."""
    digest, block = hashlib.sha256(), 1 << 20
    while size > 0 and (data := file.read(min(size, block))):
        digest.update(data)
        size -= len(data)
    return digest.digest()
