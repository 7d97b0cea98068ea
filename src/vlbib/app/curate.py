"""Decisions about the library that users make by command: conflicts, keys, merged entries, entries that are distinct.

Each command locks the library, reads library and lock again, and writes both as one. Then it writes each paper and the
settings file in one step; the same command run again finishes what an interruption left undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.app.papers import rewritten
from vlbib.app.project import document_of, hold, locate, read_state, save
from vlbib.app.renamed_notes import rewritten_notes
from vlbib.app.settings_editor import edit_settings, with_distinct, with_renamed_keys
from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.entries import values_of
from vlbib.core.faults import CannotUse
from vlbib.core.near_names import KEYS, hint
from vlbib.core.record import Value
from vlbib.core.work import Status
from vlbib.merge import entry_commands
from vlbib.merge.entry_commands import Done, Rejected
from vlbib.merge.two_works import why_two_works
from vlbib.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vlbib.app.project import State
    from vlbib.bibtex.document import Document
    from vlbib.core.bib import Entry, Library
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedField, LockedWork
    from vlbib.merge.changes import Conflict
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A field whose conflict a command has settled: the value that it has now, and the rejected one."""

    key: str
    field: str
    stands: str
    instead_of: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """What renaming or merging did: old keys to new ones, fields copied, values left out, citations changed per file.

    `notices` says which of the given keys were former keys.
    """

    keys: Mapping[str, str]
    fields: tuple[str, ...] = ()
    left_out: tuple[Conflict, ...] = ()
    citations: Mapping[str, int]
    notices: tuple[str, ...] = ()


def accept(
    settings: Settings, library: str | None, key: str, field: str = "", *, mine: bool = False
) -> tuple[Acceptance, ...]:
    """Settle conflicts of an entry: take the sources' values, or with `mine` keep the user's. Raises `CannotUse`."""
    project = locate(settings, library)
    with hold(project) as state:
        key = _today(state, key)
        done = _done(entry_commands.accept_fields(document_of(project, state), state.lock, key, field, mine=mine))
        save(project, state, done.data, done.lock)
    work, entry = done.lock.work(key), _entry(state, key)
    assert work is not None
    return tuple(_acceptance(work, name, entry, mine=mine) for name in done.fields)


def _acceptance(work: LockedWork, name: str, entry: Entry | None, *, mine: bool) -> Acceptance:
    field = _source_value(work, name)
    key, yours = work.key, ""
    if entry:
        yours = entry.type if name == ENTRY_TYPE else entry.get(name)
    theirs = field.text if isinstance(field, Value) else field.value
    stands, falls = (yours, theirs) if mine else (theirs, yours)
    return Acceptance(key=key, field=name, stands=stands, instead_of=falls, source="you" if mine else field.source)


def _source_value(work: LockedWork, name: str) -> LockedField | Value:
    """Return the sources' value of a field or the entry type, from an offered version if there is one."""
    offered = work.offered
    if name == ENTRY_TYPE:
        return Value(offered.type if offered else work.type, "the sources")
    return offered.fields[name] if offered and name in offered.fields else work.fields[name]


@dataclass(frozen=True, slots=True)
class Citing:
    """Where citations of an old key are rewritten: LaTeX sources (files or folders), and the project's notes."""

    tex: tuple[str, ...] = ()
    notes: bool = False


def rename_key(settings: Settings, library: str | None, old: str, new: str, citing: Citing | None = None) -> Rekeyed:
    """Change the key of an entry and the citations of it. Raises `CannotUse`."""
    return _rekey(settings, library, (old, new), entry_commands.rekey_entry, citing or Citing())


def merge(
    settings: Settings, library: str | None, keep: str, drop: str, citing: Citing | None = None, *, force: bool = False
) -> Rekeyed:
    """Merge the entry `drop` into `keep`, and cite `keep` in its place. Raises `CannotUse`.

    Entries whose ids, authors or titles show two works are merged only with `force`. A web page that the settings pin
    a line to is not merged with another work, because the next sync would add it again.
    """

    def command(document: Document, lock: Lock, gone: str, stays: str) -> Done | Rejected:
        why = _pinned_page(lock, gone, stays) or ("" if force else _why_two_works(document, gone, stays))
        return Rejected(why) if why else entry_commands.merge_entries(document, lock, stays, gone)

    return _rekey(settings, library, (drop, keep), command, citing or Citing(), both=True)


