"""What the owner asks of one sync: what to restore, what to prune, and how to write values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    `spoken` is the note in which the words of a work stand, by its key, for those among `cited` for whom that is why.
    `groups`: write JabRef's `groups` too. `venues`: the style in which vlbib names venues.
    """

    restore: frozenset[str] = frozenset()
    prune: bool = False
    cited: frozenset[str] = frozenset()
    spoken: Mapping[str, str] = {}
    groups: bool = False
    venues: VenueStyle | None = None

    def of_entry(self, key: str) -> EntryOptions:
        """Return the options of the entry with that key."""
        restore = bool(self.restore) and bool(
            self.restore & {EVERYTHING} or key.lower() in map(str.lower, self.restore)
        )
        return EntryOptions(restore=restore, groups=self.groups, venues=self.venues)

    def why_kept(self, work: LockedWork) -> str:
        """Say why no pruning takes an orphan: the entry is the owner's own, a note has its words, a document cites it.

        The answer is "" where it may go.
        """
        if work.adopted:
            return "the entry is your own"
        keys = (work.key, *work.former_keys)
        if note := next((self.spoken[key] for key in keys if key in self.spoken), ""):
            return f"its words are still in {note}; `vlbib explain` shows why they name no work"
        cited = {key.lower() for key in self.cited}
        return "a paper cites it, or an entry that refers to it" if any(key.lower() in cited for key in keys) else ""
