"""BibTeX text to library and back without losing a byte; keys, tags, the lock, and the plan of a sync: pure."""

from __future__ import annotations
