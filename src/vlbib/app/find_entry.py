"""Finds the entry that a key means, with its text in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.project import document_of, locate, read_state
from vlbib.core.faults import CannotUse
from vlbib.core.latex import decode
from vlbib.core.near_names import KEYS, hint
from vlbib.core.text import squeeze
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from vlbib.app.project import Project, State
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings


class FoundEntry(Struct, frozen=True):
    """An entry, its block in the document, and the library and lock that it was found in."""

    project: Project
    state: State
    document: Document
    block: Block
    entry: Entry

    @property
    def text(self) -> str:
        """The entry's text in the file."""
        return self.document.text(self.block.start, self.block.end)


def find_entry(settings: Settings, library: str | None, key: str) -> FoundEntry:
    """Return the entry that has a key or had it before. Raises `CannotUse`, which names the nearest key."""
    project = locate(settings, library)
    return entry_in(project, read_state(project), key)


def entry_in(project: Project, state: State, key: str) -> FoundEntry:
    """Return the entry that has a key or had it before, in a state already read. Raises `CannotUse`."""
    document = document_of(project, state)
    today = state.current_keys.get(key) or key
    pairs = list(zip(document.entries, document.library.entries, strict=True))
    same = [pair for pair in pairs if pair[1].key == today] or [pair for pair in pairs if _is(pair[1], today)]
    if not same:
        raise CannotUse(f"{key}: the library has no entry with that key{_advice(key, state)}")
    return FoundEntry(project, state, document, *same[0])


def is_numbered_key(project: Project, text: str) -> bool:
    """Tell whether a text of the form FILE:LINE is a current or former key, such as `Vaswani:2017`.

    A line of a file with a note's suffix is none, so library and lock are not read for it.
    """
    file, _, line = text.rpartition(":")
    if not (file and line.isdigit()) or file.lower().endswith(NOTE_SUFFIXES):
        return False
    state = read_state(project)
    return state.current_keys.get(text) is not None


def _advice(key: str, state: State) -> str:
    """Return a hint at the nearest key, or for FILE:LINE at the command that explains a line."""
    file, _, line = key.rpartition(":")
    if file and line.isdigit():
        return f"; `vlbib explain {key}` explains a line"
    return hint_of_called(key, state) or hint(key, state.keys, KEYS)


def hint_of_called(words: str, state: State) -> str:
    """Return "; did you mean `KEY`?" if an entry has this title, or this short name in the notes; else ""."""
    name = squeeze(words)
    work = next((work for work in state.lock.works if work.key and name and name in _called(work)), None)
    return f"; did you mean `{work.key}`?" if work else ""


def _called(work: LockedWork) -> set[str]:
    return set(map(squeeze, (decode(work.title), work.alias, *(mention.text for mention in work.mentions))))


def _is(entry: Entry, key: str) -> bool:
    return entry.key.lower() == key.lower()
