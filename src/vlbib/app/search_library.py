"""`vlbib search`: finds words in titles, authors, tags, the notes around a mention, and fields such as `note`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.project import document_of, locate, read_state
from vlbib.app.reading.notebook import name_works, read_notes
from vlbib.core.faults import CannotUse
from vlbib.core.latex import in_print
from vlbib.core.people import read_people
from vlbib.core.text import lines_of, one_line, plain
from vlbib.exports.markdown import full_name
from vlbib.lock.recall import recall_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.app.project import State
    from vlbib.core.bib import Entry
    from vlbib.settings import Settings

REMARKS = ("note", "annote", "annotation", "abstract")
_AROUND = 4  # at most this many lines of a paragraph before and after a mention are searched


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that was searched, and where it is (`authors`, `tags`, the name of a field, FILE:LINE of a note)."""

    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that has all of the words, and its passages other than the title that have any of them."""

    key: str
    year: str
    title: str
    passages: tuple[Passage, ...]


def search_library(settings: Settings, library: str | None, words: Sequence[str]) -> list[Hit]:
    """Return the entries that have all words, those with most of them in the title first. Raises `CannotUse`."""
    project = locate(settings, library)
    state = read_state(project)
    entries = document_of(project, state).library.entries
    wanted = [form for word in words for form in plain(word).split()]
    noted = _around_mentions(settings, state)
    hits = [hit for entry in entries if (hit := _hit(entry, noted.get(entry.key.lower(), ()), wanted))]
    return sorted(hits, key=lambda hit: -_count(hit.title, wanted))


def _hit(entry: Entry, noted: Sequence[Passage], wanted: Sequence[str]) -> Hit | None:
    title = in_print(entry.get("title"))
    passages = [*_passages(entry), *noted]
    everything = plain(" ".join((entry.key, title, *(passage.text for passage in passages))))
    if not wanted or not all(word in everything for word in wanted):
        return None
    telling = tuple(dict.fromkeys(passage for passage in passages if _count(passage.text, wanted)))
    return Hit(key=entry.key, year=entry.get("year") or entry.get("date")[:4], title=title, passages=telling)


def _passages(entry: Entry) -> Iterator[Passage]:
    people = ", ".join(full_name(name) for name in read_people(entry.get("author")).names)
    yield Passage("authors", people)
    if entry.get("keywords"):
        yield Passage("tags", in_print(entry.get("keywords")))
    yield from (Passage(name, in_print(entry.get(name))) for name in REMARKS if entry.get(name))


def _count(text: str, wanted: Sequence[str]) -> int:
    shown = plain(text)
    return sum(word in shown for word in wanted)


def _around_mentions(settings: Settings, state: State) -> Mapping[str, list[Passage]]:
    """Return the text in notes around each mention of an entry, by its key in lower case; nothing without notes."""
    try:
        notes = read_notes(settings, (), state.lock)
    except CannotUse:
        return {}
    named = name_works(notes, state.lock, settings)
    lines = {note.file: lines_of(note.text) for note in notes.read}
    around: dict[str, list[Passage]] = {}
    for work, settled in zip(named.works, recall_all(state.lock, named.works), strict=True):
        for mention in work.mentions if settled and settled.locked.key else ():
            text = paragraph(lines.get(mention.file, []), mention.line)
            if settled and text:
                passage = Passage(f"{mention.file}:{mention.line}", text)
                around.setdefault(settled.locked.key.lower(), []).append(passage)
    return around


def paragraph(lines: Sequence[str], line: int) -> str:
    """Return the paragraph or list item around a 1-based line, at most a few lines of it, as one line."""
    if not 0 < line <= len(lines):
        return ""
    first, last = line - 1, line
    while first > max(line - 1 - _AROUND, 0) and _follows(lines[first]) and _is_text(lines[first - 1]):
        first -= 1
    while last < min(line + _AROUND, len(lines)) and _follows(lines[last]):
        last += 1
    return one_line(" ".join(lines[first:last]))


def _is_text(text: str) -> bool:
    return bool(text.strip()) and not text.startswith("#")


def _follows(text: str) -> bool:
    """Tell whether a line continues the one above: it is not empty and begins no heading, list item or table row."""
    return bool(text.strip()) and not text.lstrip().startswith(("#", "- ", "* ", "+ ", "|"))
