"""Works that no line names any more though their words still stand in a note: they are never pruned.

A line may have stopped being read as a mention by an edit somewhere else. What the owner decided on by a pin or an
ignored line is no such case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.segment import Place
from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.files import NoteFile
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings


def standing(works: Iterable[LockedWork], notes: Sequence[NoteFile], settings: Settings) -> Mapping[str, str]:
    """Return the note in which the words of a work stand, by the work's key, for those works whose words do."""
    decided = {squeeze(phrase) for phrase in (*settings.ignored, *(pin.mention for pin in settings.pins))}
    texts = [(_running(note.text), note) for note in notes]
    places = {}
    for work in works:
        phrases = [_running(mention.text) for mention in work.mentions if squeeze(mention.text) not in decided]
        hits = (note for text, note in texts if any(phrase in text and _is_read(phrase, note) for phrase in phrases))
        note = next(hits, None)
        if note:
            places[work.key] = note.file
    return places


def _running(text: str) -> str:
    """Return the words of a text with a space around each, so that whole words alone are found in it."""
    return f" {' '.join(words(text))} "


def _is_read(phrase: str, note: NoteFile) -> bool:
    """Tell whether words stand in what a reader of a note sees, and not in a comment."""
    from vlbib.notes.reader import read_note

    seen = (segment for segment in read_note(note.text, note.file).segments if segment.place is not Place.COMMENT)
    return bool(phrase.strip()) and any(phrase in _running(segment.text) for segment in seen)
