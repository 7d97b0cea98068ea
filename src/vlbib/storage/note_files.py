"""Reads notes from files: the name of each, its text, and the reason if it cannot be read."""

from __future__ import annotations

import contextlib
import errno
import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.faults import CannotUse
from vlbib.storage.file_kinds import FOLDER, endless_kind, is_there, special_kind
from vlbib.storage.files import line_of_fault, shown
from vlbib.storage.note_walk import hint_of_note, notebook_fault, walk_notes
from vlbib.storage.unsaved import unsaved_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIBRARIES = (".bib", ".bibtex")
_ADDRESSES = ("https:/", "http:/", "ftp:/")  # `Path` merges the two slashes of a URL into one
_LARGEST_NOTE = 100_000_000  # bytes; a notebook with pictures is smaller, a dump of records larger


class NoteFile(Struct, frozen=True):
    """A note as read: its name (`note_name`) and its text."""

    file: str
    text: str


class Unreadable(Struct, frozen=True):
    """A note in a folder that could not be read, with the reason."""

    file: str
    reason: str


def note_name(path: Path, root: Path) -> str:
    """Return the name of a note: its real path relative to the project's root, however it was reached.

    A note outside the root that is reached by a link inside it gets the link's path; any other note outside a path
    with `../`.
    """
    base, given = Path(os.path.realpath(root)), Path(os.path.abspath(path))  # noqa: PTH100 -- removes `..`
    for depth, start in enumerate((path, *given.parents)):
        real = Path(os.path.realpath(start))
        if real.is_relative_to(base):
            return real.relative_to(base).joinpath(*given.parts[len(given.parts) - depth :]).as_posix()
    real = Path(os.path.realpath(path))
    with contextlib.suppress(ValueError):  # another drive
        return Path(os.path.relpath(real, base)).as_posix()
    return real.as_posix()


def read_note_files(paths: Sequence[str], root: Path | None = None) -> tuple[list[NoteFile], list[Unreadable]]:
    """Read notes from files and folders, each once, and return them sorted by name (`note_name`).

    `root` is by default the working folder. Raises `CannotUse` if a note in `paths` cannot be read; one in a folder is
    returned as unreadable.
    """
    notes: dict[str, NoteFile] = {}
    unreadable: dict[str, Unreadable] = {}
    for path in map(Path, paths):
        read = _in_folder(path, root or Path()) if special_kind(path) == FOLDER else [_named_note(path, root or Path())]
        notes |= {note.file: note for note in read if isinstance(note, NoteFile)}
        unreadable |= {note.file: note for note in read if isinstance(note, Unreadable)}
    return [notes[file] for file in sorted(notes)], [unreadable[file] for file in sorted(unreadable)]


def _named_note(path: Path, root: Path) -> NoteFile:
    if not is_there(path) and not path.is_symlink() and unsaved_bytes(path) is None:
        if str(path).startswith(_ADDRESSES):
            raise CannotUse(f"{path}: is an address, not a file; save the page as a Markdown file and name that")
        near = hint_of_note(path, root)
        raise CannotUse(f"{shown(path)}: there is no such note{near or '; name a Markdown file or a folder of them'}")
    if path.suffix.lower() in _LIBRARIES:
        raise CannotUse(f"{shown(path)}: is a library, not a note; name it with --library {shown(path)}")
    note = (_no_file(path, root) if endless_kind(path) else None) or _read_note(path, root)
    if isinstance(note, Unreadable):
        raise CannotUse(f"{note.file}: {note.reason}")
    return note


def _in_folder(folder: Path, root: Path) -> list[NoteFile | Unreadable]:
    refused: list[OSError] = []
    notes = [_no_file(path, root) or _read_note(path, root) for path in walk_notes(folder, refused.append)]
    notes += [Unreadable(note_name(Path(error.filename), root), _refusal(error, error.filename)) for error in refused]
    if not notes:
        raise CannotUse(f"{shown(folder)}: no Markdown notes in this folder; put .md files there or name another path")
    return notes


def _refusal(error: OSError, path: str | Path) -> str:
    """Return why a path cannot be read, and what to do: a link may lead nowhere, or back to itself."""
    if error.errno in (errno.ENOENT, errno.ELOOP) and os.path.islink(path):  # noqa: PTH114 -- a name or a path
        target = os.fsencode(os.readlink(path)).decode("utf-8", "replace")  # noqa: PTH115
        fault = "does not exist" if error.errno == errno.ENOENT else "leads back to it"
        return f"the link {shown(Path(path))} leads to {target}, which {fault}; change or remove the link"
    advice = "check its permissions" if isinstance(error, PermissionError) else "restore it, or move it elsewhere"
    return f"cannot be read ({error.strerror}); {advice}"


def _no_file(path: Path, root: Path) -> Unreadable | None:
    """Return a FIFO or a device with a note's name as unreadable, because reading it may never end."""
    kind = special_kind(path)
    return Unreadable(note_name(path, root), f"is {kind}, not a file, and is not read") if kind else None


def _read_note(path: Path, root: Path) -> NoteFile | Unreadable:
    name = note_name(path, root)
    shown_name = os.fsencode(name).decode("utf-8", "replace")
    if shown_name != name:
        return Unreadable(shown_name, "its name is not UTF-8; rename the note")
    try:
        unsaved = unsaved_bytes(path)
        size = path.stat().st_size if unsaved is None else len(unsaved)
        if size > _LARGEST_NOTE:
            return Unreadable(
                name, f"is {size // 1_000_000} MB large, too large for a note; is it a dump for vlbib index add?"
            )
        data = path.read_bytes() if unsaved is None else unsaved
        if b"\0" in data:
            wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
            reason = "is UTF-16; save the note as UTF-8" if wide else "is not a text file; notes are Markdown in UTF-8"
            return Unreadable(name, reason)
        text = data.decode("utf-8")
    except OSError as error:
        return Unreadable(name, _refusal(error, path))
    except UnicodeDecodeError as error:
        return Unreadable(f"{name}:{line_of_fault(error)}", "is not UTF-8; save the note as UTF-8")
    return Unreadable(name, fault) if (fault := notebook_fault(path.name, text)) else NoteFile(name, text)
