"""Export formats: one module per format, each turning entries into text.

No I/O. Every format reads the same typed view of an entry (`item.Item`) and reports what it could not write
(`format.Dropped`), so nothing is lost silently.
"""

from __future__ import annotations
