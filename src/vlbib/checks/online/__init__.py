"""Family O: the library against what the sources say now."""

from __future__ import annotations
