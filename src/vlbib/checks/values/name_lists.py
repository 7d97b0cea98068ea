"""Splits lists of names as BibTeX does: at ` and ` outside braces (bibtex.web)."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_AND = lazy_pattern(r"\sand\s", re.IGNORECASE)
_BRACED = lazy_pattern(r"\{[^{}]*\}")


def outside_braces(value: str) -> str:
    """Return the text with every braced part replaced by `{}`."""
    count = value.count("{")
    while count and "{" in value:
        value, count = _BRACED.subn("\0\0", value)
    return value.replace("\0\0", "{}")


def bare_names(value: str) -> list[str]:
    """Return the names of a list, with braced parts replaced by `{}`."""
    return _AND.split(outside_braces(value) if "{" in value else value)
