"""Family P: the library against what its lock recorded."""

from __future__ import annotations
