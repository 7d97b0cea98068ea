"""DuckDB finds the same rows as SQLite, whatever the parts, slices, chunks and threads."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import pytest
from tests.sources.index.worlds import as_tables, golden, in_file, questions, random_world
from tests.thoroughness import some_of

from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index import duckdb
from vlbib.sources.index.duckdb import TableIndex
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.table_files import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.sources.index.candidate_works import Tables


def _pairs(index: Tables, asked: Sequence[Query], chunk: int) -> bytes:
    """Return, as bytes, the whole result of the plan for questions asked `chunk` at a time."""
    rows = []
    for at in range(0, len(asked), chunk):
        found = index.candidates(asked_tables([(query, ()) for query in asked[at : at + chunk]]))
        rows += [(at + number, kind, place, row) for number, kind, place, row in found]
    return repr(rows).encode()


@pytest.fixture(scope="module")
def golden_world(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], list[Query], bytes]:
    """The records of the golden world, questions for it, and SQLite's result for them."""
    records = list(golden())
    asked = questions(records)
    with in_file(tmp_path_factory.mktemp("golden") / "i.sqlite", records) as file:
        return records, asked, _pairs(file, asked, 777)


@pytest.mark.parametrize(
    ("parts", "in_slice", "threads_and_chunk"), [(1, 16_000_000, (1, 10_000)), (3, 9_000, (2, 500))], ids=["1", "3"]
)
def test_the_golden_world_gives_the_same_rows_as_sqlite(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden_world: tuple[list[Record], list[Query], bytes],
    parts: int,
    in_slice: int,
    threads_and_chunk: tuple[int, int],
) -> None:
    records, asked, rows_of_sqlite = golden_world
    threads, chunk = threads_and_chunk
    monkeypatch.setattr(duckdb, "_SLICE", in_slice)
    with TableIndex.open(as_tables(tmp_path / "t", records, parts)) as tables:
        tables._connection.execute(f"SET threads = {threads}")
        assert _pairs(tables, asked, chunk) == rows_of_sqlite


@pytest.mark.parametrize("seed", some_of(range(12), 4))
def test_random_worlds_give_the_same_rows_and_records_as_sqlite(tmp_path: Path, seed: int) -> None:
    records = random_world(seed)
    asked = questions(records, every=3)
    folder = as_tables(tmp_path / "t", records, parts=1 + seed % 3)
    with in_file(tmp_path / "index.sqlite", records) as file, TableIndex.open(folder) as tables:
        assert _pairs(tables, asked, 100) == _pairs(file, asked, 1 + seed)
        assert tables.answer(asked) == file.answer(asked)


TIDES = Record(source="index/openalex", title="Tides of Small Harbours", year=2001, ids=(Id("openalex", "W1"),))


def test_a_newer_version_of_a_paper_replaces_the_older_one(tmp_path: Path) -> None:
    newer = Record(source="index/openalex", title="Tides of Large Harbours", ids=TIDES.ids)
    stranger = Record(source="index/openalex", title="Quays", ids=(Id("openalex", "W2"),))
    with TableIndex.open(as_tables(tmp_path / "t", [TIDES, stranger, newer], parts=3)) as tables:
        found = tables.answer([Query(title=TIDES.title), Query(title="Quays"), TIDES.ids[0]])
    assert [[record.title for record in records] for records in found.values()] == [
        [newer.title],
        ["Quays"],
        [newer.title],
    ]


def test_an_id_finds_only_the_records_that_have_it(tmp_path: Path) -> None:
    with TableIndex.open(as_tables(tmp_path / "t", [TIDES])) as tables:
        found = tables.answer([Id("openalex", "W1"), Id("openalex", "W3")])
    assert [len(records) for records in found.values()] == [1, 0]


def test_a_query_too_large_for_its_memory_uses_the_folder_for_temporary_files(tmp_path: Path) -> None:
    with TableIndex.open(as_tables(tmp_path / "t", random_world(1))) as index:
        row = index._connection.execute("SELECT current_setting('temp_directory')").fetchone()
    assert row is not None
    assert Path(row[0]).parent == Path(gettempdir())


def test_damaged_tables_are_reported(tmp_path: Path) -> None:
    folder = as_tables(tmp_path / "t", [TIDES])
    (folder / "sorted" / "key.parquet").write_bytes(b"PAR1 no table PAR1")
    with pytest.raises(CouldNotAsk, match="cannot be read"):
        TableIndex.open(folder)


def test_tables_of_another_format_are_refused(tmp_path: Path) -> None:
    folder = as_tables(tmp_path / "t", [TIDES])
    manifest = folder / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace('"version": 1', '"version": 9'), "utf-8")
    with pytest.raises(CouldNotAsk, match="format 9, this vlbib reads 1"):
        TableIndex.open(folder)


def test_unsorted_tables_are_refused(tmp_path: Path) -> None:
    folder = as_tables(tmp_path / "t", [TIDES])
    manifest = folder / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace('"sorted_parts": 1', '"sorted_parts": 0'), "utf-8")
    with pytest.raises(CouldNotAsk, match="not finished"):
        TableIndex.open(folder)


@pytest.mark.parametrize("package", ["duckdb", "numpy", "pyarrow"])
def test_a_missing_package_is_reported_with_the_command_that_installs_it(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CannotUse, match=r"needs DuckDB, NumPy and PyArrow; install them with .*dumps"):
        duckdb.require_engine()
