"""The titles of rows on their way into an index: their features are stored unsorted, then sorted into lists at once.

With NumPy, which is optional, large batches are computed and sorted as columns; without it the file has the same bytes.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain, repeat
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.text import squeeze
from vlbib.sources.index.candidate_plan import BUDGET
from vlbib.sources.index.features import FEATURE_BITS, half, row_features, title_key, word_features
from vlbib.sources.index.heads import store_heads
from vlbib.sources.index.title_columns import MOST, title_columns
from vlbib.sources.index.unsorted import Numbers, has_columns, insert_pairs, taken_parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

_SMALL_LIST = 1000  # the most rows of a feature's list in a small index
_MANY = 20  # a feature with this many new rows may exceed the plan's budget
_FEATURES = Numbers("feature", FEATURE_BITS)


def store_titles(
    connection: sqlite3.Connection, rows: Sequence[int], titles: Sequence[Collection[str]], *, small: bool = False
) -> tuple[array[int], array[int]]:
    """Store features and heads of the titles of each row unsorted, in the caller's transaction.

    Returns the keys of the whole titles, which the caller stores, and their rows. With `small`, only the words of the
    titles are features, and the keys are halved.
    """
    keys, key_rows = array("q"), array("i")
    if not rows:
        return keys, key_rows
    as_columns = not small and has_columns(len(rows)) and max(map(len, titles)) == 1
    for start in range(0, len(rows), MOST):
        block = rows[start : start + MOST], titles[start : start + MOST]
        store = _store_columns if as_columns else _store_each
        for column, more in zip((keys, key_rows), store(connection, *block, small=small), strict=True):
            column.extend(more)
    return keys, key_rows


def _store_each(
    connection: sqlite3.Connection, rows: Sequence[int], titles: Sequence[Collection[str]], *, small: bool
) -> tuple[array[int], array[int]]:
    """Store the titles of each row one by one, and return their keys and rows."""
    features_of = word_features if small else row_features
    features = [features_of(of_row) for of_row in titles]
    owners = array("i", chain.from_iterable(map(repeat, rows, map(len, features))))
    _FEATURES.store(connection, array("q", chain.from_iterable(features)), owners)
    squeezed = list(map(squeeze, chain.from_iterable(titles)))
    key_rows = array("i", chain.from_iterable(map(repeat, rows, map(len, titles))))
    store_heads(connection, squeezed, key_rows)
    keys = map(title_key, squeezed)
    return array("q", map(half, keys) if small else keys), key_rows


def _store_columns(
    connection: sqlite3.Connection, rows: Sequence[int], titles: Sequence[Collection[str]], *, small: bool
) -> tuple[array[int], array[int]]:
    """Do the same as `_store_each`, as columns, for rows of an index that is not small, with one title each."""
    import numpy as np

    assert not small
    columns = title_columns([title for (title,) in titles])
    _FEATURES.store_sorted(connection, columns.features, np.array(rows, np.intc)[columns.places])
    store_heads(connection, columns.squeezed, rows)
    return array("q", columns.keys.tobytes()), array("i", rows)


def sort_features(connection: sqlite3.Connection, *, small: bool = False) -> None:
    """Add all that is stored to the lists of the index, and count those with several rows.

    A list beyond the plan's budget is only counted. Counts of lists that are stored must have been deleted.
    """
    execute = connection.execute
    counted = {feature for (feature,) in execute("SELECT hash FROM df")}
    are_new = execute("SELECT 1 FROM feature LIMIT 1").fetchone() is None
    lists = _Lists(connection, _SMALL_LIST if small else BUDGET, counted, are_new, are_counted=are_new)
    for stored in taken_parts(connection, _FEATURES.kind):
        features, rows = (b"".join(columns) for columns in zip(*stored, strict=True))
        in_order = lists.sorted_columns if has_columns(len(features) // 8) else lists.sorted_pairs
        pairs, counts = in_order(features, rows)
        insert_pairs(connection, "INSERT OR IGNORE INTO feature", pairs)
        insert_pairs(connection, "INSERT INTO df", counts)
    if not lists.are_counted:
        execute("INSERT OR IGNORE INTO df SELECT hash, count(*) FROM feature GROUP BY hash HAVING count(*) > 1")


class _Lists(Struct):
    """The lists of an index: the most rows of one, and the features whose rows are only counted.

    Lists are counted while they are sorted if the index had none before, and no row comes twice.
    """

    connection: sqlite3.Connection
    most: int
    counted: set[int]
    are_new: bool
    are_counted: bool

    def sorted_pairs(self, hashes: bytes, works: bytes) -> tuple[list[int], list[int]]:
        """Return the features and rows to be listed, in turn and in order, and the counts of complete lists."""
        lists: defaultdict[int, list[int]] = defaultdict(list)
        for feature, row in zip(array("q", hashes), array("i", works), strict=True):
            lists[feature].append(row)
        kept = [feature for feature in sorted(lists) if not self._only_counted(feature, len(lists[feature]))]
        pairs = [value for feature in kept for row in lists[feature] for value in (feature, row)]
        if not self._are_complete(all(len(set(lists[feature])) == len(lists[feature]) for feature in kept)):
            return pairs, []
        counts = ((feature, len(lists[feature])) for feature in kept if len(lists[feature]) > 1)
        return pairs, list(chain.from_iterable(counts))

    def sorted_columns(self, hashes: bytes, works: bytes) -> tuple[list[int], list[int]]:
        """Return the same as `sorted_pairs`, computed as columns."""
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
        features, rows, heads = features[kept], rows[kept], features[firsts]
        pairs: list[int] = np.column_stack((features, rows)).ravel().tolist()
        if not self._are_complete(bool(np.all((rows[1:] > rows[:-1]) | (features[1:] != features[:-1])))):
            return pairs, []
        several = listed & (counts > 1)
        return pairs, np.column_stack((heads[several], counts[several])).ravel().tolist()

    def _are_complete(self, is_each_once: bool) -> bool:  # noqa: FBT001
        """Tell whether sorted lists are those of the index, so that their lengths are the counts."""
        are_complete = self.are_new and is_each_once
        self.are_counted = self.are_counted and are_complete
        return are_complete

    def _only_counted(self, feature: int, more: int) -> bool:
        """Tell whether a list exceeds the budget with its new rows; if so, keep only its count."""
        execute = self.connection.execute
        if feature in self.counted:
            execute("UPDATE df SET n = n + ? WHERE hash = ?", (more, feature))
            return True
        if more < _MANY:
            return False
        query = "SELECT count(*) FROM feature WHERE hash = ?"
        held = 0 if self.are_new else execute(query, (feature,)).fetchone()[0]
        if held + more <= self.most:
            return False
        execute("DELETE FROM feature WHERE hash = ?", (feature,))
        execute("INSERT OR REPLACE INTO df VALUES (?, ?)", (feature, held + more))
        return True
