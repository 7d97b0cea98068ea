"""The basic rules of a three-way merge: a base version, and what two sides made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

Item = TypeVar("Item")


def of_three(base: Item, ours: Item, theirs: Item) -> Item:
    """Return the changed version; ours if both sides changed it."""
    return theirs if ours == base else ours


def both_changed(base: Item, ours: Item, theirs: Item) -> bool:
    """Tell whether both sides changed the base, to different versions."""
    return base not in (ours, theirs) and ours != theirs


def united(
    base: Iterable[Item],
    ours: Sequence[Item],
    theirs: Sequence[Item],
    form: Callable[[Item], Hashable] = lambda item: item,
) -> tuple[Item, ...]:
    """Return our items without those that they removed, then the items that they added; items are compared by form.

    An item keeps our spelling, unless only they changed it.


    >>> united(["a", "b"], ["a", "b", "c"], ["b", "d"])
    ('b', 'c', 'd')
    """
    before = {form(item): item for item in base}
    have = {form(item) for item in ours}
    now = {form(item): item for item in theirs}
    kept = [
        now[key] if key in now and before.get(key) == item else item
        for item in ours
        if (key := form(item)) not in before or key in now
    ]
    added = [item for key, item in now.items() if key not in before and key not in have]
    return (*kept, *added)
