"""Finds what is under the cursor: a citation key, an entry of a library, or a line of a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.key_places import LIBRARIES, KeyPlace, keys_in
from vlbib.app.papers import SUFFIXES
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from vlbib.editors.buffer_text import BufferText


@dataclass(frozen=True, slots=True)
class Spot:
    """A 1-based line, and the key under the cursor; None on a line of a note with no key there."""

    line: int
    key: KeyPlace | None = None


def is_library(file: str) -> bool:
    """Tell whether a file is a library, by its suffix."""
    return file.lower().endswith(LIBRARIES)


def is_paper(file: str) -> bool:
    """Tell whether a file is a paper, by its suffix."""
    return file.lower().endswith(SUFFIXES)


def is_note(file: str) -> bool:
    """Tell whether a file is a note, by its suffix; in an editor a LaTeX file is a paper, not a note."""
    return file.lower().endswith(NOTE_SUFFIXES) and not is_paper(file)


def spot_at(buffer: BufferText, position: Position) -> Spot | None:
    """Return what is at a position; None outside entries, citations and lines of notes."""
    line, column = position.line + 1, buffer.column(position)
    keys = keys_in(buffer.text, buffer.file, (line,))
    if is_library(buffer.file):
        before = [key for key in keys if key.line <= line]
        return Spot(line, before[-1]) if before and _is_inside(buffer, before[-1], line) else None
    cited = next((key for key in keys if key.line == line and key.start - 1 <= column <= key.end), None)
    if cited or is_paper(buffer.file):
        return Spot(line, cited) if cited else None
    return Spot(line) if buffer.line(line).strip() else None


def _is_inside(buffer: BufferText, key: KeyPlace, line: int) -> bool:
    """Tell whether a line of a library is in the entry of the key above it: no line between closes the entry."""
    return not any(buffer.line(number).startswith("}") for number in range(key.line, line))
