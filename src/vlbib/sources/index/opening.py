"""Opens an index by name, in whichever engine it is: the SQLite file, or the folder of tables beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.resolver import CouldNotAsk
from vlbib.sources.index import sqlite
from vlbib.sources.index.table_files import edition_of

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.sources.index.duckdb import TableIndex
    from vlbib.sources.index.spark import SparkIndex
    from vlbib.sources.index.sqlite import Index

ENGINES = ("sqlite", "duckdb", "spark")


def tables_folder(name: str, data_dir: Path) -> Path:
    """Return the path of the tables of a large index."""
    return data_dir / f"{name}.tables"


def open_index(name: str, data_dir: Path, engine: str = "") -> Index | TableIndex | SparkIndex | None:
    """Open the index of that name with an engine; without one, SQLite is preferred to DuckDB.

    Returns None if there is none. Raises `CouldNotAsk` if there is one that cannot be used.
    """
    folder = tables_folder(name, data_dir)
    if name == sqlite.CATALOGUE or engine == "sqlite" or (not engine and sqlite.exists(name, data_dir)):
        return sqlite.open_named(name, data_dir)
    if not folder.is_dir():
        return None
    if engine == "spark":
        from vlbib.sources.index.spark import SparkIndex

        return SparkIndex.open(folder)
    from vlbib.sources.index.duckdb import TableIndex

    return TableIndex.open(folder)


def has_index(name: str, data_dir: Path, engine: str = "") -> bool:
    """Tell whether there is an index of that name for an engine, or for any, without opening it."""
    if engine in ("duckdb", "spark") and name != sqlite.CATALOGUE:
        return tables_folder(name, data_dir).is_dir()
    in_file = sqlite.exists(name, data_dir)
    return in_file if engine == "sqlite" else in_file or tables_folder(name, data_dir).is_dir()


def index_edition(name: str, data_dir: Path, engine: str = "") -> str:
    """Return the state of the index of that name; "" if there is none that can be used."""
    if engine in ("", "sqlite") or name == sqlite.CATALOGUE:
        state = sqlite.edition(name, data_dir)
        if state or engine == "sqlite":
            return state
    try:
        return edition_of(tables_folder(name, data_dir))
    except (OSError, CouldNotAsk):
        return ""
