"""Preprint servers, recognized in the fields of an entry."""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.preprint_servers import preprint_server
from vlbib.exports.values.plain import reader_text


@lru_cache(maxsize=4096)
def server_named(value: str) -> str:
    """Return the preprint server that a value names (`CoRR`, `arXiv preprint arXiv:2103.00020`), else ""."""
    return preprint_server(reader_text(value))
