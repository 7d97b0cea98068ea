r"""Years as print and notes write them, which of them are plausible, and the month at the start of an arXiv id.

The patterns have no groups. What may be next to a year (no further digit, a bracket, the letter of `2017a`) is defined
where they are used.

>>> full_year(23), full_year(98), arxiv_month("2103.00020"), arxiv_month("hep-th/9711200")
(2023, 1998, (2021, 3), (1997, 11))
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

YEAR = r"(?:19|20)\d\d"
SHORT_OR_FULL_YEAR = r"(?:19|20)?\d\d"  # beside a venue: `CVPR'23`, `ICCV 2021`
RECENT_YEAR = r"20[0-3]\d"
CLAIMED_YEAR = rf"(?:19[5-9]\d|{RECENT_YEAR})"  # year of a work that a note may claim
MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])"  # `03-14`, in two digits each
PRINTED_YEAR = (
    r"(?:1[4-9]|20|21)\d\d"  # from the first prints on; a typo such as 2102 matches, so that it can be reported
)
# A year in a reference, which is no part of a date, a range, an id or an address.
LONE_YEAR = lazy_pattern(rf"(?<![\d–.:/-]){YEAR}(?![\d–-]|\.\d)")
_EARLIEST = 1000  # manuscripts are older than print
_LATEST = 2100
_CENTURY = 100
_OF_LAST_CENTURY = 40  # from here on, two digits mean the last century
_FIRST_OF_ARXIV = 91
_VOLUME_ZERO, _FIRST_VOLUME = 1987, 27  # the year before the first volume of NIPS, and the first that is read as one
_FOUR_DIGITS = lazy_pattern(r"\d{4}")
_ARXIV_MONTH = lazy_pattern(r"(?:[A-Za-z.-]+/(?=\d{7})|(?=\d{4}\.\d{4}))(\d\d)(\d\d)")


def full_year(digits: int, last_century: int = _OF_LAST_CENTURY) -> int:
    """Return a year in full if it has only two digits, and any other as it is.

    Two digits from `last_century` on mean the last century.
    """
    if digits >= _CENTURY:
        return digits
    return digits + (1900 if digits >= last_century else 2000)


def year_beside(venue: str, digits: str) -> int:
    """Return the year that digits right after a venue mean; from 27 on, those of NIPS are volumes (28: 2015).

    >>> year_beside("NIPS", "28"), year_beside("NIPS", "16"), year_beside("ICML", "28"), year_beside("NIPS", "2028")
    (2015, 2016, 2028, 2028)
    """
    number = int(digits)
    is_volume = venue.lower() in ("nips", "neurips") and _FIRST_VOLUME <= number < _CENTURY
    return number + _VOLUME_ZERO if is_volume else full_year(number)


def stated_year(year: str, date: str) -> str:
    """Return the year of an entry in four digits, from its `year` or else its `date`; "" if there is none."""
    match = _FOUR_DIGITS.search(year or date)
    return match[0] if match else ""


def is_plausible_year(year: int, this_year: int | None) -> bool:
    """Tell whether a work may be from a year; next year counts too, because volumes are dated ahead."""
    return _EARLIEST <= year <= (_LATEST if this_year is None else this_year + 1)


def arxiv_month(value: str) -> tuple[int, int] | None:
    """Return the year and month of submission in an arXiv id; None for other texts.

    Source: https://info.arxiv.org/help/arxiv_identifier.html (`YYMM.NNNNN` since 2007, `archive/YYMMNNN` before).
    """
    match = _ARXIV_MONTH.match(value)
    return (full_year(int(match[1]), _FIRST_OF_ARXIV), int(match[2])) if match else None


def arxiv_year(value: str) -> int | None:
    """Return the year of submission in an arXiv id; None for other texts."""
    month = arxiv_month(value)
    return month[0] if month else None
