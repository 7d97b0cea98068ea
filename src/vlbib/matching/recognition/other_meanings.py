"""Short names that a text spells out as something else: `MAE: mean absolute error` is not the work called MAE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze, words
from vlbib.matching.abbreviations import initials

if TYPE_CHECKING:
    from vlbib.core.known import Known

_SPELLED = lazy_pattern(r"\s*(?:[:：=]|[-–—](?=\s)|[(（])\s*([A-Za-z][A-Za-z\s-]{5,80})")
_STEM = 4  # first letters that two forms of a word share


def means_otherwise(text: str, start: int, end: int, known: Known) -> bool:
    """Tell whether an abbreviation is spelled out after it in words that its work's title does not have."""
    name = text[start:end]
    match = _SPELLED.match(text, end) if name.isupper() else None
    if match is None or squeeze(name) not in initials(match[1]):
        return False
    title = known.bearer(name)
    return bool(title) and _stems(title).isdisjoint(_stems(match[1]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text) if len(word) >= _STEM)
