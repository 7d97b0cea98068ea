"""Reads and edits BibTeX files without losing a byte. Pure: bytes in, bytes out."""

from __future__ import annotations
