"""Ranges of page numbers."""

from __future__ import annotations


def ascends(first: str, last: str) -> bool:
    """Tell whether a page range ascends; its end may omit leading digits that are those of the start.

    >>> ascends("101", "118"), ascends("1234", "45"), ascends("3", "1")
    (True, True, False)
    """
    if int(last) > int(first):
        return True
    full = first[: max(len(first) - len(last), 0)] + last
    return int(full) > int(first)
