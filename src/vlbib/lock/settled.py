"""A work of today's notes with all that was decided on it: what the plan takes in, and what the lock gives back."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    """A work of today's notes and its block in the lock: as it stands there, or as decided today.

    The block's `key` is the one that the lock remembers ("" for a new work), `tags` are today's as plain text, and
    `alias` is the first heading alias that pairs with the work. Its mentions are not today's: those are the work's.
    `news` is what asking again found out about an entry that stays as it was: for this run's report, not for the lock.
    """

    work: Work
    locked: LockedWork
    news: tuple[str, ...] = ()

    @cached_property
    def draft(self) -> Draft | None:
        """The entry that the sources give; None for a work without one."""
        return self.locked.draft

    @property
    def notes(self) -> tuple[str, ...]:
        """Where note and record disagree, and what asking again found out."""
        return tuple(dict.fromkeys([*self.locked.verdict.notes, *self.news]))

    @property
    def identities(self) -> Iterable[tuple[str, str]]:
        """The ids of the entry and of the accepted records, in the form to compare by."""
        held = [*self.locked.ids, *(identity for record in self.locked.verdict.records for identity in record.ids)]
        return [identity.key for identity in held]

    def but(self, **changes: Any) -> SettledWork:  # noqa: ANN401 -- the parts of a `LockedWork`, as `structs.replace` takes them
        """Return the work with other parts of its block; `draft` stands for type, fields and ids together."""
        if "draft" in changes:
            changes |= {**_entry(changes.pop("draft")), "offered": None}
        return replace(self, locked=structs.replace(self.locked, **changes))


def settled_work(work: Work, verdict: Verdict, draft: Draft | None = None, **parts: Any) -> SettledWork:  # noqa: ANN401 -- as above
    """Return a work as decided today; `parts` are further parts of its block: queries, asked, tags, key, ..."""
    return SettledWork(work=work, locked=LockedWork(verdict=verdict, **_entry(draft), **parts))


def _entry(draft: Draft | None) -> dict[str, Any]:
    """Return the parts of a block that hold a draft."""
    if draft is None:
        return {"type": "", "fields": {}, "ids": ()}
    fields = {name: LockedField(value=value.text, source=value.source) for name, value in draft.fields.items()}
    return {"type": draft.type, "fields": fields, "ids": draft.ids}
