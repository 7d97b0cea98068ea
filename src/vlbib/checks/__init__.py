"""Checks: one rule a module, a folder a family; pure, each says what it reads and reports findings."""

from __future__ import annotations
