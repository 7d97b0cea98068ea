"""Family D: entries that are one work, two versions of it, or kin."""

from __future__ import annotations
