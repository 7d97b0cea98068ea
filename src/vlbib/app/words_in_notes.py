"""Works that no line names any more, but whose words are still in a note: they are never pruned.

An edit elsewhere may have stopped a line from being read as a mention, or the line may now be in a comment or in code.
Lines that the user has pinned or ignored do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings
    from vlbib.storage.note_files import NoteFile


def notes_with_words(works: Iterable[LockedWork], notes: Sequence[NoteFile], settings: Settings) -> Mapping[str, str]:
    """Return the first note that has the words of a work, by the work's key, for each work that has such a note."""
    decided = {squeeze(phrase) for phrase in (*settings.ignored, *(pin.mention for pin in settings.pins))}
    texts = [(note, *_texts(note)) for note in notes]
    places = {}
    for work in works:
        phrases = [_running(mention.text) for mention in work.mentions if squeeze(mention.text) not in decided]
        spoken = [phrase for phrase in phrases if phrase.strip()]
        hits = (note for note, *forms in texts if any(phrase in form for phrase in spoken for form in forms))
        note = next(hits, None)
        if note:
            places[work.key] = note.file
    return places


def _texts(note: NoteFile) -> tuple[str, str]:
    r"""Return the words of a note's file, including comments and code, and the words that the reader of notes sees.

    In a notebook's file, the lines of cells end in an escaped `\n`.
    """
    from vlbib.notes.reader import read_note

    seen = " ".join(segment.text for segment in read_note(note.text, note.file).segments)
    return _running(note.text.replace("\\n", " ")), _running(seen)


def _running(text: str) -> str:
    """Return the words of a text with a space around each, so that only whole words are found in it."""
    return f" {' '.join(words(text))} "
