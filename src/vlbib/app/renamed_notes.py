"""Rewrites, on request, the citations of a renamed key in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.papers import Rewritten
from vlbib.app.project import root_of
from vlbib.app.reading.notebook import read_notes
from vlbib.notes.renamed_keys import rename_in_note
from vlbib.storage import files
from vlbib.tex.rename import rename_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.lock.file import Lock
    from vlbib.settings import Settings
    from vlbib.storage.note_files import NoteFile

_LATEX = (".tex", ".bbl")


def rewritten_notes(settings: Settings, lock: Lock, renamed: Mapping[str, str]) -> tuple[Rewritten, ...]:
    """Return the notes that cite an old key, each with its new bytes; nothing is written. Raises `CannotUse`."""
    changed = []
    for note in read_notes(settings, (), lock).read:
        text, count = _renamed(note, renamed)
        if count:
            path = root_of(settings) / note.file
            files.check_writable(path, instead="")
            changed.append(Rewritten(path, text.encode(), count))
    return tuple(changed)


def _renamed(note: NoteFile, renamed: Mapping[str, str]) -> tuple[str, int]:
    if note.file.lower().endswith(_LATEX):
        return rename_keys(note.text, renamed)
    return rename_in_note(note.text, note.file, renamed)
