"""Regular expressions that are compiled at their first use.

vlbib has about a thousand of them, and to compile those that a command never asks takes longer than most commands.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """Stands for `re.compile(pattern, flags)`; what was once asked of it is its own from then on."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what does as `re.compile(pattern, flags)`; what is wrong with the pattern is raised at its first use.

    The functions of `re` need a pattern itself: write `name.sub(...)` rather than `re.sub(name, ...)`.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
