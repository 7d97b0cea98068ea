"""The features of rows on their way into an index: stored batch by batch, then sorted into their lists at once.

Sorted rows fill the pages of a B-tree one after the other; inserting each batch into all lists takes six times as long.
Until they are sorted, features and rows are columns of numbers in the table `unsorted`, divided into parts by the first
bits of the feature, so that one part at a time is held in memory. With NumPy, which is optional, large batches are
computed and sorted as columns; without it the file has the same bytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from importlib.util import find_spec
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from vlbib.sources.index.candidate_plan import BUDGET
from vlbib.sources.index.features import HALF, row_features, word_features
from vlbib.sources.index.title_columns import MOST, title_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

_SMALL_LIST = 1000  # the most rows of a feature's list in a small index
_AT_ONCE = 100  # rows per INSERT statement; one by one, they take nearly three times as long
_MANY = 20  # a feature with this many new rows may exceed the plan's budget
_BELOW_PART = 40  # the bits of a feature after those of its part: 256 parts
_COLUMNS_PAY = 2000  # the least rows, or features of a part, for which NumPy, which takes 0.1 s to load, is used

_TABLE = "CREATE TABLE IF NOT EXISTS unsorted (part INTEGER, hashes BLOB, works BLOB)"
_BY_PART = "CREATE INDEX IF NOT EXISTS unsorted_part ON unsorted (part)"


def store_features(
    connection: sqlite3.Connection, rows: Sequence[int], titles: Sequence[Collection[str]], *, small: bool = False
) -> None:
    """Store the features of the titles of each row unsorted, in the caller's transaction.

    With `small`, only the words of the titles are features.
    """
    if not rows:
        return
    connection.execute(_TABLE)
    connection.execute(_BY_PART)
    as_columns = not small and _has_columns(len(rows)) and max(map(len, titles)) == 1
    for start in range(0, len(rows), MOST):
        block = rows[start : start + MOST], titles[start : start + MOST]
        parts = _as_columns(*block) if as_columns else _one_by_one(*block, word_features if small else row_features)
        connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?)", parts)


def _has_columns(rows: int) -> bool:
    """Tell whether so many rows are computed as columns."""
    return rows >= _COLUMNS_PAY and find_spec("numpy") is not None


def _one_by_one(
    rows: Sequence[int], titles: Sequence[Collection[str]], features_of: Callable[[Collection[str]], set[int]]
) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield each part with its features and rows as bytes."""
    parts: defaultdict[int, tuple[array[int], array[int]]] = defaultdict(lambda: (array("q"), array("i")))
    for row, of_row in zip(rows, titles, strict=True):
        for feature in features_of(of_row):
            hashes, works = parts[feature >> _BELOW_PART]
            hashes.append(feature)
            works.append(row)
    return ((part, hashes.tobytes(), works.tobytes()) for part, (hashes, works) in sorted(parts.items()))


def _as_columns(rows: Sequence[int], titles: Sequence[Collection[str]]) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the same as `_one_by_one`, in another order within a part, for rows with one title each."""
    import numpy as np

    _, features, places = title_columns([title for (title,) in titles])
    works = np.array(rows, np.intc)[places]
    edges = range(-HALF, HALF + 1, 1 << _BELOW_PART)
    bounds = [bisect_left(features, edge) for edge in edges]
    for edge, first, last in zip(edges, bounds, bounds[1:], strict=False):
        if first < last:
            yield edge >> _BELOW_PART, features[first:last].tobytes(), works[first:last].tobytes()


def sort_features(connection: sqlite3.Connection, *, small: bool = False) -> None:
    """Add all that is stored to the lists of the index; a list beyond the plan's budget is only counted.

    Counts of lists that are stored must have been deleted.
    """
    execute = connection.execute
    if not execute("SELECT 1 FROM sqlite_schema WHERE name = 'unsorted'").fetchone():
        return
    execute("PRAGMA secure_delete = ON")  # what was deleted, in any order, leaves no traces in the file
    lists = _Lists(connection, _SMALL_LIST if small else BUDGET, {row[0] for row in execute("SELECT hash FROM df")})
    parts = [part for (part,) in execute("SELECT DISTINCT part FROM unsorted ORDER BY part")]
    for part in parts:
        stored = execute("SELECT hashes, works FROM unsorted WHERE part = ? ORDER BY rowid", (part,)).fetchall()
        hashes, works = b"".join(each[0] for each in stored), b"".join(each[1] for each in stored)
        in_order = lists.sorted_columns if _has_columns(len(hashes) // 8) else lists.sorted_pairs
        insert_pairs(connection, "INSERT OR IGNORE INTO feature", in_order(hashes, works))
        execute("DELETE FROM unsorted WHERE part = ?", (part,))
    execute("DROP TABLE unsorted")


class _Lists(Struct):
    """The lists of an index: the most rows of one, and the features whose rows are only counted."""

    connection: sqlite3.Connection
    most: int
    counted: set[int]

    def sorted_pairs(self, hashes: bytes, works: bytes) -> Iterator[int]:
        """Yield the features and rows to be listed, in turn and in order."""
        lists: defaultdict[int, list[int]] = defaultdict(list)
        for feature, row in zip(array("q", hashes), array("i", works), strict=True):
            lists[feature].append(row)
        for feature in sorted(lists):
            rows = lists[feature]
            if not self._only_counted(feature, len(rows)):
                yield from chain.from_iterable(zip(repeat(feature), rows))

    def sorted_columns(self, hashes: bytes, works: bytes) -> Iterator[int]:
        """Yield the same as `sorted_pairs`, computed as columns."""
        import numpy as np

        features: np.ndarray = np.frombuffer(hashes, np.int64)
        rows: np.ndarray = np.frombuffer(works, np.intc)
        order = np.argsort(features, kind="stable")
        features, rows = features[order], rows[order]
        firsts = np.flatnonzero(np.concatenate(([True], features[1:] != features[:-1])))
        counts = np.diff(firsts, append=len(features))
        listed: np.ndarray = np.ones(len(firsts), bool)
        may_be_long = (counts >= _MANY) | np.isin(features[firsts], list(self.counted))
        for place in np.flatnonzero(may_be_long).tolist():
            listed[place] = not self._only_counted(int(features[firsts[place]]), int(counts[place]))
        kept: np.ndarray = np.repeat(listed, counts)
        yield from np.column_stack((features[kept], rows[kept])).ravel().tolist()

    def _only_counted(self, feature: int, more: int) -> bool:
        """Tell whether a list exceeds the budget with its new rows; if so, keep only its count."""
        execute = self.connection.execute
        if feature in self.counted:
            execute("UPDATE df SET n = n + ? WHERE hash = ?", (more, feature))
            return True
        if more < _MANY:
            return False
        (held,) = execute("SELECT count(*) FROM feature WHERE hash = ?", (feature,)).fetchone()
        if held + more <= self.most:
            return False
        execute("DELETE FROM feature WHERE hash = ?", (feature,))
        execute("INSERT OR REPLACE INTO df VALUES (?, ?)", (feature, held + more))
        return True


def insert_pairs(connection: sqlite3.Connection, into: str, values: Iterable[Any]) -> None:
    """Insert pairs, given as first and second value in turn, many per statement; `into` begins it."""
    ahead = iter(values)
    while block := list(islice(ahead, 2 * _AT_ONCE)):
        connection.execute(f"{into} VALUES {', '.join(['(?, ?)'] * (len(block) // 2))}", block)
