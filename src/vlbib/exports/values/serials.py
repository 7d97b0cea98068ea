"""ISBNs and ISSNs with valid check digits, which biber's data model requires.

ISSN: ISO 3297, appendix A. ISBN: the ISBN Users' Manual, section 5 and appendix 1.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern

_ISSN = lazy_pattern(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = lazy_pattern(r"\b(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]\b")


def first_issn(text: str) -> str:
    """Return the first ISSN with a valid check digit, as `0025-5610`, or "".

    >>> first_issn("0025-5610, 1436-4646")
    '0025-5610'
    """
    numbers = (f"{match[1]}-{match[2].upper()}" for match in _ISSN.finditer(text))
    return next((number for number in numbers if _weighted(number.replace("-", ""), 11)), "")


def first_isbn(text: str) -> str:
    """Return the first ISBN of 10 or 13 digits with a valid check digit, as written, or ""."""
    numbers = (match[0] for match in _ISBN.finditer(text))
    return next((number for number in numbers if _is_isbn(re.sub("[- ]", "", number))), "")


def _is_isbn(digits: str) -> bool:
    if len(digits) == 10:
        return _weighted(digits, 11)
    return digits.isdigit() and sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0


def _weighted(digits: str, modulus: int) -> bool:
    """Tell whether the weighted sum of the digits is a multiple.

    The last digit has weight 1, the one before it 2, and so on.
    """
    values = [10 if digit in "Xx" else int(digit) for digit in digits]
    return sum(value * (len(values) - place) for place, value in enumerate(values)) % modulus == 0
