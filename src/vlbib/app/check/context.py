"""What rules may read, taken from a project: its settings, its lock, its notes, and the papers that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entries import values_of
from vlbib.core.faults import CannotUse
from vlbib.core.key_parts import key_of
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.work import Status, Work
from vlbib.kept_answers import kept

_MADE_KEY = lazy_pattern(r"[a-z]+\d{4}([a-z][a-z0-9]*)")

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.app.reading.notebook import NamedWorks
    from vlbib.bibtex.document import Document
    from vlbib.checks.inputs import Recall, States, TitlesOfKey
    from vlbib.core.bib import Entry, FieldState
    from vlbib.core.citation import Citation
    from vlbib.core.record import Record
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings


def notes_of(settings: Settings, lock: Lock) -> NamedWorks | None:
    """Return what the notes name and cite now; None if the project has no notes to read."""
    from vlbib.app.reading.notebook import name_works, read_notes

    try:
        notes = read_notes(settings, (), lock)
    except CannotUse:
        return None
    return name_works(notes, lock, settings)


def mentions_of(named: NamedWorks, settings: Settings) -> tuple[Mention, ...]:
    """Return the mentions in notes, except those that the settings ignore."""
    return kept("mentions in notes", (named, settings), lambda: tuple(_mentions_of(named, settings)))


def _mentions_of(named: NamedWorks, settings: Settings) -> Iterator[Mention]:
    cited = (mention for work in named.cited for mention in work.mentions)
    for mention in (*named.mentions, *cited):
        if mention.file and not _is_ignored(mention, settings):
            yield mention


def recall_from(lock: Lock, settings: Settings) -> Recall:
    """Return a function that finds the work in the lock for a mention, as `vlbib explain FILE:LINE` does."""
    return kept("recall of lines", (lock, settings), lambda: _recall_from(lock, settings))


def _recall_from(lock: Lock, settings: Settings) -> Recall:
    from vlbib.app.reading.pins import decided
    from vlbib.lock.recall import remember

    memory = remember(lock)

    def recall(mention: Mention) -> LockedWork | None:
        number = memory.find(Work(mentions=(decided(mention, settings),)))
        return None if number is None else lock.works[number]

    return recall


def _is_ignored(mention: Mention, settings: Settings) -> bool:
    from vlbib.app.reading.pins import owner_verdict

    verdict = owner_verdict(Work(mentions=(mention,)), settings)
    return verdict is not None and verdict.status is Status.IGNORED


def titles_of_key(settings: Settings) -> TitlesOfKey:
    """Return a function from a key (`radford2021learning`) to the local titles for which vlbib would make that key."""

    def titles(key: str) -> Sequence[str]:
        from vlbib.app.reading.at_hand import indexes_at_hand

        match = _MADE_KEY.fullmatch(key.lower())
        word = match[1] if match else ""
        rows = (records for index in indexes_at_hand(settings) for records in index.records_from(_heads(word)))
        fitting = (records[0].title for records in rows if any(_made(record) == key.lower() for record in records))
        return tuple({squeeze(title): title for title in fitting}.values())

    return titles


def _heads(word: str) -> Sequence[str]:
    """Return how a squeezed title with this first word may begin: with the word, or with an article before it."""
    return [f"{article}{word}" for article in ("", "a", "an", "the")] if word else []


def _made(record: Record) -> str:
    author = record.authors[0] if record.authors else None
    family = (author.family or author.given) if author else ""
    return key_of(f"{{{family}}}", str(record.year or ""), record.title)


def citations_of(papers: Sequence[str]) -> tuple[Citation, ...] | None:
    """Return what the papers cite, None without papers. Raises `CannotUse` for one that cannot be read."""
    if not papers:
        return None
    from vlbib.app.cite import paper_citations

    return paper_citations(papers).citations


def states_in(document: Document) -> States:
    """Return a function that tells who owns each field of an entry in this file."""
    from vlbib.merge.entry import entry_states
    from vlbib.merge.filed_entry import FiledEntry

    def states(entry: Entry, work: LockedWork) -> Mapping[str, FieldState]:
        return entry_states(FiledEntry(entry.key, entry.type, values_of(entry)), work, document.shown)

    return states
