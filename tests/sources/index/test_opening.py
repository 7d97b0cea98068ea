"""An index is opened with the requested engine, else with whichever there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sources.index.worlds import as_tables

from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.sources.index import has_index, index_edition, open_index, tables_folder
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from pathlib import Path

TIDES = Record(source="index/pool", title="Tides of Small Harbours", year=2001)
QUAYS = Record(source="index/pool", title="Quays of Large Harbours", year=2002)


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A data folder with one work in the SQLite file and another in the tables."""
    build(tmp_path / "index.sqlite", [TIDES])
    as_tables(tables_folder("index", tmp_path), [QUAYS])
    return tmp_path


def _held(data: Path, engine: str) -> list[str]:
    """Return which of the two works the opened index has."""
    queries = [Query(title=TIDES.title), Query(title=QUAYS.title)]
    index = open_index("index", data, engine)
    assert index is not None
    with index:
        found = index.answer(queries)
    return [query.title for query in queries if query.title in {record.title for record in found[query]}]


@pytest.mark.parametrize(("engine", "title"), [("", TIDES.title), ("sqlite", TIDES.title), ("duckdb", QUAYS.title)])
def test_an_engine_opens_its_own_index_and_without_one_the_file_is_opened(both: Path, engine: str, title: str) -> None:
    assert _held(both, engine) == [title]
    assert has_index("index", both, engine)


def test_the_tables_are_opened_if_there_is_no_file(both: Path) -> None:
    (both / "index.sqlite").unlink()
    assert _held(both, "") == [QUAYS.title]
    assert has_index("index", both)
    assert not has_index("index", both, "sqlite")
    assert open_index("index", both, "sqlite") is None


def test_the_edition_is_that_of_the_requested_engine(both: Path) -> None:
    states = {engine: index_edition("index", both, engine) for engine in ("", "sqlite", "duckdb")}
    assert states[""] == states["sqlite"] != states["duckdb"]
    assert all(len(state) == 8 for state in states.values())


def test_without_an_index_nothing_is_opened(tmp_path: Path) -> None:
    assert [open_index("index", tmp_path, engine) for engine in ("", "sqlite", "duckdb")] == [None, None, None]
    assert not any(has_index("index", tmp_path, engine) for engine in ("", "sqlite", "duckdb"))
    assert {index_edition("index", tmp_path, engine) for engine in ("", "sqlite", "duckdb")} == {""}


def test_the_catalogue_is_a_file_whatever_the_engine(tmp_path: Path) -> None:
    with open_index("catalogue", tmp_path, "duckdb") or pytest.fail("no catalogue") as catalogue:
        assert catalogue.name == "catalogue"
