"""Conflict markers that version control leaves in a text: where they are, and the text with one side alone."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_CONFLICT = lazy_pattern(
    rb"^(<{7,})(?: [^\n]*)?\n(?P<ours>(?:(?![=|]{7})[^\n]*\n)*)(?:\|{7,}[^\n]*\n(?:(?!={7})[^\n]*\n)*)?"
    rb"={7,}\r?\n(?:(?!>{7})[^\n]*\n)*>{7,}[^\n]*(?:\n|\Z)",
    re.MULTILINE,
)


def without_markers(data: bytes) -> bytes:
    """Return a text in which each conflict is settled for the first side."""
    return _CONFLICT.sub(rb"\g<ours>", data) if b"<<<<<<<" in data else data
