"""Spark finds the same rows and verdicts as SQLite, on a local cluster of two workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sources.index.worlds import as_tables, golden, in_file, questions, random_world

from vlbib.app.match_collections import CollectedEntry, Judge
from vlbib.core.work import Mention, Work
from vlbib.matching.queries import query_of
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.spark import SparkIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.work import Query

pytestmark = [pytest.mark.consumer, pytest.mark.filterwarnings("ignore")]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError(f"nothing listens on port {port}")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a standalone master with two workers of one core each; yield its address."""
    spec = find_spec("pyspark")
    assert spec
    assert spec.origin
    home, logs = Path(spec.origin).parent, tmp_path_factory.mktemp("spark")
    environ = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    port = _free_port()
    master = f"spark://127.0.0.1:{port}"
    run = [str(home / "bin" / "spark-class"), "org.apache.spark.deploy"]
    commands = [[run[0], f"{run[1]}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]]
    worker = [run[0], f"{run[1]}.worker.Worker", master, "--host", "127.0.0.1", "--cores", "1", "--memory", "1g"]
    commands += [[*worker, "--webui-port", "0", "--work-dir", str(logs / name)] for name in ("one", "two")]
    with ExitStack() as stack:
        for number, command in enumerate(commands):
            log = stack.enter_context((logs / f"{number}.log").open("wb"))
            process = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
            _wait_for(port)
        with pytest.MonkeyPatch.context() as patch:
            for name in ("SPARK_HOME", "SPARK_LOCAL_IP", "PYSPARK_PYTHON"):
                patch.setenv(name, environ[name])
            patch.setenv("VLBIB_SPARK_MASTER", master)
            yield master
            from pyspark.sql import SparkSession

            SparkSession.builder.getOrCreate().stop()


def _pairs(index: SparkIndex, asked: list[Query]) -> bytes:
    return repr(list(index.candidates(asked_tables([(query, ()) for query in asked])))).encode()


@pytest.mark.parametrize("partitions", [2, 7])
def test_the_golden_world_gives_the_same_rows_as_sqlite(tmp_path: Path, cluster: str, partitions: int) -> None:
    records = list(golden())
    asked = questions(records, every=40)
    spark = SparkIndex.open(as_tables(tmp_path / "t", records, parts=partitions))
    assert spark.session.sparkContext.master == cluster
    spark.session.conf.set("spark.sql.shuffle.partitions", str(partitions))
    with in_file(tmp_path / "i.sqlite", records) as file:
        given = list(file.candidates(asked_tables([(query, ()) for query in asked])))
    assert _pairs(spark, asked) == repr(given).encode()


@pytest.mark.parametrize("seed", range(3))
def test_random_worlds_give_the_same_answers_and_verdicts_as_sqlite(tmp_path: Path, cluster: str, seed: int) -> None:
    del cluster
    records = random_world(seed)
    asked = questions(records, every=9)
    spark = SparkIndex.open(as_tables(tmp_path / "t", records, parts=2))
    titles = [query.title for query in asked if not query.alias and query.title]
    works = [Work(mentions=(Mention(file="", text=title),)) for title in titles]
    claims = [(query_of(work), ()) for work in works]
    judge = Judge([CollectedEntry("a.bib", 1, "key", work) for work in works])
    with in_file(tmp_path / "index.sqlite", records) as file:
        assert spark.answer(asked[::5]) == file.answer(asked[::5])
        assert spark.verdicts(claims, judge) == file.verdicts(claims, judge)


def test_the_plan_sends_what_is_asked_to_the_rows_and_never_shuffles_a_table_of_the_index(
    tmp_path: Path, cluster: str
) -> None:
    del cluster
    records = random_world(1)
    spark = SparkIndex.open(as_tables(tmp_path / "t", records, parts=2))
    asked = asked_tables([(query, ()) for query in questions(records, every=9)])
    spark.session.conf.set("spark.sql.autoBroadcastJoinThreshold", "-1")  # else small tables are sent anyway
    try:
        candidates = spark._candidates(asked)
        plan = str(candidates._jdf.queryExecution().executedPlan()).splitlines()
    finally:
        spark.session.conf.unset("spark.sql.autoBroadcastJoinThreshold")
    scans = [at for at, line in enumerate(plan) if "FileScan parquet" in line]
    assert len(scans) >= 3
    for at in scans:
        above = reversed(plan[:at])
        users = (line for line in above if not any(step in line for step in ("Filter", "ToRow", "Project")))
        assert "Exchange" not in next(users)
