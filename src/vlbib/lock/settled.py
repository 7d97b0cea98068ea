"""A work with all that was decided on it: what the plan takes in, and what the lock gives back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from vlbib.core.record import Draft
    from vlbib.core.work import Query, Status, Verdict, Work
    from vlbib.lock.remember import Recalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the sources let be decided on a work: its verdict, and the entry that they give for it (None: no entry).

    `queries` were asked of the sources named in `asked`; those in `missed` could not be asked and still are to be.
    `said` is what asking again told of an entry that stands as it was: for this run's report, not for the lock.
    """

    verdict: Verdict
    draft: Draft | None = None
    queries: tuple[Query, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        """The status of the verdict."""
        return self.verdict.status

    @property
    def notes(self) -> tuple[str, ...]:
        """Where note and record disagree, and what asking again told."""
        return tuple(dict.fromkeys([*self.verdict.notes, *self.said]))

    @property
    def source(self) -> str | None:
        """The source of the first accepted record."""
        return self.verdict.records[0].source if self.verdict.records else None

    @property
    def title(self) -> str | None:
        """The title of the first accepted record."""
        return self.verdict.records[0].title if self.verdict.records else None

    @property
    def identities(self) -> Iterable[tuple[str, str]]:
        """The ids of the entry and of the accepted records, in the form to compare by."""
        ids = self.draft.ids if self.draft else ()
        return [one.key for one in (*ids, *(one for record in self.verdict.records for one in record.ids))]


class Parts(TypedDict, total=False):
    """Parts of a resolution."""

    verdict: Verdict
    draft: Draft | None
    queries: tuple[Query, ...]
    asked: tuple[str, ...]
    missed: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A work of today's notes and its resolution: one of today's, or as the lock remembers it.

    `tags` are today's, plain text. `alias` is the first heading alias that pairs with the work, for the key. `key` is
    the citation key that the lock remembers ("" for a new work).
    """

    work: Work
    resolution: Resolution | Recalled
    tags: tuple[str, ...] = ()
    alias: str = ""
    key: str = ""

    @property
    def status(self) -> Status:
        """The status of the verdict."""
        return self.resolution.status

    @property
    def verdict(self) -> Verdict:
        """What was decided, and why."""
        return self.resolution.verdict

    @property
    def draft(self) -> Draft | None:
        """The entry that the sources give."""
        return self.resolution.draft

    @property
    def queries(self) -> tuple[Query, ...]:
        """What was asked."""
        return self.resolution.queries

    @property
    def asked(self) -> tuple[str, ...]:
        """The sources that were asked."""
        return self.resolution.asked

    @property
    def missed(self) -> tuple[str, ...]:
        """The sources that could not be asked and still are to be."""
        return self.resolution.missed

    def but(self, **changes: Unpack[Parts]) -> Settled:
        """Return the work with a resolution that differs in these parts."""
        known = self.resolution
        resolution = Resolution(
            verdict=known.verdict, draft=known.draft, queries=known.queries, asked=known.asked, missed=known.missed,
            said=known.said,
        )  # fmt: skip
        return replace(self, resolution=replace(resolution, **changes))
