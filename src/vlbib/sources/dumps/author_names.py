"""Cached parsing of author names, since the same people occur again and again in a dump."""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.names import parse_name

read_name = lru_cache(maxsize=1 << 20)(parse_name)
