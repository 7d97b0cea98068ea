"""Family K: citation keys, and entries that refer to other entries."""

from __future__ import annotations
