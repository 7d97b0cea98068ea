"""A work about which nothing is new: not in the notes, not from the sources, not in the file. Its block stands.

The common case of a sync. Deciding it here, once for the whole entry, must come to what `entry_plan` would decide field
by field; whatever is not plainly so is left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from vlbib.library.remember import Recalled, locked_mention
from vlbib.library.tags import join_keywords
from vlbib.library.values import read_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.library.document import Document
    from vlbib.library.lock import LockedField, LockedMention, LockedWork
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


def in_order(mentions: Iterable[LockedMention]) -> tuple[LockedMention, ...]:
    """Return mentions, each once, in the order of the lock."""
    given = tuple(mentions)
    if len(given) == 1:
        return given
    return tuple(sorted(dict.fromkeys(given), key=lambda one: (one.file, one.heading, one.text, one.kind)))


def is_as_written(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether an entry of the file has all that the lock says was written into it, word for word."""
    block = document.entries[number]
    if locked.written_type is not UNSET or locked.untagged or locked.groups or document.key(block) != locked.key:
        return False
    if block.type.decode().lower() != locked.type:
        return False
    values = read_values(document, block)
    for name, field in locked.fields.items():
        if values.get(name) != field.value or not _is_plain(field):
            return False
    return values.get("keywords", "") == join_keywords(locked.tags)


def _is_plain(field: LockedField) -> bool:
    """Tell whether what the sources give was written, and nothing is open."""
    return field.written is UNSET and field.refused is None and field.disputed is None and not field.gone
