"""Local indexes in SQLite: the catalogue that ships with vlbib, and those that users build from dumps.

Only this package speaks SQL. `read` answers questions, `write` builds and fills, `keys`, `rows`, `rank` and `works` are
the pure parts: what a record is filed under, its bytes, the order of candidates, and which records are one work.
"""

from __future__ import annotations

from vlbib.sources.index.read import CATALOGUE, WORKS, Index, exists, open_named
from vlbib.sources.index.write import build

__all__ = ["CATALOGUE", "WORKS", "Index", "build", "exists", "open_named"]
