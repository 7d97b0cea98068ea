"""Merges three versions of a work in the lock into one block with what both sides know of it.

There are no conflicts: the library decides, and a value that both sides have changed is a conflict there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import structs

from vlbib.core.work import Status, Verdict
from vlbib.lock.brief import in_order
from vlbib.lock.schema import LockedWork
from vlbib.merge.branches.three_sides import both_changed, of_three, united
from vlbib.merge.tags import tag_form

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from vlbib.lock.schema import LockedField

Part = TypeVar("Part")
_NOTHING = LockedWork(verdict=Verdict(status=Status.UNRESOLVED))
_LISTS = ("queries", "asked", "missed", "editions", "ids", "former_keys")
_LABELS = (("tags", "untagged"), ("groups", "ungrouped"))
_VALUES = ("alias", "type", "written_type", "adopted", "gone", "offered")


def merge_works(base: LockedWork | None, ours: LockedWork, theirs: LockedWork) -> LockedWork:
    """Return a work's block with what both sides know; `base` is None if both added it."""
    before = base or _NOTHING
    if theirs in (ours, before):
        return ours
    if ours == before:
        return theirs
    first, second = sorted((ours, theirs), key=lambda work: work.status is not Status.ACCEPTED)
    lists = {name: _united(name, (before, ours, theirs)) for name in _LISTS}
    lists["missed"] = tuple(source for source in lists["missed"] if source not in lists["asked"])
    values = {name: _value(name, before, first, second) for name in _VALUES}
    return structs.replace(
        ours,
        **lists | values | _labels(before, ours, theirs) | _lines(before, ours, theirs),
        verdict=of_three(before.verdict, first.verdict, second.verdict),
        fields=_fields(before.fields, first.fields, second.fields, _field_of_both),
        found=_fields(before.found, first.found, second.found, _value_of_both),
    )


def kept_work(base: LockedWork, left: LockedWork) -> LockedWork | None:
    """Return the block of a work that one side removed (pruned, or deleted its line); None if the other left it as is.

    If the other side changed the entry, the library has a conflict, and the block stays until it is resolved. If the
    other side only mentions the work again, the block loses its key: the next sync writes the pruned entry again.
    """
    if left == base:
        return None
    if _written(left) != _written(base):
        return left
    named = united(() if base.orphan else base.mentions, (), () if left.orphan else left.mentions)
    return structs.replace(left, key="", mentions=named, former_keys=()) if named else None


def _written(work: LockedWork) -> tuple[object, ...]:
    """Return what vlbib has written into the entry of a work, without the key."""
    values = {name: field.last for name, field in work.fields.items() if not field.gone}
    return work.last_type, values, work.tags, work.groups


def _lines(base: LockedWork, ours: LockedWork, theirs: LockedWork) -> dict[str, object]:
    """Return the mentions of a work, and whether no note mentions it; an orphan keeps its last mentions."""
    before, mine, theirs_now = (() if work.orphan else work.mentions for work in (base, ours, theirs))
    named = united(before, mine, theirs_now)
    left = named or ours.mentions or theirs.mentions
    return {"mentions": in_order(left), "orphan": not named and bool(left)}


def _value(name: str, base: LockedWork, first: LockedWork, second: LockedWork) -> object:
    """Merge a single value; of two new ones, the first unless it is empty."""
    before, mine, theirs_now = (getattr(work, name) for work in (base, first, second))
    value = of_three(before, mine, theirs_now)
    return value if value or base is not _NOTHING else mine or theirs_now


def _labels(base: LockedWork, ours: LockedWork, theirs: LockedWork) -> dict[str, tuple[str, ...]]:
    """Merge the tags that vlbib wrote and those that were removed by hand."""
    parts: dict[str, tuple[str, ...]] = {}
    for written, removed in _LABELS:
        out = _united(removed, (base, ours, theirs), tag_form)
        forms = set(map(tag_form, out))
        tags = _united(written, (base, ours, theirs), tag_form)
        parts |= {removed: out, written: tuple(tag for tag in tags if tag_form(tag) not in forms)}
    return parts


def _united(
    name: str, works: Sequence[LockedWork], form: Callable[[Any], Hashable] = lambda item: item
) -> tuple[Any, ...]:
    """Merge a list of the three blocks (base, ours, theirs) as a union."""
    base, ours, theirs = (getattr(work, name) for work in works)
    return united(base, ours, theirs, form)


def _fields(
    base: Mapping[str, Part],
    ours: Mapping[str, Part],
    theirs: Mapping[str, Part],
    of_both: Callable[[Part | None, Part | None, Part | None], Part | None],
) -> dict[str, Part]:
    """Merge the fields: each from the side that changed it, or by `of_both` if both did."""
    merged = {}
    for name in dict.fromkeys([*ours, *theirs]):
        before, mine, theirs_now = base.get(name), ours.get(name), theirs.get(name)
        value = (
            of_both(before, mine, theirs_now)
            if both_changed(before, mine, theirs_now)
            else of_three(before, mine, theirs_now)
        )
        if value is not None:
            merged[name] = value
    return merged


def _field_of_both(
    before: LockedField | None, mine: LockedField | None, other: LockedField | None
) -> LockedField | None:
    """Merge a field that both sides changed: ours, except that its deletion by hand is merged separately."""
    if mine is None or other is None:
        return mine or other
    return structs.replace(mine, gone=of_three(before is not None and before.gone, mine.gone, other.gone))


def _value_of_both(_before: str | None, mine: str | None, other: str | None) -> str | None:
    return mine or other
