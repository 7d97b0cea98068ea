"""Family K: citation keys and the entries that refer to one another."""

from __future__ import annotations
