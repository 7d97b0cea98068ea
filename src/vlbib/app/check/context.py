"""What rules may read, taken from a project: its settings, its lock, its notes, and the papers that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entries import values_of
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.bibtex.document import Document
    from vlbib.checks.inputs import States
    from vlbib.core.bib import Entry, FieldState
    from vlbib.core.citation import Citation
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
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


def citations_of(papers: Sequence[str]) -> tuple[Citation, ...] | None:
    """Return what the papers cite, None where no paper is named. Raises `CannotUse` for one that can't be read."""
    if not papers:
        return None
    from vlbib.app.cite import read_papers

    return read_papers(papers).citations


def states_in(document: Document) -> States:
    """Return the function that tells whose the fields of an entry of this file are."""
    from vlbib.merge.entry import FiledEntry, entry_states

    def states(entry: Entry, work: LockedWork) -> Mapping[str, FieldState]:
        return entry_states(FiledEntry(entry.key, entry.type, values_of(entry)), work, document.shown)

    return states
