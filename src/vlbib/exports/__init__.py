"""Exports: a library written for those who read it, one format per module.

Pure: entries in, text out. Every format sees the same typed view of an entry (`item.Item`) and says what it could not
carry (`format.Dropped`), so nothing vanishes in silence.
"""

from __future__ import annotations
