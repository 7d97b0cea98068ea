"""A property that is computed once: `functools.cached_property` without its lock, which Python 3.11 takes each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class lazy(Generic[T]):  # noqa: N801 -- it is used as `property` is
    """Decorates a method without arguments; the value replaces the method on the instance when first read."""

    def __init__(self, compute: Callable[..., T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: object, owner: type | None = None) -> T:
        """Compute, and put the value where the next reading finds it first."""
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
