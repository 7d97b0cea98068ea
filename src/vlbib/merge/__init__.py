"""The three-way rule: file, lock, notes and sources give one plan; keys, tags, changes by command: pure."""

from __future__ import annotations
