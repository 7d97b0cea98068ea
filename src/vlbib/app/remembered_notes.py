"""Notes that a user names once are added to the settings, so that every later run reads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.project import locate, read_state, root_of, settings_path
from vlbib.app.settings_editor import edit_settings, with_notes
from vlbib.storage import files, note_files
from vlbib.storage.file_kinds import is_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.settings import Settings


def not_remembered(settings: Settings, notes: Sequence[str]) -> tuple[str, ...]:
    """Return the notes or folders that a plain sync would not read, by their names in the settings."""
    root = root_of(settings)
    names = (note_files.note_name(Path(note), root) for note in notes if is_there(Path(note)))
    read = {note_files.note_name(root / path, root) for path in settings.notes}
    return tuple(dict.fromkeys(name for name in names if "." not in read and not _is_below(name, read)))


def _is_below(name: str, read: set[str]) -> bool:
    return not read.isdisjoint({name, *(folder.as_posix() for folder in Path(name).parents)} - {"."})


def is_read_before(settings: Settings, library: str | None, name: str) -> bool:
    """Tell whether an earlier run has read a note, or a note in a folder, according to the lock."""
    lock = read_state(locate(settings, library)).lock
    notes = lock.files
    return any(note == name or note.startswith(f"{name}/") for note in notes)


def remember_notes(settings: Settings, names: Sequence[str]) -> str:
    """Add notes to those in the settings; return the path of the settings file. Raises `CannotUse`."""
    root = root_of(settings)
    stay = [path for path in settings.notes if (root / path).exists()]
    edit_settings(settings, lambda text: with_notes(text, [*stay, *names]))
    return files.shown(settings_path(settings))
