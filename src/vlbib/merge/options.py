"""What the owner asks of one sync: what to restore, what to prune, and whether to write JabRef's groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.lock.schema import LockedWork

EVERYTHING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOptions:
    """The options of one entry: `restore` what was deleted by hand, write `groups`."""

    restore: bool = False
    groups: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOptions:
    """The options of a run.

    `restore`: keys (or "*") whose deletions by hand are undone. `prune`: take out orphans, save those among `cited`.
    `groups`: write JabRef's `groups` too.
    """

    restore: frozenset[str] = frozenset()
    prune: bool = False
    cited: frozenset[str] = frozenset()
    groups: bool = False

    def of_entry(self, key: str) -> EntryOptions:
        """Return the options of the entry with that key."""
        restore = bool(self.restore) and bool(
            self.restore & {EVERYTHING} or key.lower() in map(str.lower, self.restore)
        )
        return EntryOptions(restore=restore, groups=self.groups)

    def keeps(self, work: LockedWork) -> bool:
        """Tell whether an orphan stays: nothing is pruned, a document cites it, or the entry is the owner's own."""
        cited = {key.lower() for key in self.cited}
        return not self.prune or work.adopted or any(key.lower() in cited for key in (work.key, *work.former_keys))
