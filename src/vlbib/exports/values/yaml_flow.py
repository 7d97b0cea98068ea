"""A string that is already YAML in flow style, and is not quoted again."""

from __future__ import annotations


class Flow(str):
    """A value already written in flow style."""

    __slots__ = ()
