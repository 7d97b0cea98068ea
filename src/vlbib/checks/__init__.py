"""Checks: one rule per module, a folder a family; pure, each says what it reads and reports findings."""

from __future__ import annotations
