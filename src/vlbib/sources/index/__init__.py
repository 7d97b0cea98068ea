"""Local indexes: the catalogue that ships with vlbib, and those that users build from dumps.

Only this package uses SQL. `candidate_plan` is the query that finds candidates. `sqlite` is the built-in engine;
`duckdb` and `spark` query the tables of a large index, which `table_files` writes. `fill` writes an SQLite index,
`grow` adds to a user's. The rest is pure: `features` (the keys and features of records, and the only normaliser of
titles), `packing` (records as bytes), `rank` (the order of candidates), `grouping` (which records are one work) and
`candidate_works` (the answers, for every engine).
"""

from __future__ import annotations

from vlbib.sources.index.candidate_works import WORKS
from vlbib.sources.index.opening import ENGINES, has_index, index_edition, open_index, tables_folder
from vlbib.sources.index.sqlite import CATALOGUE, INDEXES, Index, open_named
from vlbib.sources.index.title_lookup import KnownIndex

__all__ = [
    "CATALOGUE",
    "ENGINES",
    "INDEXES",
    "WORKS",
    "Index",
    "KnownIndex",
    "has_index",
    "index_edition",
    "open_index",
    "open_named",
    "tables_folder",
]
