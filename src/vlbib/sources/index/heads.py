"""The heads of titles, by which an index lists them in order: stored batch by batch, and sorted when all are there.

The heads of a part have the same first letter.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.sources.index.features import HEAD
from vlbib.sources.index.unsorted import insert_pairs, store_parts, taken_parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_KIND = "head"
_BETWEEN = " "  # no letter or digit, hence in no head


def store_heads(connection: sqlite3.Connection, squeezed: Iterable[str], rows: Iterable[int]) -> None:
    """Store the heads of squeezed titles unsorted, each with its row, in the caller's transaction."""
    parts: defaultdict[str, tuple[list[str], array[int]]] = defaultdict(lambda: ([], array("i")))
    for title, row in zip(squeezed, rows, strict=True):
        heads, works = parts[title[:1]]
        heads.append(title[:HEAD])
        works.append(row)
    in_bytes = (
        (letter, _BETWEEN.join(heads).encode(), works.tobytes()) for letter, (heads, works) in sorted(parts.items())
    )
    store_parts(connection, _KIND, in_bytes)


def sort_heads(connection: sqlite3.Connection) -> None:
    """Add the heads that are stored to those of the index."""
    for stored in taken_parts(connection, _KIND):
        heads = [head for joined, _ in stored for head in joined.decode().split(_BETWEEN)]
        works = array("i", b"".join([rows for _, rows in stored]))
        order = sorted(range(len(heads)), key=heads.__getitem__)
        in_turn = [value for place in order for value in (heads[place], works[place])]
        insert_pairs(connection, "INSERT OR IGNORE INTO head", in_turn)
