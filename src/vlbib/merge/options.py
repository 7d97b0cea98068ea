"""The options of a sync: what to restore, what to prune, and how to write values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.venue_styles import VenueStyle
    from vlbib.lock.schema import LockedWork

EVERYTHING = "*"


class EntryOptions(Struct, frozen=True, kw_only=True):
    """The options for one entry: `restore` what was deleted by hand, write `groups`, write `venues` in a style."""

    restore: bool = False
    groups: bool = False
    venues: VenueStyle | None = None


class SyncOptions(Struct, frozen=True, kw_only=True):
    """The options of a run.

    `restore`: keys (or "*") whose deletions by hand are undone. `prune`: remove orphans, except those in `cited`.
    `spoken` has, by key, the note that still contains the words of a work, for works that are in `cited` because of
    that. `groups`: also write JabRef's `groups`. `venues`: the style for names of venues. `writes`: the planned library
    is written, so reports give the lines that it will have.
    """

    restore: frozenset[str] = frozenset()
    prune: bool = False
    cited: frozenset[str] = frozenset()
    spoken: Mapping[str, str] = {}
    groups: bool = False
    venues: VenueStyle | None = None
    writes: bool = True

    def of_entry(self, key: str) -> EntryOptions:
        """Return the options for the entry with that key."""
        restore = bool(self.restore) and bool(
            self.restore & {EVERYTHING} or key.lower() in map(str.lower, self.restore)
        )
        return EntryOptions(restore=restore, groups=self.groups, venues=self.venues)

    def why_kept(self, work: LockedWork) -> str:
        """Return why an orphan is never pruned, or "" if it may be.

        The reasons: the owner wrote the entry, a note still has its words, or a document cites it.
        """
        if work.adopted:
            return "the entry is your own"
        keys = (work.key, *work.former_keys)
        if note := next((self.spoken[key] for key in keys if key in self.spoken), ""):
            return f"its words are still in {note}; `vlbib explain` shows why they name no work"
        cited = {key.lower() for key in self.cited}
        return "a paper cites it, or an entry that refers to it" if any(key.lower() in cited for key in keys) else ""
