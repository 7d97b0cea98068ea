"""The three-way rule for a field: what vlbib last wrote, what the file has, what the sources say now.

A value changed by hand stays. There is a conflict only if the file's value and the sources' new one both differ from
what was last written, and from each other in more than style. A settled conflict is not reported again: the value that
the owner turned down is remembered, and an edit of a disputed field settles it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, structs

from vlbib.core.bib import FieldState
from vlbib.core.fields import same_value
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.lock.schema import LockedField, LockedWork


class Outcome(Struct, frozen=True):
    """The decision on a field: its state, its new record in the lock, and whether the sources' value is written.

    `by_hand`: a value or deletion of the owner is kept against the sources.
    """

    state: FieldState
    locked: LockedField
    write: bool = False
    by_hand: bool = False


def state_of(name: str, locked: LockedField | None, in_file: str | None, shown: Callable[[str], str]) -> FieldState:
    """Return the state of a field: whether its value is vlbib's or the owner's. This rule is defined only here.

    `locked` is the field in the lock, None if it is not there; `in_file` is the value in the file, None if the field is
    missing. `shown` returns a value as it would be read back from this file.
    """
    if in_file is None:
        return FieldState.OURS if locked is None else FieldState.DELETED
    if locked is None or locked.gone or locked.last is None:
        return FieldState.OWNERS
    if _stands(locked, in_file, shown):
        return FieldState.OURS
    return FieldState.OWNERS if same_value(name, in_file, locked.value) else _against_sources(name, locked, in_file)


def _against_sources(name: str, locked: LockedField, in_file: str) -> FieldState:
    """Return the state of an owner's value that differs from the sources'."""
    if is_refused(name, locked):
        return FieldState.REFUSED
    if locked.written is UNSET or same_value(name, locked.last or "", locked.value):
        return FieldState.OWNERS
    return FieldState.REFUSED if _is_settled(locked, in_file) else FieldState.DISPUTED


def type_state(locked: LockedWork | None, in_file: str) -> FieldState:
    """Return the state of an entry type; `in_file` is the type in the file, in lower case."""
    last = locked.last_type if locked else None
    if locked is None or last is None:
        return FieldState.OWNERS
    if in_file == last or not last:
        return FieldState.OURS
    return FieldState.OWNERS if locked.type in (last, in_file) else FieldState.DISPUTED


def is_refused(name: str, locked: LockedField) -> bool:
    """Tell whether the owner has turned down the sources' current value: it is not reported again."""
    return locked.refused is not None and same_value(name, locked.refused, locked.value)


def _is_settled(locked: LockedField, in_file: str) -> bool:
    """Tell whether the owner has settled a disputed field by editing it."""
    return locked.disputed is not None and one_line(locked.disputed) != one_line(in_file)


def is_unchanged(locked: LockedField, in_file: str | None) -> bool:
    """Tell whether the file has exactly what vlbib writes and nothing is open: it then stays without a new value."""
    written = isinstance(locked.written, str)
    return in_file == locked.text and not written and locked.disputed is None and not locked.gone


def decide(
    name: str,
    fresh: LockedField,
    locked: LockedField | None,
    in_file: str | None,
    shown: Callable[[str], str],
    *,
    restore: bool,
) -> Outcome:
    """Decide on a field for which the sources give a value; `restore` undoes the owner's deletion.

    `fresh` is the field as vlbib would write it now. The other arguments are those of `state_of`.
    """
    asked = None if locked is None else _asked(name, locked, fresh, stands=_stands(locked, in_file, shown))
    state = state_of(name, asked, in_file, shown)
    if in_file is None:
        if asked is None or restore:
            return Outcome(state, fresh, write=True)
        return Outcome(state, structs.replace(asked, gone=True), by_hand=True)
    if state is FieldState.OURS:
        last = asked.last if asked else None
        return Outcome(state, fresh, write=fresh.text != last and shown(fresh.text) != one_line(in_file))
    if asked is None or asked.gone or asked.last is None:
        owned = structs.replace(fresh, written=None)
        return Outcome(state, owned, by_hand=not same_value(name, in_file, fresh.value))
    return Outcome(state, _kept(name, asked, state, in_file), by_hand=True)


def _stands(locked: LockedField, in_file: str | None, shown: Callable[[str], str]) -> bool:
    """Tell whether the file has what vlbib last wrote."""
    last = locked.last
    return last is not None and in_file is not None and (in_file == last or one_line(in_file) == shown(last))


def _asked(name: str, locked: LockedField, fresh: LockedField, *, stands: bool) -> LockedField:
    """Return the field in the lock with the sources' new value; a dispute about an earlier value ends.

    A new style is not a new value: an owner's value that is kept against the sources' value is still kept.
    """
    news = locked.written is not UNSET or locked.value != fresh.value
    written = locked.last if (news or stands) and locked.last != fresh.text else UNSET
    same = locked.disputed is None or same_value(name, locked.value, fresh.value)
    disputed = locked.disputed if same else None
    return structs.replace(
        locked, value=fresh.value, source=fresh.source, styled=fresh.styled, written=written, disputed=disputed
    )


def _kept(name: str, asked: LockedField, state: FieldState, in_file: str) -> LockedField:
    """Return the new record in the lock of a field that the owner has changed."""
    if state is FieldState.DISPUTED:
        return structs.replace(asked, disputed=in_file)
    if state is FieldState.REFUSED and not is_refused(name, asked):
        return structs.replace(asked, disputed=None, refused=asked.value)
    return structs.replace(asked, disputed=None)
