"""The lines of the notes, saved or not, that name a work in words or by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.named_lines import NoteReading
from vlbib.app.project import locate, read_state, root_of
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_cached
from vlbib.app.reading.notebook import read_notes
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.settings import Settings


def lines_naming(settings: Settings, library: str | None, key: str) -> tuple[tuple[Path, int], ...]:
    """Return note and 1-based line of each mention of the work with a key, in the notes' order; none without notes.

    A line that no sync has looked at yet counts if the work is known by the same words.
    """
    state = read_state(locate(settings, library))
    try:
        notes = read_notes(settings, (), state.lock).read
    except CannotUse:
        return ()
    hand = at_hand(settings, state.lock)
    readings = (NoteReading(settings, state, note, hand, read_cached(note, hand)) for note in notes)
    lines = ((reading, mention) for reading in readings for mention in reading.mentions)
    return tuple(
        (root_of(settings) / reading.note.file, mention.line)
        for reading, mention in lines
        if (work := reading.work_of(mention)) and work.key == key
    )
