"""Writing an index: which records share a row, when a batch is written, and what remains when writing fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from vlbib.core.record import Record
from vlbib.sources.index import Index
from vlbib.sources.index.candidate_plan import BUDGET
from vlbib.sources.index.features import word_features
from vlbib.sources.index.fill import Filler, build, content_digest, lay_out
from vlbib.sources.index.packing import Codec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def record(title: str, work: str | None = None) -> Record:
    return Record(source="own", title=title, work=work)


def asked(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("works", "joined", "rows"),
    [
        (("a", "a", "b"), True, 2),
        (("a", "a", "b"), False, 3),
        (("a", "b", "a"), True, 3),
        ((None, None), True, 2),
        ((), True, 0),
    ],
)
def test_adjacent_records_of_one_work_share_a_row_if_joined(
    tmp_path: Path, works: tuple[str | None, ...], *, joined: bool, rows: int
) -> None:
    path = tmp_path / "new" / "a.sqlite"
    records = [record(f"Counting lines {number}", work) for number, work in enumerate(works)]
    assert build(path, records, joined=joined) == rows
    assert asked(path, "SELECT count(*) FROM work") == [(rows,)]
    assert asked(path, "SELECT value FROM about WHERE name = 'rows'") == [(rows,)]


def test_a_failed_build_leaves_only_the_old_index(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    build(path, [record("Counting lines")])
    before = path.read_bytes()

    def records() -> Iterator[Record]:
        yield record("Drawing lines")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        build(path, records())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with closing(sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)) as connection:
        lay_out(connection, Codec(), joined=False)
        yield Filler(connection, Codec(), batch=2)


def test_a_batch_is_full_at_its_size_and_empty_after_writing(filler: Filler) -> None:
    filler.add([record("Counting lines")])
    assert not filler.full
    filler.add([record("Drawing lines")])
    assert filler.full
    filler.flush()
    assert not filler.full
    assert filler.connection.execute("SELECT id FROM work").fetchall() == [(1,), (2,)]


@pytest.mark.parametrize("rows", [0, 1, 99, 100, 101, 250])
def test_each_row_is_written_once_whatever_the_number_of_rows(filler: Filler, rows: int) -> None:
    for number in range(rows):
        filler.add([record(f"Title{number:04d}")])
    filler.flush()
    filler.finish()
    ask = filler.connection.execute
    assert ask("SELECT id FROM work ORDER BY id").fetchall() == [(row,) for row in range(1, rows + 1)]
    assert ask("SELECT work FROM head ORDER BY head").fetchall() == [(row,) for row in range(1, rows + 1)]
    assert ask("SELECT count(*) FROM key").fetchall() == [(rows,)]


def test_the_last_version_of_a_row_in_a_batch_is_written(filler: Filler) -> None:
    filler.add([record("Counting lines")])
    filler.put(1, [record("Drawing lines")])
    filler.flush()
    (data,) = filler.connection.execute("SELECT records FROM work").fetchone()
    assert filler.codec.titles(data) == ("Drawing lines",)


def test_only_the_counts_of_listed_words_are_deleted_before_adding_more(filler: Filler) -> None:
    for _ in range(BUDGET + 1):
        filler.add([record("Lines")])
    for _ in range(2):
        filler.add([record("Counting")])
    filler.flush()
    filler.finish()
    assert (_listed(filler, "lines"), _listed(filler, "counting")) == ((0, BUDGET + 1), (2, 2))
    filler.open_counts()
    assert (_listed(filler, "lines"), _listed(filler, "counting")) == ((0, BUDGET + 1), (2, 0))


def _listed(filler: Filler, word: str) -> tuple[int, int]:
    """Return how many rows a word's list has, and the stored count."""
    (feature,) = word_features([word])
    (listed,) = filler.connection.execute("SELECT count(*) FROM feature WHERE hash = ?", (feature,)).fetchone()
    counted = filler.connection.execute("SELECT n FROM df WHERE hash = ?", (feature,)).fetchone()
    return listed, counted[0] if counted else 0


def test_the_list_of_a_word_has_the_rows_of_all_batches(filler: Filler) -> None:
    for title in ("Counting lines", "Drawing lines"):
        filler.add([record(title)])
        filler.flush()
    filler.finish()
    assert _listed(filler, "lines") == (2, 2)
    assert _listed(filler, "drawing") == (1, 0)


@pytest.mark.parametrize(("rows", "listed"), [(BUDGET, BUDGET), (BUDGET + 1, 0), (BUDGET + 7, 0)])
def test_a_list_longer_than_the_budget_is_only_counted(filler: Filler, rows: int, listed: int) -> None:
    for number in range(rows):
        filler.add([record(f"Lines {number}")])
        if number % 1000 == 999:
            filler.flush()
    filler.add([record("Another title")])
    filler.flush()
    filler.finish()
    assert _listed(filler, "lines")[1] == rows
    assert _listed(filler, "lines")[0] in (listed, rows)


def test_a_list_is_replaced_by_a_count_once_it_exceeds_the_budget(filler: Filler) -> None:
    for batch in (BUDGET, 20, 5):
        for _ in range(batch):
            filler.add([record("Lines")])
        filler.flush()
        filler.finish()
        listed = _listed(filler, "lines")[0]
        assert listed == (BUDGET if batch == BUDGET else 0)
    assert _listed(filler, "lines") == (0, BUDGET + 25)


def test_an_overwritten_row_is_found_by_its_new_title_too(filler: Filler) -> None:
    filler.add([record("Counting lines")])
    filler.flush()
    filler.put(1, [record("Drawing lines")])
    filler.flush()
    filler.finish()
    assert filler.next_row == 2
    heads = filler.connection.execute("SELECT head, work FROM head ORDER BY head").fetchall()
    assert heads == [("countinglines", 1), ("drawinglines", 1)]


def test_what_is_written_with_a_batch_shares_its_transaction(filler: Filler) -> None:
    filler.add([record("Counting lines")])

    def fail() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        filler.flush(fail)
    filler.connection.execute("ROLLBACK")
    assert filler.connection.execute("SELECT count(*) FROM work").fetchone() == (0,)


def test_builds_that_differ_in_one_letter_have_different_editions(tmp_path: Path) -> None:
    titles = [f"Counting {'lines ' * 500}of number {number}" for number in range(1000)]
    editions = {}
    for changed in (None, 0, 500, 999):
        path = tmp_path / f"{changed}.sqlite"
        build(path, (record(title + "." * (number == changed)) for number, title in enumerate(titles)))
        with Index.open(path) as index:
            editions[changed] = index.edition
    assert len(set(editions.values())) == 4


def test_the_edition_depends_on_the_rows_and_not_on_the_bytes_of_the_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    for path in (first, second):
        build(path, [record("Counting lines"), record("Drawing lines")])
    with closing(sqlite3.connect(second)) as connection:
        connection.executescript("PRAGMA page_size = 8192; VACUUM")
        assert connection.execute("SELECT value FROM about WHERE name = 'content'").fetchone() == (
            content_digest(connection),
        )
    assert first.stat().st_size != second.stat().st_size
    with Index.open(first) as here, Index.open(second) as there:
        assert here.edition == there.edition
        assert len(here.edition) == 8
