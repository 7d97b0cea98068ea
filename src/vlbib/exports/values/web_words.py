r"""What people write around an address in `howpublished` and `note`: words, and a date of access.

`howpublished = {YouTube, \url{https://...}}`, `note = {[Online; accessed 21-March-2024]}`, `Accessed: 2021-01-31`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import month_number
from vlbib.exports.values.dates import Date, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_ADDRESS = lazy_pattern(r"(?:\\url\s*\{(?P<braced>[^{}]*)\}|(?P<bare>https?://[^\s{}]+))[\s.]*$")
_LEADS = lazy_pattern(
    r"(?:available|accessible|online|retrieved|url|from|at|on|see|web|website|web\s?page|link|https?)+", re.IGNORECASE
)
_VISIT = lazy_pattern(
    r"\W*(?:online[;,:]?\s*)?(?:last\s)?(?:accessed|retrieved|visited|viewed)(?:\son)?\s?:?\s*([\w\s,./-]{6,20}?)\W*",
    re.IGNORECASE,
)
_DAY_FIRST = lazy_pattern(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})")
_MONTH_FIRST = lazy_pattern(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MOST_WORDS = 6  # more words make a sentence, not a name


def address_and_words(howpublished: str) -> tuple[str, str]:
    r"""Return the address at the end of a value (TeX), and the words before it that name the site.

    ("", "") without one.

    >>> address_and_words(r"YouTube, \url{https://example.org/1}"), address_and_words("Available at https://example.org")
    (('https://example.org/1', 'YouTube'), ('https://example.org', ''))
    """
    match = _ADDRESS.search(howpublished) if "http" in howpublished else None
    if match is None:
        return "", ""
    words = howpublished[: match.start()].strip(" ,:;.([")
    is_lead = all(_LEADS.fullmatch(word) for word in re.findall(r"[^\W\d_]+", words))
    return match["braced"] or match["bare"], "" if is_lead or len(words.split()) > _MOST_WORDS else words


def visit_date(values: Mapping[str, str]) -> Date | None:
    """Return the date of access if a note (TeX) beside an address says only this, else None."""
    note = values.get("note", "")
    if not note or ("url" not in values and "http" not in values.get("howpublished", "")):
        return None
    match = _VISIT.fullmatch(note)
    return _day(match[1].strip()) if match else None


def _day(text: str) -> Date | None:
    if iso := parse_date(text):
        return iso
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    else:
        return None
    number = month_number(month)
    return parse_date(f"{year}-{number:02d}-{int(day):02d}") if number else None
