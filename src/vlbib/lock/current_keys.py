"""The current keys of entries whose keys have changed, looked up again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.lock.schema import LockedWork


class CurrentKeys:
    """The current key of each entry by its current and former keys; a current key takes precedence."""

    def __init__(self, works: Sequence[LockedWork], filed: Iterable[str] = ()) -> None:
        """Index the keys of a lock's works and those of a library's entries, `filed`."""
        own = [*(work.key for work in works if work.key), *filed]
        self._spelled = frozenset(own)
        self._current = {
            former.lower(): work.key for work in reversed(works) if work.key for former in work.former_keys
        } | {key.lower(): key for key in own}

    def get(self, key: str) -> str | None:
        """Return the current key of an entry, given its key or a former one in any case; None for an unknown key."""
        return key if key in self._spelled else self._current.get(key.lower())

    def renames(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return a sentence for each former key among `keys`, with the current key of its entry."""
        pairs = ((key, self.get(key) or key) for key in keys)
        return tuple(f"{old} is {new} now" for old, new in pairs if old.lower() != new.lower())
