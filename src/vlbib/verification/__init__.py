"""Compares references with records: does the work exist, and are its details right? Pure: no files, no sources."""

from __future__ import annotations
