"""Family D: entries that are one work, two versions of it, or kin."""

from __future__ import annotations

from vlbib.checks.duplicates import (
    duplicate_entry,
    related_entries,
    two_versions,
)

RULES = (
    duplicate_entry.rule,
    two_versions.rule,
    related_entries.rule,
)
