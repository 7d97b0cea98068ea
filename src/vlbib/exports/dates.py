"""Dates of entries: biblatex's `date`, or classic `year`, `month` and `day`, as numbers where they are numbers.

Date forms: the biblatex manual, section 2.3.8 (ISO 8601-2); of a range the first date counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vlbib.core.months import parse_month

_ISO = re.compile(r"(-?\d{1,4})[~?%]?(?:-(\d{1,2})[~?%]?(?:-(\d{1,2})[~?%]?(?:T[\d:.Z+-]*)?)?)?")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year: `month` and `day` are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self, separator: str = "-") -> str:
        """Return the date as YYYY, YYYY-MM or YYYY-MM-DD."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return separator.join(parts)

    @property
    def parts(self) -> list[int]:
        """Year, month and day, as far as they are known."""
        return [part for part in (self.year, self.month, self.day) if part is not None]


@lru_cache(maxsize=1024)
def parse_date(text: str) -> Date | None:
    """Return the first date of an ISO date or range; None where it is none, or no day of the calendar.

    A month or day of `00` is not known.

    >>> parse_date("2021-02-26/2022")
    Date(year=2021, month=2, day=26)
    """
    match = _ISO.fullmatch(text.partition("/")[0].strip())
    if match is None:
        return None
    month, day = (int(part or 0) or None for part in match.groups()[1:])
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    return Date(int(match[1]), month, day if month else None)


@lru_cache(maxsize=1024)
def classic_date(year: str, month: str, day: str) -> Date | None:
    """Return the date of classic fields; None where the year is not one four-digit number (`in press`, `20-22`)."""
    match = _YEAR.search(year)
    if match is None:
        return None
    number = parse_month(month) if month else None
    days = re.search(r"\d{1,2}", day) if number else None
    in_month = int(days[0]) if days and 1 <= int(days[0]) <= 31 else None
    return Date(int(match[1]), number, in_month)
