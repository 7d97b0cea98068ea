"""The words beside a title: how one is read, and which of them show that no title continues there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from vlbib.core.text import CJK
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from vlbib.core.segment import Sighting

STOPS = ".,;:!?|•·…。，：；、！？\"'“”«»„‘’`()[]{}<>（）【】《》「」『』〈〉*_~#=/\\&→←↑↓✓✗"
CLOSING = tuple(')）]"”»」』》')
JOINERS = frozenset(("and", "by", "or", "vs", "vs.", "und", "et", "y", "e"))  # between two titles, or before people
_LAST_WORD = wide_pattern(rf"(?:[^\s{CJK}]+|[{CJK}])\s*$")
_LONGEST_WORD = (
    100  # maximum characters of a word before a title, with the space after it; a negative offset counts as 0
)
_FAR = 400  # characters before a title that may tell whether a longer one begins there
NEXT_WORD = wide_pattern(rf"\s*([^\s{CJK}\x1f]+|[{CJK}])")
_ALSO_NAMES = frozenset({"Mar", "Apr", "May", "Jun", "Jul"})  # also people's names or other words
DAYS = frozenset((*WEEKDAYS, *SHORT_WEEKDAYS, *MONTH_NAMES, *SHORT_MONTHS, "Christmas", "Easter")) - _ALSO_NAMES
CITED_YEAR = lazy_pattern(rf"{YEAR}[a-z]?")
WRAPPERS = ".,;:()[]\"'“”"
_CORE = lazy_pattern(r"[^\W_](?:[\s\S]*[^\W_]\+{0,2}|[+*]{0,2})")


def text_before(text: str, start: int) -> str:
    """Return the text before an offset, as far as it can tell anything about a title that begins there."""
    return text[max(start - _FAR, 0) : start]


def last_word(text: str) -> re.Match[str] | None:
    """Find the last word of a text, with the space after it.

    >>> match = last_word("we read Deep Sets ")
    >>> match[0], match.start()
    ('Sets ', 13)
    """
    return _LAST_WORD.search(text, len(text) - _LONGEST_WORD)


def unwrapped(match: re.Match[str] | None) -> str:
    """Return the word of a match without the marks before it; "" if there is no match."""
    return match[0].strip(" \t\u00a0(\"'“‘[@#") if match else ""


def without_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks around its words; a span without a word becomes empty.

    Pluses at the end of a name stay: `PointNet++` is another work than `PointNet`.

    >>> text = " *PointNet++* (2017)"
    >>> text[slice(*without_signs(text, 0, 13))], without_signs("--", 0, 2)
    ('PointNet++', (2, 2))
    """
    core = _CORE.search(text, start, end)
    return core.span() if core else (end, end)


def masked(text: str, titles: Iterable[Sighting]) -> str:
    """Return a text with bars in place of titles, because the words of a known title are not part of another title."""
    for title in titles:
        text = text[: title.start] + "|" * (title.end - title.start) + text[title.end :]
    return text


def is_beside(sighting: Sighting, taken: Iterable[Sighting]) -> bool:
    """Tell whether a sighting shares no letter with those `taken`."""
    return all(sighting.end <= each.start or each.end <= sighting.start for each in taken)
