"""The work that a line of a note names, found without parsing the whole lock and library.

This is possible if the lock has the line at the same place in the same words and nothing else can decide about it: no
id on the line, no citation in the note, nothing in the settings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vlbib.app.brief_state import state_in_brief
from vlbib.app.named_lines import read_named_lines
from vlbib.core.faults import CannotUse
from vlbib.lock.file import words_in_lock

if TYPE_CHECKING:
    from vlbib.app.named_lines import NoteReading
    from vlbib.app.project import Project
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings


def line_in_brief(settings: Settings, project: Project, file: str, line: int) -> tuple[NoteReading, LockedWork] | None:
    """Return the work that a line names, and the note as read with only the works of that line.

    None if the whole files must be parsed, for whatever reason.
    """
    if settings.pins or settings.aliases or settings.ignored or settings.titles:
        return None
    brief = state_in_brief(project)
    try:
        reading = read_named_lines(settings, brief.state, file) if brief else None
    except CannotUse:
        return None
    if brief is None or reading is None or reading.cached.citations:
        return None
    if any(each.mention.line == line for each in reading.cached.open_mentions):
        return None
    here = [mention for mention in reading.cached.mentions if mention.line == line]
    texts = brief.works.texts_with([words_in_lock(each.text) for each in here], brief.state.lock_bytes or b"")
    reading = replace(reading, state=brief.with_works(texts, None))
    works = [_work_at(each, reading) for each in here]
    locked = works[0] if works and None not in works else None
    document = brief.document_of(locked.key) if locked and locked.key else None
    return (replace(reading, state=brief.with_works(texts, document)), locked) if locked and document else None


def _work_at(mention: Mention, reading: NoteReading) -> LockedWork | None:
    """Return the work that the lock has at a mention's place; None if it has none, or if an id may mean another."""
    work = None if mention.ids else reading.work_of(mention)
    return work if work and mention.place in [line.place for line in work.mentions] else None
