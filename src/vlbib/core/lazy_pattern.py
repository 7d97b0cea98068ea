"""Regular expressions compiled at their first use.

vlbib has about a thousand of them; compiling those that a command never uses would take longer than most commands.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class LazyPattern(Generic[AnyStr]):
    """A stand-in for `re.compile(pattern, flags)`; a method becomes an attribute of its own when first used."""

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
    """Return an object that behaves like `re.compile(pattern, flags)`, but raises pattern errors at its first use.

    The functions of `re` need a real pattern: write `name.sub(...)`, not `re.sub(name, ...)`.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
