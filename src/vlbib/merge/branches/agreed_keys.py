"""The citation keys after a merge: a unique one for each work of the two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.merge.keys import lettered_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class KeySides(Struct, frozen=True):
    """The key of a work in the base, in ours and in theirs; "" if the work is missing there or has no key."""

    base: str
    ours: str
    theirs: str


class AgreedKey(Struct, frozen=True):
    """The key that a work gets.

    `alias`: their key, kept as an alias. `lettered`: their key is another work's in ours, so it gets a letter.
    """

    key: str
    alias: str = ""
    lettered: bool = False


def agree_on_keys(works: Sequence[KeySides], taken: Iterable[str]) -> tuple[AgreedKey, ...]:
    """Return the key of each work: the changed one, or ours if both sides changed it or added the work.

    If two works would have the same key, the one with their key gets a letter; `taken` are all keys in use.
    """
    used = {key.lower() for key in taken}
    agreed = [_agreed(work) for work in works]
    ours = {key.lower() for work, key in zip(works, agreed, strict=True) if key and key == work.ours}
    keys = []
    for work, key in zip(works, agreed, strict=True):
        lettered = bool(key) and key != work.ours and key.lower() in ours
        final = lettered_key(key, used) if lettered else key
        used.add(final.lower())
        alias = work.theirs if key == work.ours and work.theirs not in ("", work.base, key) else ""
        keys.append(AgreedKey(final, alias, lettered))
    return tuple(keys)


def _agreed(work: KeySides) -> str:
    if not work.ours or not work.theirs:
        return work.ours or work.theirs
    return work.theirs if work.ours == work.base else work.ours


def key_notes(works: Sequence[KeySides], keys: Sequence[AgreedKey]) -> tuple[str, ...]:
    """Return a message for each of their keys that was replaced by another one."""
    notes = []
    for work, agreed in zip(works, keys, strict=True):
        if agreed.lettered:
            notes.append(
                f"{work.theirs}: both sides gave this key, to two works; theirs is {agreed.key} now: "
                f"papers and notes of that side that cite {work.theirs} must cite {agreed.key}"
            )
        elif agreed.alias:
            notes.append(f"{agreed.alias}: is {agreed.key} now, the key of the same work on our side; kept as an alias")
    return tuple(notes)
