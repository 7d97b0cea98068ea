"""Dates without a year and numbered parts of plans and courses: they come before titles and name no work.

`Llama 2` and `Claude 3.5` are names: a word with a number counts only if it is a month, a weekday or a part of a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import (
    GERMAN_MONTHS,
    GERMAN_WEEKDAYS,
    MONTH_NAMES,
    SHORT_GERMAN_WEEKDAYS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first, with or without a full stop."""
    return rf"(?:{'|'.join(sorted(set(names), key=len, reverse=True))})\.?"


_WEEKDAY = _any_of((*WEEKDAYS, *SHORT_WEEKDAYS, *GERMAN_WEEKDAYS, *SHORT_GERMAN_WEEKDAYS))
_MONTH = _any_of((*MONTH_NAMES, *SHORT_MONTHS, *GERMAN_MONTHS, *(name[:3] for name in GERMAN_MONTHS)))
_PART = (
    r"(?:week|day|lecture|session|class|unit|module|lesson|meeting|part|chapter|slide|paper|talk|topic|reading|item|slot|top|punkt|woche|tag|sitzung|vorlesung"
    r"|semaine|cours|séance|semana|día|clase|sesión|aula|encontro|settimana|lezione)"
)
# `Oct 4`, `Tue 4.10.`, `2024-05-03`, `Week 3`, `第3周`; the pattern ignores case.
PLANNED = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}"
    r"|\d{1,4}(?:[-/.]\d{1,4}){1,2}\.?)"
    r"|\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?"
    rf"|(?:on\s)?the\s\d{{1,2}}(?:st|nd|rd|th)\b|{_PART}\s*\#?\d{{1,3}}[a-z]?|第\s?[\d一二三四五六七八九十]{{1,3}}\s?[周讲节课天章次期])"
)
POSTER = r"(?:[A-Z]{1,2}\d{1,3}-\d{1,4}|\d{1,2}[A-Z]-\d{1,4})"  # number of a poster or a talk: `P3-214`
# `8.0.4`, `v2.1`, `v4.0.1 - January 6th`, `1.2.0rc1 (2020-01-01)`
_RELEASE = lazy_pattern(
    r"[\[(]?(?:v\d+(?:\.\d+)+|\d+(?:\.\d+){2,})(?:[-.]?[a-z]{1,5}\d{0,2})?[\])]?(?:\s*[-–—(:,/].*)?", re.IGNORECASE
)
_RELEASE_STARTS = frozenset("[(vV0123456789")
_NUMBER = lazy_pattern(r"[\d第]")  # part of every match of `PLANNED`
_MOST_WORDS = 4  # in a match of `PLANNED`: `Tuesday, 4th of October`
_PLANNED = lazy_pattern(PLANNED, re.IGNORECASE)
_PLAN_BEFORE = lazy_pattern(rf"{PLANNED}\s*,", re.IGNORECASE)


_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d"
_APPOINTMENT = lazy_pattern(
    rf"(?:(?:{PLANNED}|{_WEEKDAY}),?\s+)?{_CLOCK}(?:\s?[–-]\s?{_CLOCK})?(?:\s?(?:h|Uhr|[ap]m))?\s*[:：,–—-]\s+",
    re.IGNORECASE,
)


def appointment_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match the day and time of an appointment at the start of a stretch of text, with the sign after it.

    >>> lines = ("Wed 3 Feb, 15:30: A Title", "14:00 - A Title", "Di 9.30 Uhr, A Title", "16:9 A Title", "3 Feb: A")
    >>> [match and match[0] for line in lines for match in [appointment_before(line, 0, len(line))]]
    ['Wed 3 Feb, 15:30: ', '14:00 - ', 'Di 9.30 Uhr, ', None, None]
    """
    return _APPOINTMENT.match(text, start, end)


def is_appointment(text: str) -> bool:
    """Tell whether a text is the day and time of an appointment.

    >>> is_appointment("- Wed 3 Feb, 15:30"), is_appointment("Wed 3 Feb, 15:30 in room 3")
    (True, False)
    """
    return _APPOINTMENT.fullmatch(f"{text.lstrip(' *-•')}: ") is not None


def is_planned(text: str) -> bool:
    """Tell whether a text is a date without a year, or a numbered part of a plan.

    >>> [is_planned(text) for text in ("Oct 4", "Di 4.10.", "Week 3", "第3周", "Llama 2", "Claude 3.5")]
    [True, True, True, True, False, False]
    """
    bare = text.strip(" .:：")
    if len(bare.split(None, _MOST_WORDS)) > _MOST_WORDS or _NUMBER.search(bare) is None:
        return False
    return _PLANNED.fullmatch(bare) is not None


def is_release(text: str) -> bool:
    """Tell whether a text is the heading of a release: a version, perhaps with a date or a remark.

    >>> [is_release(text) for text in ("8.0.4", "v4.0.1 - January 6th", "1.58-bit Models", "v2", "YOLO 1.0.1")]
    [True, True, False, False, False]
    """
    return text[:1] in _RELEASE_STARTS and _RELEASE.fullmatch(text) is not None


def begins_planned(text: str) -> bool:
    """Tell whether a text begins with a date without a year, or a part of a plan, and a comma: `7 March, Milano`.

    >>> [begins_planned(text) for text in ("7 March, Milano", "Week 3: Deep Sets", "Weekly 3D", "2D or not 2D")]
    [True, False, False, False]
    """
    return "," in text and _PLAN_BEFORE.match(text) is not None
