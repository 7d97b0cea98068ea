"""Lists the entries of a library in brief, and on request the works without one, if they pass a filter."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.app.brief_state import brief_rows
from vlbib.app.entry_row import OWN, EntryRow, brief_row, row_of_entry, row_of_work
from vlbib.app.git.library_history import keys_at
from vlbib.app.list_filter import ListFilter, passes
from vlbib.app.project import document_of, locate, read_state
from vlbib.core.collector import collector_at_rest
from vlbib.core.entries import values_of
from vlbib.core.latex import in_print
from vlbib.core.text import without_controls
from vlbib.core.work import Status
from vlbib.kept_answers import kept
from vlbib.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.app.entry_row import BriefRow
    from vlbib.core.bib import Entry
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings

_ROW_NAMES = (*(field.name for field in fields(EntryRow)), "author")
_HAVE_ENTRIES = frozenset({Status.ACCEPTED.value, Status.WEB.value, OWN})


@dataclass(frozen=True)
class Listed:
    """The rows that passed a filter, all rows before it, and the entries, whose values a template may name."""

    rows: tuple[EntryRow, ...]
    of: tuple[EntryRow, ...]
    entries: Sequence[Entry]

    def named_values(self, row: EntryRow) -> dict[str, str]:
        """Return the values that a template may use for a row, without control characters; "" for a missing field."""
        own = {name: _in_words(value) for name, value in row.json().items()}
        own |= {"authors": ", ".join(row.authors), "author": row.authors[0] if row.authors else ""}
        values = self.no_values | dict(self.values.get(row.key, {})) | own
        return {name: without_controls(value) for name, value in values.items()}

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, str]]:
        """The values of each entry in plain text on one line, by key and field name."""
        return {
            entry.key: {name: in_print(value) for name, value in values_of(entry).items()} for entry in self.entries
        }

    @cached_property
    def no_values(self) -> dict[str, str]:
        """An empty value for every name that a template may use."""
        written = (name for entry in self.values.values() for name in entry)
        return dict.fromkeys((*written, *_ROW_NAMES), "")


def _in_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def listed(
    settings: Settings,
    library: str | None,
    wanted: ListFilter | None = None,
    statuses: Sequence[str] = (),
    added_since: str = "",
) -> Listed:
    """Return the wanted entries of the library in file order. With `statuses`, only rows that have one of them.

    These may be works without an entry, too. `added_since` is a day or a revision of git. Raises `CannotUse`.
    """
    project = locate(settings, library)
    state = read_state(project)
    entries = document_of(project, state).library.entries
    sieve = replace(wanted or ListFilter(), separator=settings.separator)
    if added_since:
        sieve = replace(sieve, old_keys=keys_at(project.library, added_since))
    rows = list(_rows(entries, files.shown(project.library), state.lock, statuses))
    passed = [(row, entry) for row, entry in rows if passes(row, entry, sieve)]
    return Listed(tuple(row for row, _ in passed), tuple(row for row, _ in rows), entries)


def listed_in_brief(settings: Settings, library: str | None) -> tuple[BriefRow, ...]:
    """Return the brief rows of all entries in file order, for which neither authors nor ids need be read."""
    project = locate(settings, library)
    with collector_at_rest():
        rows = brief_rows(project)
        if rows is not None:
            return rows
        state = read_state(project)
        return tuple(map(brief_row, document_of(project, state).library.entries))


def listed_rows(settings: Settings, library: str | None) -> tuple[EntryRow, ...]:
    """Return the rows of all entries in file order; a long-running program keeps them while nothing changes."""
    project = locate(settings, library)
    state = read_state(project)
    entries, file = document_of(project, state).library.entries, files.shown(project.library)
    return kept("rows", (state,), lambda: tuple(row for row, _ in _rows(entries, file, state.lock, ())))


def _rows(
    entries: Sequence[Entry], file: str, lock: Lock, statuses: Sequence[str]
) -> Iterator[tuple[EntryRow, Entry | None]]:
    """Yield the rows of entries, and of works without an entry if their status is among `statuses`."""
    works = _works_by_key(lock)
    for entry in entries:
        row = row_of_entry(entry, file, works.get(entry.key.lower()))
        if not statuses or row.status in statuses:
            yield row, entry
    filed = {entry.key.lower() for entry in entries}
    for work in lock.works:
        if work.status.value in set(statuses) - _HAVE_ENTRIES and work.key.lower() not in filed:
            yield row_of_work(work), None


def _works_by_key(lock: Lock) -> dict[str, LockedWork]:
    """Return the works that have a key by that key in lower case."""
    return {work.key.lower(): work for work in lock.works if work.key}
