"""What one sync is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.app.resolving.refresh import Update

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vlbib.core.work import Mention


class SyncRequest(Struct, frozen=True, kw_only=True):
    """What one sync is asked to do; the defaults are a bare `vlbib sync`.

    `restore` brings back what the owner deleted (keys, or "*" for all). `cited` are keys that a document cites: never
    pruned; `spoken` are notes by the keys of works whose words stand in them, and that are `cited` for that. `relock`
    rebuilds the lock and keeps the old one beside it. `dry_run` writes nothing and gives the diff; `locked` writes
    nothing either. `added` are works that the owner names without a note; then no note is read. `may_remove` is asked
    before entries are pruned, by key; without it they are. `all_deleted` says that the owner has deleted whatever the
    library lacks, even if that is all.
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
