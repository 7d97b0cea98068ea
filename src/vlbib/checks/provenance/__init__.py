"""Family P: the library compared with its lock."""

from __future__ import annotations
