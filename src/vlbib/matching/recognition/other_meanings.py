"""Short names that a text spells out as something else: `MAE: mean absolute error` is no work called MAE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze, words
from vlbib.matching.abbreviations import initials

if TYPE_CHECKING:
    from vlbib.core.known import Known

_SPELLED = lazy_pattern(r"\s*(?:[:：=]|[-–—](?=\s)|[(（])\s*([A-Za-z][A-Za-z\s-]{5,80})")
_STEM = 4  # letters by which two forms of a word are known as one


def means_otherwise(text: str, start: int, end: int, known: Known) -> bool:
    """Tell whether the words after an abbreviation spell it out, and share no word with the title of its work."""
    name = text[start:end]
    match = _SPELLED.match(text, end) if name.isupper() else None
    if match is None or squeeze(name) not in initials(match[1]):
        return False
    title = known.bearer(name)
    return bool(title) and _stems(title).isdisjoint(_stems(match[1]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words(text) if len(word) >= _STEM)
