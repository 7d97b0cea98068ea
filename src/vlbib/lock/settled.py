"""A work of today's notes with the decisions on it: the input of the plan, and the result of recalling the lock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import structs

from vlbib.lock.schema import LockedField, LockedWork

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.record import Draft
    from vlbib.core.work import Verdict, Work


@dataclass(frozen=True, kw_only=True)
class SettledWork:
    """A work of today's notes with a block of the lock: the one in the lock, or a new one with today's decision.

    The block's `key` is the one in the lock ("" for a new work), `tags` are today's as plain text, and `alias` is the
    first short name in a heading that belongs to the work. Today's mentions are those of `work`, not of the block.
    `news` is what asking again has found about an entry that stays unchanged: for this run's report, not for the lock.
    """

    work: Work
    locked: LockedWork
    news: tuple[str, ...] = ()

    @cached_property
    def draft(self) -> Draft | None:
        """The entry from the sources; None for a work without one."""
        return self.locked.draft

    @property
    def notes(self) -> tuple[str, ...]:
        """Where note and record disagree, and what asking again has found."""
        return tuple(dict.fromkeys([*self.locked.verdict.notes, *self.news]))

    @property
    def identities(self) -> Iterable[tuple[str, str]]:
        """The ids of the entry and of the accepted records, normalised for comparison."""
        held = [*self.locked.ids, *(identity for record in self.locked.verdict.records for identity in record.ids)]
        return [identity.key for identity in held]

    def but(self, **changes: Any) -> SettledWork:  # noqa: ANN401 -- the parts of a `LockedWork`, as `structs.replace` takes them
        """Return the work with other parts in its block; `draft` sets type, fields and ids together."""
        if "draft" in changes:
            changes |= {**_entry(changes.pop("draft")), "offered": None}
        locked = structs.replace(self.locked, **changes)
        return SettledWork(work=self.work, locked=locked, news=self.news)  # a third of the cost of `replace`


def settled_work(work: Work, verdict: Verdict, draft: Draft | None = None, **parts: Any) -> SettledWork:  # noqa: ANN401 -- as above
    """Return a work with today's decision; `parts` are further parts of its block: queries, asked, tags, key, ..."""
    return SettledWork(work=work, locked=LockedWork(verdict=verdict, **_entry(draft), **parts))


def _entry(draft: Draft | None) -> dict[str, Any]:
    """Return the parts of a block for a draft: type, fields and ids."""
    if draft is None:
        return {"type": "", "fields": {}, "ids": ()}
    fields = {name: LockedField(value=value.text, source=value.source) for name, value in draft.fields.items()}
    return {"type": draft.type, "fields": fields, "ids": draft.ids}
