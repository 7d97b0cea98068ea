"""Where a citation key occurs, to the character: in its entry, in notes and in papers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.find_entry import find_entry
from vlbib.app.papers import SUFFIXES, cited_in_papers
from vlbib.app.project import document_from, root_of
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_cached
from vlbib.app.reading.notebook import read_notes
from vlbib.bibtex.document import Refused
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.line.raw_lines import raw_lines, without_code
from vlbib.notes.renamed_keys import keys_of_line
from vlbib.tex.rename import cited_key_lists
from vlbib.tex.tokens import LatexSource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block
    from vlbib.lock.file import Lock
    from vlbib.settings import Settings

LIBRARIES = (".bib", ".bibtex")
_LINE_END = lazy_pattern(rb"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key in a text: its 1-based line, and its half-open, 0-based range of characters in that line."""

    key: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FiledKey:
    """A place of a key with the path of its file; `is_entry` is true for the entry itself, false for a citation."""

    path: Path
    place: KeyPlace
    is_entry: bool = False


def keys_in(text: str, file: str, lines: Collection[int] = ()) -> tuple[KeyPlace, ...]:
    """Return the keys that a text cites or, for a library, that its entries have.

    A note is read line by line, including blocks of code. Only `lines` are read if any are given.
    """
    if file.lower().endswith(LIBRARIES):
        return tuple(_entry_keys(text, file))
    places = _cited_in_tex(text) if file.lower().endswith(SUFFIXES) else _cited_in_note(text, lines)
    return tuple(places)


def _entry_keys(text: str, file: str) -> Iterator[KeyPlace]:
    document = document_from(text.encode(), file)
    if isinstance(document, Refused):
        return
    starts = _line_starts(document.source)
    for block in document.entries:
        yield _entry_key(document, block, starts)


def _line_starts(source: bytes) -> Sequence[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(source))]


def _entry_key(document: Document, block: Block, starts: Sequence[int]) -> KeyPlace:
    """Return the place of an entry's key; `starts` are the byte offsets at which the lines of the source begin."""
    line, key = bisect_right(starts, block.key_start), document.key(block)
    column = len(document.text(starts[line - 1], block.key_start))
    return KeyPlace(key, line, column, column + len(key))


def _cited_in_tex(text: str) -> Iterator[KeyPlace]:
    source = LatexSource(text)
    for cited in (cited for keys in cited_key_lists(source, {}) for cited in keys):
        line, column = source.place(cited.start)
        yield KeyPlace(cited.key, line, column - 1, column - 1 + cited.end - cited.start)


def _cited_in_note(text: str, lines: Collection[int]) -> Iterator[KeyPlace]:
    for number, line in enumerate(raw_lines(text), start=1):
        if (not lines or number in lines) and ("@" in line or "\\" in line):
            for start, end in sorted(set(keys_of_line(without_code(line)))):
                yield KeyPlace(line[start:end], number, start, end)


def places_of_key(settings: Settings, library: str | None, key: str) -> tuple[FiledKey, ...]:
    """Return where a current or former key occurs, its entry first. Raises `CannotUse` for an unknown key."""
    filed = find_entry(settings, library, key)
    work = filed.state.lock.work(filed.entry.key)
    keys = {filed.entry.key.lower(), *(former.lower() for former in (work.former_keys if work else ()))}
    entry = _entry_key(filed.document, filed.block, _line_starts(filed.document.source))
    papers = [FiledKey(path, place) for path, place in _in_papers(root_of(settings), keys)]
    seen = {place.path.resolve() for place in papers}
    notes = [place for place in _in_notes(settings, filed.state.lock, keys) if place.path.resolve() not in seen]
    return (FiledKey(filed.project.library, entry, is_entry=True), *notes, *papers)


def _in_notes(settings: Settings, lock: Lock, keys: Collection[str]) -> Iterator[FiledKey]:
    try:
        notes = read_notes(settings, (), lock).read
    except CannotUse:
        return
    hand = at_hand(settings, lock)
    for note in notes:
        lines = {cited.line for cited in read_cached(note, hand).citations if cited.key.lower() in keys}
        for place in keys_in(note.text, note.file, lines) if lines else ():
            if place.key.lower() in keys:
                yield FiledKey(root_of(settings) / note.file, place)


def _in_papers(folder: Path, keys: Collection[str]) -> Iterator[tuple[Path, KeyPlace]]:
    for path, source, cited in cited_in_papers(folder):
        if cited.key.lower() in keys:
            line, column = source.place(cited.start)
            yield path, KeyPlace(cited.key, line, column - 1, column - 1 + cited.end - cited.start)
