"""Local indexes: the catalogue that ships with vlbib, and those that users build from dumps.

Only this package speaks SQL: `candidate_plan` is the one text by which candidates are found, and `sqlite` the engine
that ships; `duckdb` and `spark` ask the tables of a large index, which `table_files` writes. `fill` builds and fills a
file of SQLite, `grow` adds to a user's. The rest is pure: `features` (what a record is filed under, and the only
normaliser), `packing` (its bytes), `rank` (the order of candidates), `grouping` (which records are one work) and
`candidate_works`, which makes of all that an answer for any engine.
"""

from __future__ import annotations

from vlbib.sources.index.candidate_works import WORKS
from vlbib.sources.index.fill import build
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
    "build",
    "has_index",
    "index_edition",
    "open_index",
    "open_named",
    "tables_folder",
]
