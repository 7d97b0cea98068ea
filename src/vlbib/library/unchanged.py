"""A work about which nothing is new: not in the notes, not from the sources, not in the file. Its block stands.

The common case of a sync. Deciding it here, once for the whole entry, must come to what `entry_plan` would decide field
by field; whatever is not plainly so is left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from vlbib.library.entry_plan import EntryPlan, in_order
from vlbib.library.remember import Recalled, locked_mention
from vlbib.library.sameness import same_value
from vlbib.library.tags import merge_tags
from vlbib.library.values import read_values

if TYPE_CHECKING:
    from vlbib.library.document import Document
    from vlbib.library.lock import LockedField, LockedWork
    from vlbib.library.settled import Settled


def is_remembered(one: Settled, locked: LockedWork) -> bool:
    """Tell whether a work of today is word for word what its block in the lock says, tags too."""
    recalled = one.resolution
    return (
        isinstance(recalled, Recalled)
        and recalled.locked is locked
        and one.alias == locked.alias
        and one.tags == locked.tags
        and in_order(map(locked_mention, one.work.mentions)) == locked.mentions
    )


def standing(document: Document, number: int, locked: LockedWork) -> EntryPlan | None:
    """Return the plan for an entry of the file that stays as it is, its block in the lock too; None: not plainly so.

    So it is where each value is what vlbib wrote, or was the owner's from the start, and the tags are settled.
    """
    block = document.entries[number]
    if isinstance(locked.written_type, str) or locked.groups or document.key(block) != locked.key:
        return None
    values = read_values(document, block)
    by_hand = False
    for name, field in locked.fields.items():
        value = values.get(name)
        if value is None or isinstance(field.written, str) or not _is_quiet(field):
            return None
        if value != field.value:
            if field.written is UNSET:
                return None
            by_hand = by_hand or not same_value(name, value, field.value)
    settled = _tags_stand(values.get("keywords", ""), locked)
    return EntryPlan(locked=locked, by_hand=by_hand) if settled else None


def _is_quiet(field: LockedField) -> bool:
    return field.refused is None and field.disputed is None and not field.gone


def _tags_stand(value: str, locked: LockedWork) -> bool:
    merged = merge_tags(value, written=locked.tags, removed=locked.untagged, named=locked.tags)
    return (merged.value, merged.written, merged.removed) == (value, locked.tags, locked.untagged)
