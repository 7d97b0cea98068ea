"""The name of proceedings without place and date, which the long booktitles of DBLP and Crossref contain.

`2019 IEEE/CVF International Conference on Computer Vision, ICCV 2019, Seoul, Korea (South), October 27 - November 2,
2019` becomes `2019 IEEE/CVF International Conference on Computer Vision, ICCV 2019`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTH_NAMES
from vlbib.core.text import one_line

_MONTH = "|".join(MONTH_NAMES)
_DATE = lazy_pattern(rf"\b(?:{_MONTH})\b|^\d{{1,2}}(?:st|nd|rd|th)?\s*-", re.IGNORECASE)
_SHORT = lazy_pattern(rf"\(?(?!(?:{_MONTH})\b)[A-Z][\w&/@-]*(?: Workshops?)?[ -]?['’]?\d{{2,4}}\)?")
_SHORT_AFTER = lazy_pattern(r" [A-Z]{3,} \d{4}$")  # at the end of a name that contains commas
_LEADING_SHORT = lazy_pattern(rf"{_SHORT.pattern}: ")
_ADVANCES = lazy_pattern(r"(Advances in [^:]+ \d+):? .*")
_BRACKETED = lazy_pattern(r", (?=\([A-Z][\w-]*\d\)$)")


@lru_cache(maxsize=4096)  # the same proceedings occur many times in a dump
def tidy_booktitle(booktitle: str) -> str:
    """Return the name of the proceedings without place, date and co-located events; a name without these is unchanged.

    >>> tidy_booktitle("Proceedings of the 33nd Conference on Looks, COL 2016, New York, NY, USA, June 19-24, 2016")
    'Proceedings of the 33nd Conference on Looks, COL 2016'
    """
    text = one_line(booktitle)
    if match := _ADVANCES.fullmatch(text):
        return match[1]
    parts = re.split(r"\s*, ", text)
    return _BRACKETED.sub(" ", ", ".join(parts[: _name_length(parts)]))


def _name_length(parts: list[str]) -> int:
    """Return how many of the comma-separated parts make up the name."""
    if _LEADING_SHORT.match(parts[0]):
        return 1
    if _SHORT.fullmatch(parts[0]):
        return 2
    short = next((n for n, part in enumerate(parts) if _SHORT.fullmatch(part) or _SHORT_AFTER.search(part)), None)
    if short is not None:
        return short + 1
    if any(_DATE.search(part) for part in parts[1:]):
        return 1
    return len(parts)
