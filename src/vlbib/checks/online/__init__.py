"""Family O: the library compared with what the sources say now."""

from __future__ import annotations
