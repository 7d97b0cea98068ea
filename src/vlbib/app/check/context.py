"""What rules may read, taken from a project: its settings, its lock, its notes, and the papers that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.inputs import Named, Settled, Written
from vlbib.core.faults import CannotUse
from vlbib.core.names import Name
from vlbib.core.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.citation import Citation
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedRecord, LockedWork
    from vlbib.settings import Settings


def mentions_of(settings: Settings, lock: Lock) -> tuple[Mention, ...] | None:
    """Return the mentions of today's notes; None where the project has none to read."""
    from vlbib.app.notebook import name_works, read_notes

    try:
        notes = read_notes(settings, (), lock)
    except CannotUse:
        return None
    works = name_works(notes.read, lock, notes.unread, settings).works
    return tuple(mention for work in works for mention in work.mentions if mention.file)


def lock_view(lock: Lock) -> tuple[Settled, ...]:
    """Return the lock's works as rules see them."""
    return tuple(_settled(work) for work in lock.works)


def _settled(work: LockedWork) -> Settled:
    mentions = tuple(Named(one.file, one.heading, one.text) for one in work.mentions if one.file)
    written = (
        (name, field.last, field.source) for name, field in work.fields.items() if not field.gone and not field.refused
    )
    return Settled(
        title=work.mentions[0].text if work.mentions else "",
        status=work.status,
        key=work.key or None,
        mentions=mentions,
        written=tuple(Written(name, last, source) for name, last, source in written if last is not None),
        records=tuple(_record(record) for record in work.records),
        tags=tuple(tag for tag in work.tags if tag not in work.untagged),
    )


def _record(locked: LockedRecord) -> Record:
    from vlbib.lock.remember import ids_of

    return Record(
        source=locked.source,
        title=locked.title,
        authors=tuple(Name.read(name) for name in locked.authors),
        year=locked.year,
        venue=locked.venue,
        venue_short=locked.venue_short,
        type=locked.type,
        url=locked.url,
        ids=ids_of(locked.ids),
    )


def citations_of(papers: Sequence[str]) -> tuple[Citation, ...] | None:
    """Return what the papers cite, None where no paper is named. Raises `CannotUse` for one that can't be read."""
    if not papers:
        return None
    from vlbib.app.cite import read_papers

    return read_papers(papers).citations
