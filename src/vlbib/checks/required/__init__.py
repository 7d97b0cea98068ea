"""Family R: missing and misplaced fields, by entry type."""

from __future__ import annotations
