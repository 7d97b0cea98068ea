"""A work about which nothing is new: not in the notes, not from the sources, not in the file. Its block stands.

The common case of a sync. Deciding it here, once for the whole entry, must come to what `entry_plan` would decide field
by field; whatever is not plainly so is left to it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import UNSET

from vlbib.bibtex.document import read_values
from vlbib.lock.remember import Recalled, locked_mention
from vlbib.merge.entry import EntryPlan, in_order
from vlbib.merge.sameness import same_value
from vlbib.merge.tags import merge_tags

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import Settled


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
        if value is None or field.refused is not None or field.disputed is not None or field.gone:
            return None
        if value != field.value or field.written is not UNSET:
            if field.written is not None:
                return None
            by_hand = by_hand or not same_value(name, value, field.value)
    settled = _tags_stand(values.get("keywords", ""), locked.tags, locked.untagged)
    return EntryPlan(locked=locked, by_hand=by_hand) if settled else None


@lru_cache(maxsize=4096)
def _tags_stand(value: str, tags: tuple[str, ...], untagged: tuple[str, ...]) -> bool:
    merged = merge_tags(value, written=tags, removed=untagged, named=tags)
    return (merged.value, merged.written, merged.removed) == (value, tags, untagged)
