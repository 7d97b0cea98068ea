"""The names of a file's fields in lower case, each made once for all entries."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.bibtex.encoding import Encoding


class FieldNames(dict[str, str]):
    """Names in lower case by the names as written, which are given with one character per byte.

    It does not refer to its document: such a cycle would delay freeing the memory.
    """

    def __init__(self, codec: Encoding) -> None:
        super().__init__()
        self._codec = codec

    def __missing__(self, written: str) -> str:
        name = written if written.isascii() else self._codec.decode(written.encode("latin-1"))
        self[written] = name = intern(name.lower())
        return name
