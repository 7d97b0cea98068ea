"""A property computed once, without the lock that `functools.cached_property` takes before Python 3.12."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

_T = TypeVar("_T")


class once(cached_property[_T]):  # noqa: N801 -- a decorator
    """Like `functools.cached_property` from Python 3.12 on: two threads may both compute the value."""

    if sys.version_info < (3, 12) and not TYPE_CHECKING:

        def __get__(self, instance: object, owner: type | None = None) -> object:
            """Return the value, computed and stored in the instance."""
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value
