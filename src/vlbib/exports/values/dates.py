"""Dates of entries, from biblatex's `date` or classic `year`, `month` and `day`.

Forms: the biblatex manual, section 2.3.8 (ISO 8601-2, also called EDTF): ranges, seasons, `~` approximate, `?`
uncertain.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import month_number

_ISO = lazy_pattern(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T[\d:.Z+-]*)?)?)?")
_NUMBER = lazy_pattern(r"[\s~\"{}#]*\d{1,2}[\s\"{}#]*")
_DATED_YEAR = lazy_pattern(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?")
# Years and decades with unknown digits, and ranges without a start, which no other format can express.
_ONLY_BIBERS = lazy_pattern(r"-?\d{2,4}X{0,2}(?:-XX){0,2}|(?:\.\.)?/-?\d{4}(?:-\d{2}){0,2}")
_MONTHS_APART = lazy_pattern(r"[-–/]+")
_MONTH_NAME = lazy_pattern(r"[A-Za-z]{3,}")  # after both days, as PMLR writes it: `18--24 Jul`
_YEAR = lazy_pattern(r"(?<!\d)(\d{4})(?!\d)")
_YEARS = lazy_pattern(r"(\d{4})\s*(?:-{1,3}|–|/)\s*(\d{4})")
_BEFORE_CHRIST = lazy_pattern(r"(\d{1,4})\s*(?:BCE?|B\.\s?C\.(?:\s?E\.)?)", re.IGNORECASE)
_SEASONS = range(21, 25)  # ISO 8601-2, section 4.8: spring, summer, autumn, winter
_OPEN = ("", "..")
SEASON_NAMES = ("Spring", "Summer", "Autumn", "Winter")
_SEASON_WORDS = {**{name.lower(): number for number, name in enumerate(SEASON_NAMES, 1)}, "fall": 3}
_UNKNOWN_DIGITS = lazy_pattern(r"(-?\d{2,3})(X{1,2})|(-?\d{4}(?:-\d{2})?)(?:-XX){1,2}")


class Date(Struct, frozen=True):
    """A day, month or year; `month` and `day` are None if unknown.

    `season` is 1 for spring to 4 for winter. `end` is the end of a range; `is_open` means a range without an end yet.
    `doubt` is `~` for approximate, `?` for uncertain, `%` for both.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    end: Date | None = None
    is_open: bool = False
    doubt: str = ""

    def iso(self, separator: str = "-") -> str:
        """Return the date, or the start of a range, as YYYY, YYYY-MM or YYYY-MM-DD."""
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.month is None and self.day is None:
            return year
        parts = [year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return separator.join(parts)

    def edtf(self) -> str:
        """Return the whole date in ISO 8601-2: a range with both ends, doubt and season."""
        season = f"-{20 + self.season}" if self.season else ""
        first = f"{self.iso()}{season}{self.doubt}"
        if self.is_open:
            return f"{first}/.."
        return f"{first}/{self.end.edtf()}" if self.end else first

    @property
    def year_words(self) -> str:
        """The year as printed: `2021`, `0921`, `44 BC` (there is no year 0)."""
        return f"{self.year:04d}" if self.year > 0 else f"{1 - self.year} BC"

    @property
    def is_plain(self) -> bool:
        """Whether it is one year, month or day, without range, season or doubt."""
        return not (self.end or self.is_open or self.doubt or self.season)

    @property
    def exactness_differs(self) -> bool:
        """Whether the ends of a range differ in precision (year, month, day); an open end counts as a year."""
        if self.is_open:
            return len(self.parts) != 1
        return self.end is not None and len(self.end.parts) != len(self.parts)

    @property
    def parts(self) -> list[int]:
        """Year, month and day, as far as known."""
        return [part for part in (self.year, self.month, self.day) if part is not None]


@lru_cache(maxsize=1024)
def parse_date(text: str) -> Date | None:
    """Return an ISO date or range; a decade with unknown digits (`176X`) is a range of years. None if it is no date.

    A month or day of `00` counts as unknown, as does a day that its month does not have (`2023-02-29`). If the end of a
    range cannot be read, only its start is returned.

    >>> parse_date("2021-02-26/2022").end
    Date(year=2022, month=None, day=None, season=None, end=None, is_open=False, doubt='')
    """
    first, slash, last = (part.strip() for part in text.partition("/"))
    date = _single(first)
    if date is None or not slash:
        return date
    return replace(date, is_open=True) if last in _OPEN else replace(date, end=_single(last))


def _single(text: str) -> Date | None:
    bare = re.sub("[~?%]", "", text)
    unknown = _UNKNOWN_DIGITS.fullmatch(bare)
    if unknown and unknown[2]:
        return _unknown_years(unknown[1], len(unknown[2]))
    match = _ISO.fullmatch(unknown[3] if unknown else bare)
    if match is None:
        return None
    doubt = next((sign for sign in "~?%" if sign in text), "")
    month, day = (int(part or 0) or None for part in match.groups()[1:])
    if month is not None and month in _SEASONS:
        return Date(int(match[1]), season=month - 20, doubt=doubt)
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    has_day = month is not None and (day or 0) <= _days(int(match[1]), month)
    return Date(int(match[1]), month, day if has_day else None, doubt=doubt)


def _unknown_years(digits: str, missing: int) -> Date | None:
    """Return a decade (`176X`) or century (`17XX`) as a range of years; None if it does not have four digits."""
    if len(digits.lstrip("-")) + missing != 4:
        return None
    first, last = sorted(int(digits + digit * missing) for digit in "09")
    return Date(first, end=Date(last))


def _days(year: int, month: int) -> int:
    return monthrange(max(year, 1), month)[1]


@lru_cache(maxsize=1024)
def year_date(year: str, month: str, day: str) -> Date | None:
    """Return the date of classic fields; some tools write a whole date in `year` (`2015-06-30`)."""
    whole = parse_date(year.strip()) if _DATED_YEAR.fullmatch(year.strip()) else None
    return whole or classic_date(year, month, day)


def iso_date(text: str) -> str:
    """Return a date as biblatex accepts it, without an impossible day; a date with a time is unchanged.

    "" if it is no date.
    """
    bare = text.strip()
    date = parse_date(bare)
    if "X" in bare or date is None:
        return bare if _ONLY_BIBERS.fullmatch(bare) else ""
    return bare if "T" in bare else date.edtf()


@lru_cache(maxsize=1024)
def classic_date(year: str, month: str, day: str) -> Date | None:
    """Return the date of classic fields.

    None unless the year has one four-digit number (`in press` and `20-22` have none).
    """
    match = _YEAR.search(year)
    if match is None or not month:
        years = _years_alone(year.strip("{} "))
        if match is None or years:
            return years
    first, _, rest = _MONTHS_APART.sub("|", month, count=1).partition("|")
    if rest and _NUMBER.fullmatch(first) and (name := _MONTH_NAME.search(rest)):
        first = f"{first} {name[0]}"
    number = month_number(first) if month else None
    if month and number is None:
        return Date(int(match[1]), season=_season(month))
    start = Date(int(match[1]), number, _day(day or _beside_month(first)) if number else None)
    return replace(start, end=_end(start, rest)) if rest else start


def _years_alone(text: str) -> Date | None:
    """Return a range of years (`1999/2000`, `1999--2000`) or a year BC (`350 BC`); None for other text."""
    span = _YEARS.fullmatch(text)
    if span and span[1] < span[2]:
        return Date(int(span[1]), end=Date(int(span[2])))
    before = _BEFORE_CHRIST.fullmatch(text)
    return Date(1 - int(before[1])) if before else None


def _season(text: str) -> int | None:
    """Return the season in a month field: `Spring` is 1, `{Fall}` is 3."""
    word = re.search(r"[A-Za-z]+", text)
    return _SEASON_WORDS.get(word[0].lower()) if word else None


def _beside_month(text: str) -> str:
    """Return what is written beside a month's name: the day in BibTeX's `jan # "~6"` and in `6 January`."""
    return re.sub(r"[A-Za-z]{3,}", " ", text) if re.search(r"[A-Za-z]{3}", text) else ""


def _day(text: str) -> int | None:
    days = re.search(r"(?<!\d)\d{1,2}(?!\d)", text)  # not within a year
    return int(days[0]) if days and 1 <= int(days[0]) <= 31 else None


def _end(start: Date, text: str) -> Date | None:
    """Return the end of a range of months or days (`jan--feb`, `June/July`, `oct~27--nov~2`, `oct~27--29`)."""
    is_day = _NUMBER.fullmatch(text) is not None
    if is_day:
        last = replace(start, day=_day(text)) if start.day else None
    else:
        number = month_number(text)
        last = Date(start.year, number, _day(_beside_month(text)) if start.day else None) if number else None
    return last if last and last.month and last.iso() > start.iso() else None
