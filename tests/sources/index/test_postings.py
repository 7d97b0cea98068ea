"""Features are sorted into their lists at the end, with NumPy or without it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from tests.sources.index.worlds import golden

from vlbib.core.record import Record
from vlbib.sources.index import unsorted
from vlbib.sources.index.candidate_plan import BUDGET
from vlbib.sources.index.features import title_features
from vlbib.sources.index.grow import growing
from vlbib.sources.index.heads import sort_heads
from vlbib.sources.index.postings import sort_features, store_titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

WAYS = [pytest.param(1 << 40, id="one by one"), pytest.param(0, id="as columns")]


def _grown(path: Path, dumps: Sequence[Iterable[Record]]) -> bytes:
    for number, dump in enumerate(dumps):
        with growing(path, batch=300) as grown:
            for place, record in enumerate(dump, 1):
                grown.add(record)
                grown.checkpoint(str(number), "dump", place)
            grown.checkpoint(str(number), "dump", place, whole=True, now=True)
    return path.read_bytes()


@pytest.mark.skipif(not find_spec("numpy"), reason="needs NumPy")
def test_an_index_has_the_same_bytes_with_and_without_numpy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = [record.title for record in golden(1000)]
    records = [Record(source="index/pool", title=title) for title in titles]
    newer = [Record(source="index/other", title=f"{title} lines") for title in titles[:300]]
    files = []
    for name, least in (("pure", 1 << 40), ("columns", 0)):
        monkeypatch.setattr(unsorted, "COLUMNS_PAY", least)
        files.append(_grown(tmp_path / name, [records, newer]))
    assert files[0] == files[1]


def _sorted(batches: Iterable[tuple[Sequence[int], Sequence[Collection[str]]]]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE feature (hash INTEGER, work INTEGER, PRIMARY KEY (hash, work)) WITHOUT ROWID")
    connection.execute("CREATE TABLE df (hash INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
    connection.execute("CREATE TABLE head (head TEXT, work INTEGER, PRIMARY KEY (head, work)) WITHOUT ROWID")
    for rows, titles in batches:
        store_titles(connection, rows, titles)
    sort_heads(connection)
    sort_features(connection)
    return connection


@pytest.mark.parametrize("least", WAYS)
def test_each_row_is_listed_once_under_each_feature_of_its_titles(least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsorted, "COLUMNS_PAY", least)
    batches = [((1, 2), ({"Counting lines"}, {"Drawing lines"})), ((3, 1), ({"Counting"}, {"Counting lines"}))]
    with closing(_sorted(batches)) as connection:
        listed = connection.execute("SELECT hash, work FROM feature ORDER BY hash, work").fetchall()
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'unsorted%'").fetchall()
    wanted = {1: "Counting lines", 2: "Drawing lines", 3: "Counting"}
    assert listed == sorted((feature, row) for row, title in wanted.items() for feature in title_features(title))
    assert tables == []


def test_a_row_with_several_titles_is_listed_under_the_features_of_each() -> None:
    with closing(_sorted([((1,), ({"Counting lines", "Drawing"},))])) as connection:
        listed = {feature for (feature,) in connection.execute("SELECT hash FROM feature WHERE work = 1")}
    assert listed == title_features("Counting lines") | title_features("Drawing")


@pytest.mark.parametrize("least", WAYS)
@pytest.mark.parametrize(
    ("rows", "listed", "counted"), [(1, 1, []), (BUDGET, BUDGET, [BUDGET]), (BUDGET + 1, 0, [BUDGET + 1])]
)
def test_lists_of_several_rows_are_counted_and_one_beyond_the_budget_is_only_counted(
    least: int, rows: int, listed: int, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsorted, "COLUMNS_PAY", least)
    many = range(1, rows + 1)
    with closing(_sorted([(many, [{"Lines"}] * rows)])) as connection:
        assert (_counts(connection), _lengths(connection)) == (set(counted), {listed} - {0})


@pytest.mark.parametrize("least", WAYS)
def test_the_counts_are_those_of_the_lists_whatever_was_listed_before(
    least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsorted, "COLUMNS_PAY", least)
    lines, drawing = {"Lines"}, {"Drawing"}
    with closing(_sorted([((1, 2, 1), (lines, lines, lines))])) as connection:
        assert _counts(connection) == _lengths(connection) == {2}
        for rows, titles in [((3, 4, 5), (lines, drawing, drawing)), ((), ())]:
            connection.execute("DELETE FROM df")
            store_titles(connection, rows, titles)
            sort_features(connection)
            assert _counts(connection) == _lengths(connection) == {3, 2}


def _counts(connection: sqlite3.Connection) -> set[int]:
    return {n for (n,) in connection.execute("SELECT n FROM df")}


def _lengths(connection: sqlite3.Connection) -> set[int]:
    return {n for (n,) in connection.execute("SELECT count(*) FROM feature GROUP BY hash")}
