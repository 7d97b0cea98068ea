"""The report of a sync, a resolve or a verify: a value, shown as text, JSON and other formats."""

from __future__ import annotations
