"""Names of authors read once: in a dump the same people come again and again."""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.names import parse_name

read_name = lru_cache(maxsize=1 << 18)(parse_name)
