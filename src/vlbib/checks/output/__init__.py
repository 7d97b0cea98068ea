"""Findings as text for people and programs: one pure function per format."""

from __future__ import annotations
