"""The three-way rule, field by field: what vlbib last wrote, what the file has, what the sources say now.

Changed by hand stays. A conflict is only where the file's value and the new one both differ from what was last written
and from each other in more than style. What was settled once is not asked again: the value that the owner turned down
is remembered, and an edit of a disputed field settles it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import UNSET, structs

from vlbib.core.text import one_line
from vlbib.lock.schema import LockedField
from vlbib.merge.sameness import same_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.record import Value


class Action(Enum):
    """What is to be done to a field of the file."""

    LEAVE = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a field: the lock's new word on it, the action, and how the owner's hand shows in it.

    `theirs` is the sources' value of an open conflict. `by_hand`: the owner's value or deletion is kept.
    """

    locked: LockedField
    action: Action = Action.LEAVE
    theirs: str | None = None
    by_hand: bool = False


def decide(
    name: str,
    new: Value,
    locked: LockedField | None,
    in_file: str | None,
    shown: Callable[[str], str],
    *,
    restore: bool,
) -> Outcome:
    """Decide on one field.

    `in_file` is the file's value, None where the field is absent. `shown` gives a value as it would stand in this file.
    """
    current = LockedField(value=new.text, source=new.source)
    if locked is None:
        if in_file is None:
            return Outcome(current, Action.WRITE)
        return Outcome(structs.replace(current, written=None), by_hand=not same_value(name, in_file, new.text))
    if in_file is None:
        if restore:
            return Outcome(current, Action.WRITE)
        return Outcome(_updated(locked, new, gone=True), by_hand=True)
    if locked.gone or locked.last is None:
        owned = LockedField(value=new.text, source=new.source, written=None)
        return Outcome(owned, by_hand=not same_value(name, in_file, new.text))
    return _present(name, new, locked, in_file, shown)


def _present(name: str, new: Value, locked: LockedField, in_file: str, shown: Callable[[str], str]) -> Outcome:
    """Decide where vlbib has written the field and the file still has one."""
    last = locked.last or ""
    if in_file == last or one_line(in_file) == shown(last):
        unchanged = new.text == last or shown(new.text) == one_line(in_file)
        current = LockedField(value=new.text, source=new.source)
        return Outcome(current, Action.LEAVE if unchanged else Action.WRITE)
    if same_value(name, last, new.text) or same_value(name, in_file, new.text):
        return Outcome(_updated(locked, new, disputed=None), by_hand=True)
    return _disputed(name, new, locked, in_file)


def _disputed(name: str, new: Value, locked: LockedField, in_file: str) -> Outcome:
    """Decide where all three differ: open a conflict, keep it open, or know that it is settled."""
    if is_refused(name, _updated(locked, new)):
        return Outcome(_updated(locked, new, disputed=None), by_hand=True)
    edited = locked.disputed is not None and one_line(locked.disputed) != one_line(in_file)
    if edited and same_value(name, locked.value, new.text):
        return Outcome(_updated(locked, new, disputed=None, refused=new.text), by_hand=True)
    return Outcome(_updated(locked, new, disputed=in_file), theirs=new.text, by_hand=True)


def is_refused(name: str, locked: LockedField) -> bool:
    """Tell whether the owner has turned down what the sources say now: it is not told of again."""
    return locked.refused is not None and same_value(name, locked.refused, locked.value)


def _updated(locked: LockedField, new: Value, **changes: str | bool | None) -> LockedField:
    """Return the lock's word with the sources' new value, what was last written unchanged."""
    written = UNSET if locked.last == new.text else locked.last
    return structs.replace(locked, value=new.text, source=new.source, written=written, **changes)
