"""Three versions of one thing: what was there before, and what two people made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

Item = TypeVar("Item")


def of_three(base: Item, ours: Item, theirs: Item) -> Item:
    """Return what was changed; ours where both sides changed it."""
    return theirs if ours == base else ours


def both_changed(base: Item, ours: Item, theirs: Item) -> bool:
    """Tell whether both sides changed a thing, and not to the same."""
    return base not in (ours, theirs) and ours != theirs


def united(
    base: Iterable[Item],
    ours: Sequence[Item],
    theirs: Sequence[Item],
    form: Callable[[Item], Hashable] = lambda item: item,
) -> tuple[Item, ...]:
    """Return our items without those that they took out, then those that they added; compared by their form.

    Our spelling stands, and theirs of an item that they alone respelled.

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
