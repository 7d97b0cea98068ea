"""`MAE`, the mean absolute error, where it is no masked autoencoder: beside a value, a unit or another error."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

_NAMES = frozenset({"MAE"})  # measures that have the name of a work that does not define them
_OTHER = r"(?:N?RMSE|MSE|s?MAPE|MASE|WAPE|CRPS|R2|R²)"
_JOINT = r"\s?[,/&|+]?\s?(?:(?:and|und|et|y|e)\s)?"
_OTHER_BEFORE = lazy_pattern(rf"(?<!\w){_OTHER}(?:\s[\d.]+)?{_JOINT}$")
_OTHER_AFTER = lazy_pattern(rf"(?:\s[\d.]+)?{_JOINT}{_OTHER}(?!\w)")
_UNIT = r"(?:[kMG]?Wh?|°C|px|mm|cm|m|km|ms|s|eV|meV|kcal|Hz|dB|USD|EUR|%)(?![\w-])"
_QUANTITY = r"(?:[kMG]?Wh|°C|m?eV|kcal|dB|USD|EUR)(?![\w-])"  # after any word and a number: `MAE síly 21 meV`
_VALUE_AFTER = lazy_pattern(
    rf"(?:\s*[:=(（]?|\s+(?:of|is|was|in|bei|von|um|de|di|på|av|w))?\s*(?!{YEAR}(?!\d)|\d+\s?epoch)[-+~±<>≈]?\d*[.,]?\d"
    rf"|\s*[(（\[]?(?:in )?{_UNIT}|\s[^\W\d_]+\s[-+~±<>≈]?\d+(?:[.,]\d+)?\s?{_QUANTITY}"
)
_SAID_BEFORE = lazy_pattern(
    r"\b(?:low(?:er|est)?|high(?:er|est)?|smaller|larger|better|worse|mean|test|validation|val|dev|train(?:ing)?)"
    r"(?: the)?\s$",
    re.IGNORECASE,
)
_CHANGES = lazy_pattern(r"\s(?:fell|falls|drop(?:s|ped)?|went|goes|rose|rises|(?:im|in|de)\w+[sd])\b")
_WORK_AFTER = lazy_pattern(
    r"[\s-](?:paper|authors?|encoder|decoder|pre-?train\w*|masking|weights|checkpoints?|features)\b"
)


def has_error(text: str) -> bool:
    """Tell whether a text has a word that may be an error measure."""
    return any(name in text for name in _NAMES)


def is_error(text: str, start: int, end: int) -> bool:
    """Tell whether a name at some place of a text is an error measure there.

    >>> lines = ("MAE 41.3", "MAE síly 21 meV/Å", "the MAE fell", "MAE and BEiT", "the MAE paper", "- MAE")
    >>> [is_error(line, line.index("MAE"), line.index("MAE") + 3) for line in lines]
    [True, True, True, False, False, False]
    """
    if text[start:end] not in _NAMES or _WORK_AFTER.match(text, end):
        return False
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    before = any(pattern.search(text, first, start) for pattern in (_OTHER_BEFORE, _SAID_BEFORE))
    return before or any(pattern.match(text, end, last) for pattern in (_OTHER_AFTER, _VALUE_AFTER, _CHANGES))
