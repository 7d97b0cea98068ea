"""The keys that entries have today, by those that they had before: the lock remembers what was renamed and merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vlbib.core.bib import Library
    from vlbib.lock.file import Lock


def todays_keys(lock: Lock | None, library: Library | None = None) -> Mapping[str, str]:
    """Return the key that an entry has today by those that it had and its own, in lower case; its own also as it is.

    An entry's own key wins over one that another entry had before.
    """
    works = [work for work in lock.works if work.key] if lock else []
    own = [work.key for work in works] + [entry.key for entry in (library.entries if library else ())]
    former = {old.lower(): work.key for work in works for old in work.aka}
    return former | {key.lower(): key for key in own} | {key: key for key in own}


def today(key: str, keys: Mapping[str, str]) -> str:
    """Return the key of today for one, itself where it is none that is known."""
    return keys.get(key) or keys.get(key.lower(), key)


def followed(said: Iterable[str], keys: Mapping[str, str]) -> tuple[str, ...]:
    """Say of each key that is a former one which it is now."""
    pairs = ((one, today(one, keys)) for one in said)
    return tuple(f"{old} is {new} now" for old, new in pairs if old.lower() != new.lower())
