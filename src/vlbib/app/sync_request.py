"""The options of one sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.app.resolving.refresh import Update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vlbib.core.work import Mention


class SyncRequest(Struct, frozen=True, kw_only=True):
    """The options of one sync; the defaults are those of a plain `vlbib sync`.

    `restore` brings back what the user deleted (keys, or "*" for all). `cited` are keys that are never pruned because a
    document cites them. `spoken` maps keys in `cited` to a note that still has the words of the work. `relock` rebuilds
    the lock and keeps the old one beside it. `dry_run` and `locked` write nothing; `dry_run` also returns the diff.
    `added` are works that the user names without a note; then no note is read. `may_remove` is called with the keys
    before entries are pruned; without it, they are pruned. `all_deleted` says that the user has deleted every entry
    that the library lacks, even if these are all.
    """

    notes: tuple[str, ...] = ()
    library: str | None = None
    offline: bool = False
    locked: bool = False
    dry_run: bool = False
    update: Update = field(default_factory=Update)
    restore: frozenset[str] = frozenset()
    prune: bool = False
    relock: bool = False
    cited: frozenset[str] = frozenset()
    spoken: Mapping[str, str] = {}
    resolvers: tuple[str, ...] = ()
    added: tuple[Mention, ...] = ()
    all_deleted: bool = False
    may_remove: Callable[[Sequence[str]], bool] | None = None

    @property
    def writes(self) -> bool:
        """Whether library and lock may be written."""
        return not (self.dry_run or self.locked)
