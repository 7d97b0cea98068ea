"""The months: their English names and BibTeX macros in order, and the number of a month however it is written."""

from __future__ import annotations

import re
from functools import lru_cache

MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
MONTHS = tuple(name[:3].lower() for name in MONTH_NAMES)  # BibTeX's macros


@lru_cache(maxsize=1024)
def parse_month(text: str) -> int | None:
    """Return the number of a month: a macro (`jul`), a name, an abbreviation or a number; of a range the first.

    >>> parse_month("Sept."), parse_month("jun # jul"), parse_month("07"), parse_month("6 April")
    (9, 6, 7, 4)
    """
    match = re.search(r"[A-Za-z]{3,}", text) or re.search(r"\d{1,2}", text)
    if match is None:
        return None
    if match[0].isdigit():
        return int(match[0]) if 1 <= int(match[0]) <= len(MONTHS) else None
    start = match[0][:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else None


def month_macro(number: int | None) -> str:
    """Return the BibTeX macro of a month's number; "" where no month has it."""
    return MONTHS[number - 1] if number is not None and 1 <= number <= len(MONTHS) else ""
