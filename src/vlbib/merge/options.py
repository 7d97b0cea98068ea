"""What the owner asks of one sync: what to restore, what to prune, and how to write values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from vlbib.core.venue_styles import VenueStyle
    from vlbib.lock.schema import LockedWork

EVERYTHING = "*"


class EntryOptions(Struct, frozen=True, kw_only=True):
    """The options of one entry: `restore` what was deleted by hand, write `groups`, name `venues` in a style."""

    restore: bool = False
    groups: bool = False
    venues: VenueStyle | None = None


class SyncOptions(Struct, frozen=True, kw_only=True):
    """The options of a run.

    `restore`: keys (or "*") whose deletions by hand are undone. `prune`: take out orphans, save those among `cited`.
    `groups`: write JabRef's `groups` too. `venues`: the style in which vlbib names venues.
    """

    restore: frozenset[str] = frozenset()
    prune: bool = False
    cited: frozenset[str] = frozenset()
    groups: bool = False
    venues: VenueStyle | None = None

    def of_entry(self, key: str) -> EntryOptions:
        """Return the options of the entry with that key."""
        restore = bool(self.restore) and bool(
            self.restore & {EVERYTHING} or key.lower() in map(str.lower, self.restore)
        )
        return EntryOptions(restore=restore, groups=self.groups, venues=self.venues)

    def keeps(self, work: LockedWork) -> bool:
        """Tell whether an orphan stays: nothing is pruned, a document cites it, or the entry is the owner's own."""
        cited = {key.lower() for key in self.cited}
        return not self.prune or work.adopted or any(key.lower() in cited for key in (work.key, *work.former_keys))
