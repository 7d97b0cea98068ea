"""The names of months and weekdays, BibTeX's month macros, and the number of a month in any spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vlbib.core.lazy_pattern import lazy_pattern

MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip
MONTHS = tuple(name[:3].lower() for name in MONTH_NAMES)  # BibTeX's macros
SHORT_MONTHS = (*(name[:3] for name in MONTH_NAMES), "Sept")
GERMAN_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                 "November", "Dezember")  # fmt: skip
SHORT_GERMAN_MONTHS = tuple(name[:3] for name in GERMAN_MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_WEEKDAYS = (*(name[:3] for name in WEEKDAYS), "Tues", "Thurs")
GERMAN_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SHORT_GERMAN_WEEKDAYS = tuple(name[:2] for name in GERMAN_WEEKDAYS)
# First letters of months in Dutch, French, German, Italian, Portuguese and Spanish, without accents, if not English.
_ELSEWHERE = {
    "abr": 4, "ago": 8, "aou": 8, "avr": 4, "dez": 12, "dic": 12, "ene": 1, "fev": 2, "gen": 1, "giu": 6, "juil": 7,
    "juin": 6, "lug": 7, "maa": 3, "mae": 3, "mag": 5, "mai": 5, "mei": 5, "mrt": 3, "okt": 10, "ott": 10, "out": 10,
    "set": 9,
}  # fmt: skip
_ACCENT_IN_TEX = lazy_pattern(r"\\[^A-Za-z]|[{}]")


@lru_cache(maxsize=1024)
def parse_month(text: str) -> int | None:
    """Return the number of a month: a macro (`jul`), name, abbreviation or number; for a range, the first; else None.

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


def month_number(text: str) -> int | None:
    r"""Return the number of a month, also if named in another language or with TeX accents.

    >>> month_number("juillet"), month_number(r"M{\"a}rz"), month_number("Diciembre"), month_number("May")
    (7, 3, 12, 5)
    """
    number = parse_month(text)
    if number is not None:
        return number
    letters = unicodedata.normalize("NFD", _ACCENT_IN_TEX.sub("", text))
    bare = "".join(char for char in letters if not unicodedata.combining(char)).lower()
    word = re.search(r"[a-z]{3,}", bare)
    start = word[0][:3] if word else ""
    return next((_ELSEWHERE[name] for name in (word[0][:4] if word else "", start) if name in _ELSEWHERE),
                MONTHS.index(start) + 1 if start in MONTHS else None)  # fmt: skip


def month_macro(number: int | None) -> str:
    """Return the BibTeX macro for the number of a month; "" for any other number."""
    return MONTHS[number - 1] if number is not None and 1 <= number <= len(MONTHS) else ""
