"""The heads of titles of all batches are listed with their rows, in the order of SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from vlbib.sources.index.features import HEAD
from vlbib.sources.index.heads import sort_heads, store_heads

BATCHES = [(["deep", "b" * 40, "", "深度学习", "éa"], [1, 2, 3, 4, 5]), (["deepa", "deep", "𐐀b", "deep"], [6, 7, 8, 7])]


def test_the_heads_of_all_batches_are_listed_once_with_each_row() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE head (head TEXT, work INTEGER, PRIMARY KEY (head, work)) WITHOUT ROWID")
        for squeezed, rows in BATCHES:
            store_heads(connection, squeezed, rows)
        assert connection.execute("SELECT count(*) FROM head").fetchone() == (0,)
        sort_heads(connection)
        listed = connection.execute("SELECT head, work FROM head").fetchall()
        tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'unsorted'").fetchone()
    wanted = {(title[:HEAD], row) for squeezed, rows in BATCHES for title, row in zip(squeezed, rows, strict=True)}
    assert (listed, tables) == (sorted(wanted), (0,))