def _pinned_page(lock: Lock, gone: str, stays: str) -> str:
    """Return why two entries are not merged if the settings pin a line to the web page of one; "" if they do not."""
    works = [lock.work(key) for key in (gone, stays)]
    pages = [work.key for work in works if work and work.verdict.status is Status.WEB and _is_pinned(work)]
    if len(pages) != 1:
        return ""
    return f"the settings pin a line of the notes to the page {pages[0]}; remove that pin first"


def _is_pinned(work: LockedWork) -> bool:
    return any(mention.pinned for mention in work.mentions)


def _why_two_works(document: Document, gone: str, stays: str) -> str:
    """Return why two entries are not merged if they are two works; "" if they are one, or if one does not exist."""
    entries = [_entry_of(document.library, key) for key in (gone, stays)]
    first, second = (values_of(entry) if entry else {} for entry in entries)
    one, other = (entry.type if entry else "" for entry in entries)
    why = why_two_works(first, second, (one, other))
    return f"{gone} and {stays} are two works, {why}; `--force` merges them anyway" if why else ""


def _rekey(
    settings: Settings,
    library: str | None,
    keys: tuple[str, str],
    command: Callable[[Document, Lock, str, str], Done | Rejected],
    citing: Citing,
    *,
    both: bool = False,
) -> Rekeyed:
    """Plan everything, so that an impossible request is refused before anything is written; then write.

    `keys` are the old key and the new one; with `both`, the second is the key that stays, given as it is or as a
    former one.
    """
    project = locate(settings, library)
    with hold(project) as state:
        old, new = keys[0], _today(state, keys[1]) if both else keys[1]
        before = _was_done(state, old, new)
        done = before or _followed(state, old, new, command, document_of(project, state))
        papers = rewritten(citing.tex, done.renamed)
        papers += rewritten_notes(settings, state.lock, done.renamed) if citing.notes else ()
        if settings.not_duplicates and settings.file:
            files.check_writable(Path(settings.file), instead="")
        save(project, state, done.data, done.lock)
        for paper in papers:
            files.remove_left_over(paper.file)
            files.write(paper.file, paper.data)
        if settings.not_duplicates:
            edit_settings(settings, lambda text: with_renamed_keys(text, done.renamed))
    citations = {files.shown(paper.file): paper.count for paper in papers}
    former = () if before else keys if both else keys[:1]
    return Rekeyed(
        keys=done.renamed,
        fields=done.fields,
        left_out=done.left_out,
        citations=citations,
        notices=state.current_keys.renames(former),
    )


def _followed(
    state: State, old: str, new: str, command: Callable[[Document, Lock, str, str], Done | Rejected], document: Document
) -> Done:
    """Run a command on the entry that has or had the old key; citations of a former key are changed, too."""
    current = _today(state, old)
    done = _done(command(document, state.lock, current, new))
    return done if current.lower() == old.lower() else replace(done, renamed={old: new} | dict(done.renamed))


def _was_done(state: State, old: str, new: str) -> Done | None:
    """Return what an earlier run did if the old key is an alias of the new one already: only papers are left then."""
    entry = _entry(state, new)
    former = [key.strip() for key in entry.get("ids").split(",")] if entry else []
    if entry is None or old not in former or _entry(state, old) is not None:
        return None
    return Done(data=state.library_bytes or b"", lock=state.lock, renamed={old: entry.key})


def distinct(settings: Settings, library: str | None, keys: Sequence[str]) -> tuple[str, ...]:
    """Record in the settings that entries are not duplicates; return their keys. Raises `CannotUse`."""
    state = read_state(locate(settings, library))
    entries = [(key, _entry(state, _today(state, key))) for key in keys]
    missing = next((key for key, entry in entries if entry is None), None)
    if missing is not None:
        raise CannotUse(f"{missing}: the library has no entry with that key{hint(missing, state.keys, KEYS)}")
    named = tuple(dict.fromkeys(entry.key for _, entry in entries if entry))
    if len(named) < 2:
        raise CannotUse("at least two keys are needed: vlbib distinct KEY KEY...")
    edit_settings(settings, lambda text: with_distinct(text, named))
    return named


def _done(outcome: Done | Rejected) -> Done:
    if isinstance(outcome, Rejected):
        raise CannotUse(outcome.reason)
    return outcome


def _today(state: State, key: str) -> str:
    """Return the current key for a current or former one; an unknown key unchanged."""
    return state.current_keys.get(key) or key


def _entry(state: State, key: str) -> Entry | None:
    return _entry_of(state.document.library, key) if state.document else None


def _entry_of(library: Library, key: str) -> Entry | None:
    exact = (entry for entry in library.entries if entry.key == key)
    return next(exact, next((entry for entry in library.entries if entry.key.lower() == key.lower()), None))
