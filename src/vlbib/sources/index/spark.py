"""The tables of a large index on Spark: the same SQL, translated by sqlglot; ranking and judging run on the workers.

It pays off if the tables are on a cluster already: start-up and shuffles cost more than DuckDB's whole answer.
`VLBIB_SPARK_MASTER` names the cluster unless `spark-submit` does.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self

from vlbib.core.faults import CannotUse
from vlbib.installed import adding
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index.candidate_plan import CANDIDATES, EXACT, KEPT
from vlbib.sources.index.candidate_works import answer, best_rows, companion_keys, marked, often_said, works
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.table_files import edition_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question
    from vlbib.sources.index.questions import AskedTables

_COMPANIONS = f"""
WITH reached AS (
  SELECT a.title AS title, k.key AS key, k.work AS work,
    row_number() OVER (PARTITION BY a.title, k.key ORDER BY k.work) AS nth
  FROM wanted AS a JOIN key AS k ON k.key = a.key
)
SELECT r.title AS title, {{step}} AS step, min(r.key) AS place, r.work AS work
FROM reached AS r LEFT JOIN held AS h ON h.title = r.title AND h.work = r.work
WHERE r.nth <= {KEPT} AND h.work IS NULL
GROUP BY r.title, r.work
"""  # noqa: S608 -- only constants
_LACKS = "needs PySpark, sqlglot and Java 17; install them with {} and Java from your system"
_ROWS = "title LONG, step INT, place LONG, work LONG, records BINARY"


@dataclass(frozen=True, slots=True)
class SparkIndex:
    """The tables of a folder, or of a remote one (`s3a://...`), opened for queries."""

    folder: str
    session: SparkSession
    edition: str = ""
    name: str = "index"
    joined: bool = False
    codec: Codec = field(default_factory=Codec)

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open the tables. Raises `CannotUse` if Spark is not installed, `CouldNotAsk` if they cannot be read."""
        session = _session()
        try:
            for table in ("key", "feature", "df"):
                session.read.parquet(f"{folder}/sorted/{table}*.parquet").createOrReplaceTempView(table)
            session.read.parquet(f"{folder}/*.work.parquet").createOrReplaceTempView("work")
        except Exception as error:
            raise CouldNotAsk(f"the index {folder} cannot be read by Spark ({error})") from error
        return cls(str(folder), session, "" if isinstance(folder, str) else edition_of(folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Keep the session for the next user, since starting one takes seconds."""

    def answer(self, questions: Sequence[Question]) -> Found:
        """Return candidates for each question, best first; the records of a work are adjacent."""
        return answer(self, questions)

    def candidates(self, asked: AskedTables) -> Iterable[tuple[int, int, int, int]]:
        """Return the result of the plan, sorted: (number of the question, kind, place, row)."""
        return sorted(map(tuple, self._candidates(asked).collect()))

    def filed(self, keys: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Return the rows of each exact key, in order, at most `KEPT`."""
        self._ask("asked", {"key": keys})
        rows = self.session.sql("SELECT k.key, k.work FROM key AS k JOIN asked AS a ON a.key = k.key").collect()
        ordered = groupby(sorted(map(tuple, rows)), key=itemgetter(0))
        return {key: [row for _, row in group][:KEPT] for key, group in ordered}

    def counts(self, features: Iterable[int]) -> Mapping[int, int]:
        """Return the number of rows of each feature that two or more rows have."""
        self._ask("asked", {"hash": features})
        rows = self.session.sql("SELECT d.hash, d.n FROM df AS d JOIN asked AS a ON a.hash = d.hash").collect()
        return {row["hash"]: row["n"] for row in rows}

    def packed(self, rows: Iterable[int]) -> Mapping[int, bytes]:
        """Return the bytes of rows, in the order asked."""
        wanted = list(rows)
        self._ask("asked", {"work": wanted})
        query = "SELECT w.work, w.records FROM work AS w JOIN asked AS a ON a.work = w.work"
        held = {row: bytes(data) for row, data in self.session.sql(query).collect()}
        return {row: held[row] for row in wanted}

    def verdicts(
        self, claims: Sequence[tuple[Query, Sequence[Id]]], judge: Callable[[int, Sequence[Record]], str]
    ) -> list[str]:
        """Return the result of `judge` for the number and the candidates of each question; it runs on the workers."""
        verdicts = self._judged(claims, judge)
        return [verdicts[at] if at in verdicts else judge(at, ()) for at in range(len(claims))]

    def _judged(
        self, claims: Sequence[tuple[Query, Sequence[Id]]], judge: Callable[[int, Sequence[Record]], str]
    ) -> dict[int, str]:
        """Return the verdicts by number; questions without candidates are missing."""
        name, codec, titles = self.name, self.codec, [query.title for query, _ in claims]
        self._candidates(asked_tables(claims)).createOrReplaceTempView("candidates")
        hits = _grouped(self._with_records("candidates"), _Ranking(titles, codec), _ROWS).persist()
        parts = [hits]
        for step in (1, 2):
            _grouped(parts[-1], _Wanting(codec), "title LONG, key LONG").createOrReplaceTempView("wanted")
            _union(parts).select("title", "work").createOrReplaceTempView("held")
            self.session.sql(_COMPANIONS.format(step=step)).createOrReplaceTempView("more")
            parts.append(self._with_records("more").persist())
        common = often_said(self, titles)
        rows = _grouped(_union(parts), _Judging(name, codec, judge, common), "title LONG, verdict STRING").collect()
        for part in parts:
            part.unpersist()
        return {row["title"]: row["verdict"] for row in rows}

    def _with_records(self, table: str) -> DataFrame:
        """Return a table joined with the packed records of its rows."""
        return self.session.table(table).join(self.session.table("work").select("work", "records"), "work")

    def _candidates(self, asked: AskedTables) -> DataFrame:
        import sqlglot

        keys = zip(*asked.keys, strict=True) if asked.keys else [()] * 4
        self._ask("asked_key", dict(zip(("title", "place", "key", "whole"), keys, strict=True)))
        features = zip(*asked.features, strict=True) if asked.features else [()] * 2
        self._ask("asked_feature", dict(zip(("title", "hash"), features, strict=True)))
        (text,) = sqlglot.transpile(CANDIDATES, read="spark", write="spark")
        return self.session.sql(text)

    def _ask(self, table: str, columns: Mapping[str, Iterable[int]]) -> None:
        """Put columns of numbers into a temporary table for a query."""
        import pandas as pd

        frame = pd.DataFrame({name: pd.Series(list(values), dtype="int64") for name, values in columns.items()})
        schema = ", ".join(f"{name} LONG" for name in columns)
        self.session.createDataFrame(frame, schema).createOrReplaceTempView(table)


def _session() -> SparkSession:
    try:
        import pandas as _pandas  # noqa: F401, ICN001 -- numbers go to Spark as its frames
        import sqlglot as _sqlglot  # noqa: F401 -- it turns the SQL
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CannotUse(f"--engine spark {_LACKS.format(adding('spark'))}") from error
    builder = SparkSession.builder.appName("vlbib").config("spark.sql.execution.arrow.pyspark.enabled", "true")
    master = os.environ.get("VLBIB_SPARK_MASTER")
    session = (builder.master(master) if master else builder).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _union(parts: Sequence[DataFrame]) -> DataFrame:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionByName(part)
    return whole


def _grouped(frame: DataFrame, work: _PerTitle, schema: str) -> DataFrame:
    """Return the result of `work` for the rows of each title, which are brought together and ordered."""
    order = ("title", *(name for name in frame.columns if name in ("kind", "step")), "place", "work")
    return frame.select(*order, "records").repartition("title").sortWithinPartitions(*order).mapInPandas(work, schema)


class _PerTitle:
    """A function for `mapInPandas` that gets the rows of one title at a time, across batches."""

    def __call__(self, frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import pandas as pd

        rows = (row for frame in frames for row in frame.itertuples(index=False))
        for title, group in groupby(rows, key=itemgetter(0)):
            made = list(self.make(int(title), list(group)))
            if made:
                yield pd.DataFrame(made)

    def make(self, title: int, rows: Sequence[Any]) -> Iterator[Mapping[str, object]]:
        """Yield the resulting rows for those of one title."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Ranking(_PerTitle):
    """Keeps the best rows of a title, in order."""

    titles: Sequence[str]
    codec: Codec

    def make(self, title: int, rows: Sequence[Any]) -> Iterator[Mapping[str, object]]:
        packed = {int(row.work): bytes(row.records) for row in rows}
        exact = [int(row.work) for row in rows if row.kind == EXACT]
        near = [(int(row.work), packed[int(row.work)]) for row in rows if row.kind != EXACT]
        best = best_rows(self.titles[title], exact, near, self.codec)
        yield from (
            {"title": title, "step": 0, "place": place, "work": row, "records": packed[row]}
            for place, row in enumerate(best)
        )


@dataclass(frozen=True, slots=True)
class _Wanting(_PerTitle):
    """Yields the keys by which other records of a title's works may be found."""

    codec: Codec

    def make(self, title: int, rows: Sequence[Any]) -> Iterator[Mapping[str, object]]:
        links = [link for row in rows for link in self.codec.links(bytes(row.records))]
        yield from ({"title": title, "key": key} for key in sorted(set(companion_keys(links))))


@dataclass(frozen=True, slots=True)
class _Judging(_PerTitle):
    """Judges the works to which the rows of a title belong."""

    name: str
    codec: Codec
    judge: Callable[[int, Sequence[Record]], str]
    common: Sequence[bool]

    def make(self, title: int, rows: Sequence[Any]) -> Iterator[Mapping[str, object]]:
        held = {
            int(row.work): self.codec.unpack(bytes(row.records), f"{self.name}:{row.work}" if not row.step else "")
            for row in rows
        }
        hits = {int(row.work): held[int(row.work)] for row in rows if not row.step}
        records = marked(list(works(self.name, hits, held)), common=self.common[title])
        yield {"title": title, "verdict": self.judge(title, records)}
