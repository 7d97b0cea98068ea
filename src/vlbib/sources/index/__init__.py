"""Local indexes in SQLite: the catalogue that ships with vlbib, and those that users build from dumps.

Only this package speaks SQL: `search` answers questions, `fill` builds and fills, `grow` adds to a user's index. The
rest is pure: `features` (what a record is filed under), `packing` (its bytes), `rank` (the order of candidates) and
`grouping` (which records are one work).
"""

from __future__ import annotations

from vlbib.sources.index.fill import build
from vlbib.sources.index.search import CATALOGUE, INDEXES, WORKS, Index, edition, exists, open_named
from vlbib.sources.index.title_lookup import KnownIndex

__all__ = ["CATALOGUE", "INDEXES", "WORKS", "Index", "KnownIndex", "build", "edition", "exists", "open_named"]
