"""Ask the same titles of the same tables with DuckDB and with Spark, and compare pairs and cost.

    VLBIB_SPARK_MASTER='local[2]' python benchmarks/engines.py TITLES.txt TABLES...

Each engine is first asked for a few titles, so that its start does not count. Costs are CPU seconds of this process and
of Spark's Java virtual machine, which does the work on a local master.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.work import Query
from vlbib.sources.index.duckdb import TableIndex
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.spark import SparkIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.sources.index.candidate_works import Tables
    from vlbib.sources.index.questions import AskedTables

_FEW = 20


def main() -> None:
    """Ask each folder of tables, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("titles", type=Path)
    parser.add_argument("tables", type=Path, nargs="+")
    given = parser.parse_args()
    titles = given.titles.read_text("utf-8").splitlines()
    for folder in given.tables:
        compare(folder, titles)


def compare(folder: Path, titles: Sequence[str]) -> None:
    """Ask one folder with both engines."""
    few, all_of_them = _asked(titles[:_FEW]), _asked(titles)
    with TableIndex.open(folder) as tables, SparkIndex.open(folder) as spark:
        virtual_machine = spark.session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()  # noqa: SLF001
        by_duckdb, pairs = _cost(tables, few, all_of_them, time.process_time)
        by_spark, same = _cost(spark, few, all_of_them, lambda: time.process_time() + _used_by(virtual_machine))
    agree = "the same" if pairs == same else "OTHER"
    print(
        f"{folder}: {len(titles)} titles, {len(pairs)} pairs, {agree} by both; DuckDB {by_duckdb:.2f} s, "
        f"Spark {by_spark:.2f} s, {by_spark / by_duckdb:.1f} times as much"
    )


def _asked(titles: Sequence[str]) -> AskedTables:
    return asked_tables([(Query(title=title), ()) for title in titles])


def _cost(
    index: Tables, few: AskedTables, asked: AskedTables, clock: Callable[[], float]
) -> tuple[float, list[tuple[int, int, int, int]]]:
    list(index.candidates(few))
    start = clock()
    pairs = list(index.candidates(asked))
    return clock() - start, pairs


def _used_by(process: int) -> float:
    """Return the CPU seconds that a process has used, from Linux's /proc."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
