"""Readers of the formats that exports write: text to entries, for pybtex, and to test that nothing is lost.

Each module has `read(text) -> Imported`. What cannot be read is reported with its line, never raised.
"""

from __future__ import annotations
