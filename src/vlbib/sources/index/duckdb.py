"""A large index as tables that DuckDB reads: sorted once, and queried for thousands of titles at once.

DuckDB scans what it joins, so a query costs the same for one title as for a thousand: ask many at once.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec
from msgspec import structs

from vlbib.core.collector import collector_at_rest
from vlbib.core.faults import CannotUse
from vlbib.installed import adding
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index.candidate_plan import BUDGET, CANDIDATES, KEPT
from vlbib.sources.index.candidate_works import answer, judged
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.table_files import VERSION, RowStore, edition_of, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import duckdb as engine

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question
    from vlbib.sources.index.questions import AskedTables

_PARTS = ("work", "key", "feature", "link")
_Answer = TypeVar("_Answer")
_SLICE = 16_000_000  # rows of the feature table sorted at once, in some 2 GB of memory
_FORMAT = "(PARQUET_VERSION V2)"  # writes sorted numbers by their differences: a third smaller, and faster to read
# A query that may take all memory builds one large table of rows and weights. With less, DuckDB builds parts that stay
# in the cache of the processor, which takes a quarter off its time; what does not fit is written to temporary files.
_QUERY_MEMORY = "1GB"


def require_engine() -> None:
    """Raise `CannotUse` if a package that tables need is not installed."""
    try:
        import duckdb  # noqa: F401
        import numpy as np  # noqa: F401 -- the columns of titles need NumPy
        import pyarrow as pa  # noqa: F401 -- numbers go to DuckDB as its arrays
    except ImportError as error:
        raise CannotUse(
            f"--engine duckdb needs DuckDB, NumPy and PyArrow; install them with {adding('dumps')}"
        ) from error


def connect() -> engine.DuckDBPyConnection:
    """Return a connection to an empty in-memory database. Raises `CannotUse` as `require_engine` does."""
    require_engine()
    import duckdb as engine

    connection = engine.connect()
    connection.execute("SET enable_progress_bar = false; SET preserve_insertion_order = false")
    return connection


def sort_tables(folder: Path) -> None:
    """Sort the parts in a folder into the tables that are queried.

    The old ones are kept until the new ones are complete.
    """
    manifest = read_manifest(folder)
    new, old = folder / ".sorted.part", folder / "sorted"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    if manifest.parts:
        with closing(connect()) as connection:
            connection.execute("SET memory_limit = '4GB'")
            connection.execute(f"SET temp_directory = '{_quoted(new / 'spill')}'")
            _sort(connection, folder, new)
    shutil.rmtree(new / "spill", ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)
    write_manifest(folder, structs.replace(manifest, sorted_parts=len(manifest.parts)))


def _sort(connection: engine.DuckDBPyConnection, folder: Path, new: Path) -> None:
    parts = {table: f"read_parquet('{_quoted(folder)}/*.{table}.parquet')" for table in _PARTS}
    connection.execute(f"CREATE TABLE gone AS {_gone(folder)}")
    live = "" if _count(connection, "gone") == 0 else "WHERE work NOT IN (SELECT work FROM gone)"
    keys = (
        f"SELECT key, work FROM {parts['key']}"  # noqa: S608
        f" UNION ALL SELECT l.key, w.work FROM {parts['link']} AS l JOIN {parts['work']} AS w ON w.own = l.own"
    )
    connection.execute(
        f"COPY (SELECT DISTINCT key, work FROM ({keys}) {live} ORDER BY key, work)"  # noqa: S608
        f" TO '{_quoted(new)}/key.parquet' {_FORMAT}"
    )
    slices = _count(connection, parts["feature"]) // _SLICE + 1
    for number in range(slices):
        low, high = (-(1 << 47) + (1 << 48) * at // slices for at in (number, number + 1))
        within = f"hash >= {low} AND hash < {high}"
        chosen = f"SELECT hash, work FROM {parts['feature']} WHERE {within}"  # noqa: S608
        chosen += f" AND {live.removeprefix('WHERE ')}" if live else ""
        connection.execute(f"CREATE OR REPLACE TABLE slice AS {chosen}")
        connection.execute(
            "CREATE OR REPLACE TABLE df AS SELECT hash, count(*) AS n FROM slice GROUP BY hash HAVING count(*) > 1"
        )
        listed = f"SELECT hash, work FROM slice WHERE hash NOT IN (SELECT hash FROM df WHERE n > {BUDGET})"  # noqa: S608
        for table, rows in (("feature", f"{listed} ORDER BY hash, work"), ("df", "SELECT * FROM df ORDER BY hash")):
            connection.execute(f"COPY ({rows}) TO '{_quoted(new)}/{table}-{number:05}.parquet' {_FORMAT}")


def _gone(folder: Path) -> str:
    """Return the query for obsolete rows: those with a newer version, and those that a later part deleted."""
    parts = read_manifest(folder).parts
    ends = ", ".join(f"({part.number}, {part.first})" for part in parts)
    work, gone = (f"read_parquet('{_quoted(folder)}/*.{table}.parquet', filename = true)" for table in ("work", "gone"))
    return f"""
      WITH part(number, first) AS (VALUES {ends}),
      held AS (SELECT work, own FROM {work} WHERE own IS NOT NULL),
      back AS (
        SELECT g.own AS own, max(p.first) AS first
        FROM {gone} AS g JOIN part AS p ON p.number = CAST(regexp_extract(g.filename, '(\\d+)\\.gone', 1) AS BIGINT)
        GROUP BY g.own
      ),
      last AS (SELECT own, max(work) AS work FROM held GROUP BY own HAVING count(*) > 1)
      SELECT h.work AS work FROM held AS h JOIN last AS l ON l.own = h.own WHERE h.work < l.work
      UNION SELECT h.work AS work FROM held AS h JOIN back AS b ON b.own = h.own WHERE h.work < b.first
    """  # noqa: S608 -- only our own numbers and paths


def _count(connection: engine.DuckDBPyConnection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608
    return int(count)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@dataclass(frozen=True, slots=True)
class TableIndex:
    """The tables of a folder, opened for queries."""

    folder: Path
    edition: str
    name: str = "index"
    joined: bool = False
    codec: Codec = field(default_factory=Codec)
    _store: RowStore = field(default_factory=lambda: RowStore([], [], []))
    _connection: engine.DuckDBPyConnection = field(repr=False, default=None)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the tables. Raises `CouldNotAsk` if they are missing, damaged or not sorted yet."""
        connection = connect()
        try:
            manifest = read_manifest(folder)
            if manifest.version != VERSION:
                raise CouldNotAsk(
                    f"the index {folder} has format {manifest.version}, this vlbib reads {VERSION}; {_REMEDY}"
                )
            if manifest.sorted_parts != len(manifest.parts) or not manifest.parts:
                raise CouldNotAsk(f"the index {folder} is not finished; add a dump to it again")
            store = RowStore.open(folder, manifest.parts)
            connection.execute(f"SET memory_limit = '{_QUERY_MEMORY}'")
            connection.execute(f"SET temp_directory = '{_quoted(Path(gettempdir()) / 'vlbib-duckdb')}'")
            for table in ("key", "feature", "df"):
                pattern = _quoted(folder / "sorted" / f"{table}*.parquet")
                connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{pattern}')")  # noqa: S608
        except (OSError, msgspec.MsgspecError, _errors()) as error:
            connection.close()
            raise CouldNotAsk(f"the index {folder} cannot be read ({error}); {_REMEDY}") from error
        return cls(folder, edition_of(folder), _store=store, _connection=connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        self._store.close()
        self._connection.close()

    def answer(self, questions: Sequence[Question]) -> Found:
        """Return candidates for each question, best first; the records of a work are adjacent.

        Raises `CouldNotAsk` if a file proves damaged.
        """
        return self._sound(lambda: answer(self, questions))

    def verdicts(
        self, claims: Sequence[tuple[Query, Sequence[Id]]], judge: Callable[[int, Sequence[Record]], str]
    ) -> list[str]:
        """Return the result of `judge` for the number and the candidates of each question with its ids.

        Raises `CouldNotAsk` if a file proves damaged.
        """
        return self._sound(lambda: judged(self, claims, judge))

    def _sound(self, ask: Callable[[], _Answer]) -> _Answer:
        try:
            return ask()
        except (msgspec.MsgspecError, IndexError, ValueError, _errors()) as error:
            raise CouldNotAsk(f"the index {self.folder} is damaged ({error}); {_REMEDY}") from error

    def candidates(self, asked: AskedTables) -> Iterator[tuple[int, int, int, int]]:
        """Return the result of the plan, sorted: (number of the question, kind, place, row)."""
        with collector_at_rest():
            self._ask("asked_key", ("title", "place", "key", "whole"), asked.keys)
            self._ask("asked_feature", ("title", "hash"), asked.features)
            pairs = self._connection.execute(f"{CANDIDATES} ORDER BY title, kind, place, work").fetchnumpy()
            columns = [pairs[name].tolist() for name in ("title", "kind", "place", "work")]
        return zip(*columns, strict=True)

    def filed(self, keys: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Return the rows of each exact key, in order, at most `KEPT`."""
        self._ask("asked", ("key",), [(key,) for key in keys])
        query = "SELECT k.key, k.work FROM key AS k JOIN asked AS a ON a.key = k.key ORDER BY k.key, k.work"
        pairs = self._connection.execute(query).fetchnumpy()
        rows: dict[int, list[int]] = {}
        for key, row in zip(pairs["key"].tolist(), pairs["work"].tolist(), strict=True):
            held = rows.get(key)
            if held is None:
                rows[key] = [row]
            elif len(held) < KEPT:
                held.append(row)
        return rows

    def counts(self, features: Iterable[int]) -> Mapping[int, int]:
        """Return the number of rows of each feature that two or more rows have."""
        self._ask("asked", ("hash",), [(feature,) for feature in features])
        query = "SELECT d.hash, d.n FROM df AS d JOIN asked AS a ON a.hash = d.hash"
        return dict(self._connection.execute(query).fetchall())

    def packed(self, rows: Iterable[int]) -> Mapping[int, bytes]:
        """Return the bytes of rows, in the order asked."""
        return self._store.read(rows)

    def _ask(self, table: str, columns: Sequence[str], rows: Sequence[tuple[int, ...]]) -> None:
        """Put rows of numbers into a temporary table for a query."""
        import pyarrow as pa

        values = zip(*rows, strict=True) if rows else [()] * len(columns)
        given = pa.table([pa.array(column, pa.int64()) for column in values], names=list(columns))
        self._connection.register("given", given)
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM given")  # noqa: S608
        self._connection.unregister("given")


_REMEDY = "move it away and add its dumps to a new one: vlbib index add --engine duckdb DIR"


def _errors() -> type[Exception]:
    import duckdb as engine

    error: type[Exception] = engine.Error
    return error
