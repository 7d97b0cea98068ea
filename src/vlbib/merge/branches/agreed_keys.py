"""The citation keys of a merge: one for each work of the two sides, unlike all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.merge.keys import lettered_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class KeySides(Struct, frozen=True):
    """The key of a work before, with us and with them; "" where the side does not have the work, or without a key."""

    base: str
    ours: str
    theirs: str


class AgreedKey(Struct, frozen=True):
    """The key that a work gets. `alias`: theirs, kept as an alias. `lettered`: theirs is another work's with us."""

    key: str
    alias: str = ""
    lettered: bool = False


def agree_on_keys(works: Sequence[KeySides], taken: Iterable[str]) -> tuple[AgreedKey, ...]:
    """Return the key of each work: the one that a side changed, ours where both did or both added the work.

    Where two works would have one key, the one that has it from them gets a letter; `taken` are all keys in use.
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
    """Say of each key that a side gave and that is another one now what became of it."""
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
