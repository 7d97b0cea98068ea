"""The three-way rule: file, lock, notes and sources give one plan. Also keys, tags and changes by command. Pure."""

from __future__ import annotations
