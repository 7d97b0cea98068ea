"""Findings as text for people and programs: one format per module, values in, text out."""

from __future__ import annotations
