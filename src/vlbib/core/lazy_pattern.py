"""Regular expressions that are compiled at their first use.

vlbib has about a thousand of them, and compiling those that a command never uses takes longer than most commands.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """Stands in for `re.compile(pattern, flags)`; a method becomes its own attribute when first used."""

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
    """Return an object that behaves as `re.compile(pattern, flags)`; errors in the pattern are raised at its first use.

    The functions of `re` need a pattern itself: write `name.sub(...)` rather than `re.sub(name, ...)`.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
