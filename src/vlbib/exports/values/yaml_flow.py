"""A value that is written in YAML's flow style already, and is printed as it is among values that are not."""

from __future__ import annotations


class Flow(str):
    """A value in flow style already."""

    __slots__ = ()
