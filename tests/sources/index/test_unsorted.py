"""Values are stored batch by batch, and come back part by part in order, each part with all its batches."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.sources.index import unsorted
from vlbib.sources.index.unsorted import Numbers, insert_pairs, pairs_in_order, taken_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST, MOST = -(1 << 63), (1 << 63) - 1
KEYS = Numbers("key", 64)
WAYS = [
    pytest.param(1 << 40, id="one by one"),
    pytest.param(0, id="as columns", marks=pytest.mark.skipif(not find_spec("numpy"), reason="needs NumPy")),
]
numbers = st.integers(LEAST, MOST)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def _parts(connection: sqlite3.Connection, kind: str) -> list[list[tuple[int, int]]]:
    """Return the numbers and rows of each part, sorted within it."""
    return [
        sorted(pair for values, works in stored for pair in zip(array("q", values), array("i", works), strict=True))
        for stored in taken_parts(connection, kind)
    ]


@pytest.mark.parametrize("least", WAYS)
def test_the_numbers_of_all_batches_come_back_once_and_in_order_of_their_parts(
    least: int, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsorted, "COLUMNS_PAY", least)
    KEYS.store(connection, [MOST, 7, LEAST, -1], [1, 2, 3, 4])
    KEYS.store(connection, [7, 0], [5, 6])
    assert _parts(connection, "key") == [[(LEAST, 3)], [(-1, 4)], [(0, 6), (7, 2), (7, 5)], [(MOST, 1)]]
    assert _parts(connection, "key") == []


def test_kinds_are_apart_and_the_table_goes_with_the_last_of_them(connection: sqlite3.Connection) -> None:
    KEYS.store(connection, [7], [1])
    Numbers("feature", 48).store(connection, [8], [2])
    tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'unsorted'"
    assert (_parts(connection, "key"), connection.execute(tables).fetchone()) == ([[(7, 1)]], (1,))
    assert (_parts(connection, "feature"), connection.execute(tables).fetchone()) == ([[(8, 2)]], (0,))


@pytest.mark.parametrize("least", WAYS)
@given(pairs=st.lists(st.tuples(numbers | st.just(7), st.integers(1, 3)), max_size=20))
def test_pairs_are_sorted_and_each_is_there_once(least: int, pairs: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unsorted, "COLUMNS_PAY", least)
        in_turn = pairs_in_order([number for number, _ in pairs], [row for _, row in pairs])
    assert in_turn == [value for pair in sorted(set(pairs)) for value in pair]


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_all_pairs_are_inserted_whatever_their_number(connection: sqlite3.Connection, count: int) -> None:
    connection.execute("CREATE TABLE pair (a, b)")
    insert_pairs(connection, "INSERT INTO pair", [value for number in range(count) for value in (number, f"{number}")])
    assert connection.execute("SELECT a, b FROM pair").fetchall() == [(number, f"{number}") for number in range(count)]
