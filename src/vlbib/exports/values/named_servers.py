"""Preprint servers by what the fields of an entry call them."""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.preprint_servers import preprint_server
from vlbib.exports.values.plain import reader_text


@lru_cache(maxsize=4096)
def server_named(value: str) -> str:
    """Return the preprint server that a place names (`CoRR`, `arXiv preprint arXiv:2103.00020`), "" for another."""
    return preprint_server(reader_text(value))
