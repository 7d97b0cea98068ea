"""Systems for shared tasks: a title of one is its name and the task's title (`PALI at SemEval-2022 Task 7: ...`)."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR
from vlbib.matching.recognition.context.answers import REACH

_AT_TASK = lazy_pattern(r"(?:^|[\n\x1f]|[.:)]\s)\W*(?!look|aim|point)[\w&.-]+(?: [\w&.-]+){0,2} at$", re.IGNORECASE)
_TASK = lazy_pattern(rf"[A-Z][\w]*[- ]?{YEAR}\b")


def is_at_task(text: str, start: int) -> bool:
    """Tell whether what begins at `start` is a shared task, and a system is named before it."""
    before = text[max(start - REACH, 0) : start].rstrip()
    return _AT_TASK.search(before) is not None and _TASK.match(text, start) is not None
