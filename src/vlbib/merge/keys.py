"""Unique citation keys for new entries.

Keys are compared without case, as in BibTeX, and a key that is in use gets a letter.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.key_parts import key_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from collections.abc import Set as AbstractSet

    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedWork

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMELESS = "work"


class Keys(Struct, frozen=True):
    """The keys in use, in lower case: all (`taken` grows with each new entry), and those of entries in the file."""

    taken: set[str]
    filed: AbstractSet[str]


def free_key(locked: LockedWork | None, draft: Draft, alias: str, keys: Keys, cited: str = "") -> str:
    """Return the key for a work without an entry: that in the lock, unless another entry in the file has it now.

    A new work gets the key by which notes cite it (`cited`), if that is free.
    """
    if locked and locked.key and locked.key.lower() not in keys.filed:
        return locked.key
    if cited and not locked and cited.lower() not in keys.taken:
        return cited
    return make_key(draft, alias, keys.taken)


def make_key(draft: Draft, alias: str, taken: Container[str]) -> str:
    """Return a key for a new entry that is not in `taken` (keys in lower case)."""
    authors = _value(draft, "author") or _value(draft, "editor")
    return lettered_key(key_of(authors, _value(draft, "year"), _value(draft, "title"), alias) or _NAMELESS, taken)


def _value(draft: Draft, name: str) -> str:
    value = draft.fields.get(name)
    return value.text if value else ""


def lettered_key(base: str, taken: Container[str]) -> str:
    """Return the key itself if it is free, else with the first suffix (a, b, ..., z, aa) that makes it free."""
    if base.lower() not in taken:
        return base
    return next(key for letters in _suffixes() if (key := base + letters).lower() not in taken)


def _suffixes() -> Iterator[str]:
    for number in count():
        letters, rest = "", number
        while rest >= 0:
            letters = _LETTERS[rest % 26] + letters
            rest = rest // 26 - 1
        yield letters
