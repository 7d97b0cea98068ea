"""Keys, features and heads on their way into an index: stored as columns batch by batch, and sorted when all are there.

Sorted rows fill the pages of a B-tree one after the other; inserting each batch into the whole tree takes six times as
long. Until they are sorted, the values and their rows are columns in the table `unsorted` of the same file, so that an
interruption keeps them. They are divided into parts by how they begin, so that one part at a time is held in memory;
its pages are used again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np

COLUMNS_PAY = 2000  # the least numbers for which NumPy, which takes 0.1 s to load, is used
_TABLE = "CREATE TABLE IF NOT EXISTS unsorted (kind TEXT, part, content BLOB, works BLOB)"
_BY_PART = "CREATE INDEX IF NOT EXISTS unsorted_part ON unsorted (kind, part)"
_PART_BITS = 8  # 256 parts
_AT_ONCE = 100  # rows per INSERT statement; one by one, they take nearly three times as long


class Numbers(Struct, frozen=True):
    """A kind of numbers of so many bits; those with the same first bits are a part."""

    kind: str
    bits: int

    @property
    def _below(self) -> int:
        """The bits of a number after those of its part."""
        return self.bits - _PART_BITS

    def store(self, connection: sqlite3.Connection, numbers: Sequence[int], rows: Sequence[int]) -> None:
        """Store numbers in any order, each with its row."""
        if has_columns(len(numbers)):
            import numpy as np

            columns = np.array(numbers, np.int64), np.array(rows, np.intc)
            order = np.argsort(columns[0], kind="stable")
            self.store_sorted(connection, *(column[order] for column in columns))
            return
        parts: defaultdict[int, tuple[array[int], array[int]]] = defaultdict(lambda: (array("q"), array("i")))
        below = self._below
        for number, row in zip(numbers, rows, strict=True):
            of_part, works = parts[number >> below]
            of_part.append(number)
            works.append(row)
        in_bytes = ((part, of_part.tobytes(), works.tobytes()) for part, (of_part, works) in sorted(parts.items()))
        store_parts(connection, self.kind, in_bytes)

    def store_sorted(self, connection: sqlite3.Connection, numbers: np.ndarray, rows: np.ndarray) -> None:
        """Store the same from columns that are sorted by number."""
        half = 1 << self.bits - 1
        firsts = range(-half, half, 1 << self._below)
        bounds = [*(bisect_left(numbers, first) for first in firsts), len(numbers)]
        in_bytes = (
            (first >> self._below, numbers[start:end].tobytes(), rows[start:end].tobytes())
            for first, start, end in zip(firsts, bounds, bounds[1:], strict=False)
            if start < end
        )
        store_parts(connection, self.kind, in_bytes)


def store_parts(connection: sqlite3.Connection, kind: str, parts: Iterable[tuple[int | str, bytes, bytes]]) -> None:
    """Store values of a kind and their rows, divided into parts, in the caller's transaction."""
    connection.execute(_TABLE)
    connection.execute(_BY_PART)
    columns = ((kind, part, values, works) for part, values, works in parts)
    connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?)", columns)


def taken_parts(connection: sqlite3.Connection, kind: str) -> Iterator[list[tuple[bytes, bytes]]]:
    """Yield what is stored of a kind part by part, in order, and delete each part afterwards."""
    execute = connection.execute
    if not execute("SELECT 1 FROM sqlite_schema WHERE name = 'unsorted'").fetchone():
        return
    execute("PRAGMA secure_delete = ON")  # what was deleted, in any order, leaves no traces in the file
    parts = execute("SELECT DISTINCT part FROM unsorted WHERE kind = ? ORDER BY part", (kind,)).fetchall()
    for (part,) in parts:
        query = "SELECT content, works FROM unsorted WHERE kind = ? AND part = ? ORDER BY rowid"
        yield execute(query, (kind, part)).fetchall()
        execute("DELETE FROM unsorted WHERE kind = ? AND part = ?", (kind, part))
    if not execute("SELECT 1 FROM unsorted LIMIT 1").fetchone():
        execute("DROP TABLE unsorted")


def pairs_in_order(numbers: Sequence[int], rows: Sequence[int]) -> list[int]:
    """Return numbers and rows in turn, sorted by number, then by row, and each pair once.

    >>> pairs_in_order([7, 2, 7, 7], [1, 3, 2, 1])
    [2, 3, 7, 1, 7, 2]
    """
    if not has_columns(len(numbers)):
        return [value for pair in sorted(set(zip(numbers, rows, strict=True))) for value in pair]
    import numpy as np

    columns = np.asarray(numbers, np.int64), np.asarray(rows, np.int64)
    order = np.lexsort(columns[::-1])
    pairs = np.column_stack([column[order] for column in columns])
    is_new: np.ndarray = np.ones(len(pairs), bool)
    is_new[1:] = np.any(pairs[1:] != pairs[:-1], axis=1)
    in_turn: list[int] = pairs[is_new].ravel().tolist()
    return in_turn


def has_columns(numbers: int) -> bool:
    """Tell whether so many numbers are computed as columns."""
    return numbers >= COLUMNS_PAY and find_spec("numpy") is not None


def insert_pairs(connection: sqlite3.Connection, into: str, values: Sequence[object]) -> None:
    """Insert pairs, given as first and second value in turn, many per statement; `into` begins it."""
    step = 2 * _AT_ONCE
    statement = f"{into} VALUES {', '.join(['(?, ?)'] * _AT_ONCE)}"
    whole = len(values) - len(values) % step
    for start in range(0, whole, step):
        connection.execute(statement, values[start : start + step])
    if rest := values[whole:]:
        connection.execute(f"{into} VALUES {', '.join(['(?, ?)'] * (len(rest) // 2))}", rest)
