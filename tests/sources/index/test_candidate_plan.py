"""The plan looks up a few features among all, without scanning any table of an index."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from vlbib.sources.index.candidate_plan import CANDIDATES

_TABLES = """
CREATE TABLE key (key INTEGER, work INTEGER, PRIMARY KEY (key, work)) WITHOUT ROWID;
CREATE TABLE feature (hash INTEGER, work INTEGER, PRIMARY KEY (hash, work)) WITHOUT ROWID;
CREATE TABLE df (hash INTEGER PRIMARY KEY, n INTEGER NOT NULL);
CREATE TEMP TABLE asked_key (title INTEGER, place INTEGER, key INTEGER, whole INTEGER);
CREATE TEMP TABLE asked_feature (title INTEGER, hash INTEGER);
"""


def test_sqlite_searches_the_index_tables_and_scans_only_the_questions() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        steps = [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {CANDIDATES}")]
    searched = {step.split()[1] for step in steps if step.startswith("SEARCH")}
    scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
    assert {"k", "f", "d"} <= searched
    assert scanned.isdisjoint({"k", "f", "d"})
    assert "a" in scanned
