"""`vlbib init`: finds the notes and libraries in a folder, and writes the settings of a project for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.first_settings import first_settings, with_lock_line
from vlbib.app.project_folder import project_folder, settings_file
from vlbib.app.reading.notes_on_disk import markdown_files
from vlbib.core.faults import CannotUse
from vlbib.core.work import Kind
from vlbib.settings import Settings
from vlbib.storage import files, note_files
from vlbib.storage.kept_steps import recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.known import AtHand

_SETTINGS, _ATTRIBUTES = "vlbib.toml", ".gitattributes"
_READ = 200  # at most this many notes are read to count the lines that name works
_LISTED = 5  # at most this many notes outside folders are listed one by one in the settings


class Surroundings(Struct, frozen=True, kw_only=True):
    """What a folder contains: Markdown files, how many of their lines name works, and what the settings would say.

    `counted` is true if every file was read; else `lines` is an estimate. `library` is the .bib file that the settings
    would name, `there` are the .bib files that exist already.
    """

    markdown: tuple[Path, ...]
    lines: int
    counted: bool
    notes: tuple[str, ...]
    library: str
    there: tuple[str, ...]

    @property
    def folders(self) -> int:
        """The number of folders with Markdown files."""
        return len({path.parent for path in self.markdown})


def is_project() -> bool:
    """Tell whether the working folder is in a project, which has settings or a lock."""
    return settings_file() is not None or (project_folder() / "references.lock").is_file()


def look_around() -> Surroundings:
    """Return what the working folder contains. Raises `CannotUse` if it is part of a project that has settings."""
    path = settings_file()
    if path is not None:
        raise CannotUse(
            f"{files.shown(path)}: this folder is a project already; edit these settings, or run vlbib sync"
        )
    markdown = markdown_files(Path())
    naming = _lines_that_name(markdown[:_READ])
    lines = sum(naming.values())
    there = tuple(sorted(file.name for file in Path().glob("*.bib")))
    return Surroundings(
        markdown=tuple(markdown),
        lines=round(lines * len(markdown) / _READ) if len(markdown) > _READ else lines,
        counted=len(markdown) <= _READ,
        notes=(".",) if _is_vault() else notes_setting([path for path in markdown if naming.get(path, 1)] or markdown),
        library=there[0] if len(there) == 1 else Settings().library,
        there=there,
    )


def _is_vault() -> bool:
    """Tell whether the working folder is an Obsidian vault, where new notes may be anywhere."""
    return Path(".obsidian").is_dir()


def _lines_that_name(markdown: Sequence[Path]) -> dict[Path, int]:
    from vlbib.app.reading.at_hand import at_hand
    from vlbib.lock.file import Lock

    hand = at_hand(Settings(), Lock())
    return {path: _count_naming(path, hand) for path in markdown}


def _count_naming(path: Path, hand: AtHand) -> int:
    """Return how many lines of a note name works known at hand; 0 for a note that cannot be read."""
    from vlbib.app.reading.note_cache import read_cached

    try:
        read, _ = note_files.read_note_files([str(path)])
    except CannotUse:
        return 0
    mentions = read_cached(read[0], hand).mentions
    return len({mention.line for mention in mentions if mention.kind is not Kind.CITATION})


def notes_setting(markdown: Sequence[Path]) -> tuple[str, ...]:
    """Return the setting `notes` that makes a sync read these notes: their top folders, and the notes in no folder.

    If many notes are in no folder, it is the working folder itself; without any notes, the default.
    """
    outside = [path.name for path in markdown if len(path.parts) == 1]
    if len(outside) > _LISTED:
        return (".",)
    folders = sorted({path.parts[0] for path in markdown if len(path.parts) > 1})
    return (*folders, *outside) or Settings().notes


def begin(around: Surroundings) -> tuple[str, ...]:
    """Write the settings file and the line in `.gitattributes`; return the files written. Raises `CannotUse`."""
    lock = Path(around.library).with_suffix(".lock").name
    attributes = files.read_text(Path(_ATTRIBUTES)) or ""
    texts = {_SETTINGS: first_settings(around.notes, around.library), _ATTRIBUTES: with_lock_line(attributes, lock)}
    with recording(files.data_dir(), Path(around.library)):
        return tuple(name for name, text in texts.items() if files.write_output(Path(name), text.encode()))
