"""The review queue: works that wait for a human, as the lock has them, and what each decision means in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.project import locate, read_state
from vlbib.app.rulings import is_ruled
from vlbib.core.ids import by_scheme, paper_url
from vlbib.core.work import Status
from vlbib.lock.remember import ids_of, verdict_of

if TYPE_CHECKING:
    from vlbib.core.work import Candidate
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings

_WAITING = frozenset({Status.DOUBTFUL, Status.UNRESOLVED})
_PINNED_BY = ("arxiv", "doi", "acl", "openreview", "dblp", "pmlr", "cvf", "s2")  # the firmest identity first


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One work that waits: the text and place of its first mention, why, and the candidates."""

    text: str
    place: str
    claims: str
    status: Status
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def waiting(settings: Settings, library: str | None) -> list[Waiting]:
    """Return the works that wait for a decision, doubtful ones first. Raises `CannotUse`.

    A decision that the next sync will follow is not asked for again.
    """
    lock = read_state(locate(settings, library)).lock
    works = [_waiting(work) for work in lock.works if work.status in _WAITING and not is_ruled(work, settings)]
    return sorted(works, key=lambda one: one.status is not Status.DOUBTFUL)


def _waiting(work: LockedWork) -> Waiting:
    first = work.mentions[0]
    verdict = verdict_of(work)
    claims = " ".join(str(part) for part in (first.year, first.venue, *ids_of(first.ids)) if part)
    return Waiting(
        text=first.text,
        place=" > ".join((first.file, *first.heading)),
        claims=claims,
        status=work.status,
        reasons=verdict.reasons,
        candidates=verdict.candidates,
    )


def target(candidate: Candidate) -> str | None:
    """Return what to pin to for a candidate: its firmest identity, None where no source gives one."""
    ids = [one for record in candidate.records for one in record.ids]
    return next((f"{scheme}:{value}" for scheme in _PINNED_BY if (value := by_scheme(ids, scheme))), None)


def link(candidate: Candidate) -> str | None:
    """Return a page of a candidate."""
    ids = (one for record in candidate.records for one in record.ids)
    return next((url for one in ids if (url := paper_url(one))), None) or candidate.records[0].url
