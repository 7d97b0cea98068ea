"""The order of the units in a merged file: that of one side, with the additions of the other inserted."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

UnitName: TypeAlias = tuple[str, str, int]  # kind, key or text, number among units with the same


def merged_order(
    base: Sequence[UnitName],
    ours: Sequence[UnitName],
    theirs: Sequence[UnitName],
    kept: Collection[UnitName],
    key_of: Callable[[UnitName], str | None],
) -> tuple[UnitName, ...]:
    """Return the kept units in our order; in theirs if only they moved units of the base.

    Entries that the other side added are inserted by key if the entries are sorted by key (`key_of` returns the key of
    an entry). Otherwise a unit is inserted after the one that precedes it in the other file.
    """
    lead, rest = (theirs, ours) if _moved(base, theirs) and not _moved(base, ours) else (ours, theirs)
    placed = [name for name in lead if name in kept]
    ordered = _in_key_order(placed, key_of)
    there, own = set(placed), set(placed) - set(rest)
    for number, name in enumerate(rest):
        if name in kept and name not in there:
            key = key_of(name) if ordered else None
            at = _after(placed, rest[:number], own) if key is None else _by_key(placed, key, key_of)
            placed.insert(at, name)
            there.add(name)
    return tuple(placed)


def _moved(base: Sequence[UnitName], side: Sequence[UnitName]) -> bool:
    before, now = set(base), set(side)
    return [name for name in base if name in now] != [name for name in side if name in before]


def _in_key_order(names: Sequence[UnitName], key_of: Callable[[UnitName], str | None]) -> bool:
    keys = [key.lower() for name in names if (key := key_of(name)) is not None]
    return all(before <= after for before, after in pairwise(keys))


def _by_key(placed: Sequence[UnitName], key: str, key_of: Callable[[UnitName], str | None]) -> int:
    """Return the index after the last entry with a key that is not greater; else that of the first entry."""
    entries = [(at, entry.lower()) for at, name in enumerate(placed) if (entry := key_of(name)) is not None]
    before = bisect_right([entry for _, entry in entries], key.lower())
    if before:
        return entries[before - 1][0] + 1
    return entries[0][0] if entries else len(placed)


def _after(placed: Sequence[UnitName], before: Sequence[UnitName], own: Collection[UnitName]) -> int:
    """Return the index after the nearest preceding unit of the other file, and after what this side added there."""
    there = set(placed)
    last = next((name for name in reversed(before) if name in there), None)
    at = 0 if last is None else placed.index(last) + 1
    while at < len(placed) and placed[at] in own:
        at += 1
    return at
