"""A work with all that was decided on it: what the plan takes in, and what the lock gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.model import Draft, Query, Verdict, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A work of today's notes, its verdict, and the entry that the sources give for it (None: no entry).

    `tags` are today's, plain text. `alias` is the first heading alias that pairs with the work, for the key. `queries`
    were asked of the sources named in `asked`; those in `missed` could not be asked and still are to be. `key` is the
    citation key that the lock remembers ("" for a new work).
    """

    work: Work
    verdict: Verdict
    draft: Draft | None = None
    tags: tuple[str, ...] = ()
    alias: str = ""
    queries: tuple[Query, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    key: str = ""
