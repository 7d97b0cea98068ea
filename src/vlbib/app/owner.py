"""What an owner decides on the library by command: conflicts, keys, merged entries, tags, pairs that are distinct.

Each command reads library and lock afresh, alone on the library, and writes both as one. Citations in papers and the
settings file follow behind them, each written in one step; the same command run again finishes what an interruption
left.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.app.decisions import edit_settings, with_distinct, with_renamed_keys, with_renamed_tag
from vlbib.app.former import followed, today, todays_keys
from vlbib.app.papers import rewritten
from vlbib.app.project import locate, read_state, save
from vlbib.bibtex.document import Document, read
from vlbib.files import CannotUse
from vlbib.lock.schema import LockedField
from vlbib.merge import owner
from vlbib.merge.entry import ENTRY_TYPE
from vlbib.merge.owner import Done, Rejected
from vlbib.merge.tags import renamed_tag, safe_tag, split_keywords, sub_paths, tag_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.app.project import Project, State
    from vlbib.core.bib import Entry, Library
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.merge.entry import Conflict
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A field of an entry that a command has settled: the value that stands now, and the one that does not."""

    key: str
    field: str
    stands: str
    instead_of: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """What renaming or merging did: old keys to new, fields taken over, values left out, citations changed by file.

    `said` tells which of the keys given was a former one.
    """

    keys: Mapping[str, str]
    fields: tuple[str, ...] = ()
    left_out: tuple[Conflict, ...] = ()
    citations: Mapping[str, int]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retagged:
    """What renaming tags did: the tag that stands now, and how many entries changed."""

    tag: str
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A tag with the number of entries that have it, and how many of these have it from the notes.

    `known`: the settings' vocabulary has it, or there is none. `spellings` are the settings' synonyms for it.
    """

    tag: str
    entries: int
    from_notes: int
    known: bool
    spellings: tuple[str, ...]


def accept(
    settings: Settings, library: str | None, key: str, field: str = "", *, mine: bool = False
) -> tuple[Acceptance, ...]:
    """Settle conflicts of an entry: take the sources' values, or keep the owner's for good. Raises `CannotUse`."""
    project = locate(settings, library)
    with _alone(project) as state:
        key = _today(state, key)
        done = _done(owner.accept(_document(project, state), state.lock, key, field, mine=mine))
        save(project, state, done.data, done.lock)
    work, entry = done.lock.work(key), _entry(state, key)
    assert work is not None
    return tuple(_acceptance(work, name, entry, mine=mine) for name in done.fields)


def _acceptance(work: LockedWork, name: str, entry: Entry | None, *, mine: bool) -> Acceptance:
    field = work.fields.get(name) or LockedField(value=work.type, source="the sources")
    key, yours = work.key, ""
    if entry:
        yours = entry.type if name == ENTRY_TYPE else entry.get(name)
    stands, other = (yours, field.value) if mine else (field.value, yours)
    return Acceptance(key=key, field=name, stands=stands, instead_of=other, source="you" if mine else field.source)


def rename_key(settings: Settings, library: str | None, old: str, new: str, tex: Sequence[str] = ()) -> Rekeyed:
    """Give an entry another key, and citations with it. Raises `CannotUse`."""
    return _rekey(settings, library, (old, new), owner.rename_key, tex)


def merge(settings: Settings, library: str | None, keep: str, drop: str, tex: Sequence[str] = ()) -> Rekeyed:
    """Make one entry of two, and cite the first in place of the second. Raises `CannotUse`."""

    def command(document: Document, lock: Lock, gone: str, stays: str) -> Done | Rejected:
        return owner.merge(document, lock, stays, gone)

    return _rekey(settings, library, (drop, keep), command, tex, both=True)


def _rekey(
    settings: Settings,
    library: str | None,
    keys: tuple[str, str],
    command: Callable[[Document, Lock, str, str], Done | Rejected],
    tex: Sequence[str],
    *,
    both: bool = False,
) -> Rekeyed:
    """Plan all, so that what cannot be done is told before anything is written; then write.

    `keys` are the one that goes and the one that comes or, with `both`, stays: that may be a former one too.
    """
    project = locate(settings, library)
    with _alone(project) as state:
        old, new = keys[0], _today(state, keys[1]) if both else keys[1]
        before = _was_done(state, old, new)
        found = before or _followed(state, old, new, command, _document(project, state))
        papers = rewritten(tex, found.renamed)
        if settings.not_duplicates and settings.file:
            files.check_writable(Path(settings.file), instead="")
        save(project, state, found.data, found.lock)
        for paper in papers:
            files.write(paper.file, paper.data)
        if settings.not_duplicates:
            edit_settings(settings, lambda text: with_renamed_keys(text, found.renamed))
    citations = {files.shown(paper.file): paper.count for paper in papers}
    former = () if before else keys if both else keys[:1]
    return Rekeyed(
        keys=found.renamed,
        fields=found.fields,
        left_out=found.left_out,
        citations=citations,
        said=followed(former, todays_keys(state.lock, _library(state))),
    )


def _followed(
    state: State, old: str, new: str, command: Callable[[Document, Lock, str, str], Done | Rejected], document: Document
) -> Done:
    """Do a command to the entry that has the old key today; citations of the former key follow it too."""
    current = _today(state, old)
    done = _done(command(document, state.lock, current, new))
    return done if current.lower() == old.lower() else replace(done, renamed={old: new} | dict(done.renamed))


def _was_done(state: State, old: str, new: str) -> Done | None:
    """Return what an earlier run has done already: the old key is an alias of the new one; only papers are left."""
    entry = _entry(state, new)
    former = [one.strip() for one in entry.get("ids").split(",")] if entry else []
    if entry is None or old not in former or _entry(state, old) is not None:
        return None
    return Done(data=state.library_bytes or b"", lock=state.lock, renamed={old: entry.key})


def rename_tags(settings: Settings, library: str | None, old: Sequence[str], new: str) -> Retagged:
    """Give tags one name in the library and, for the syncs to come, in the settings.

    Raises `CannotUse` where no entry, no vocabulary and no synonym has a tag, and for a new name without a letter or
    sign that a tag can hold.
    """
    project = locate(settings, library)
    safe = safe_tag(new)
    if not tag_form(safe):
        raise CannotUse(f"{new!r}: a tag needs a name, and holds no comma and no semicolon")
    with _alone(project) as state:
        first = document = _document(project, state)
        data, lock = state.library_bytes or b"", state.lock
        unknown = [tag for tag in old if tag_form(tag) not in _known_tags(settings, first)]
        if unknown:
            raise CannotUse(f"{unknown[0]}: no entry has this tag; `vlbib tags list` shows them")
        for tag in old:
            done = owner.rename_tag(document, lock, tag, safe, settings.separator)
            data, lock, document = done.data, done.lock, _reread(project, done)
        edit_settings(settings, lambda text: _with_renamed(text, settings, old, safe))
        save(project, state, data, lock)
    changed = sum(one != other for one, other in zip(_keywords(first), _keywords(document), strict=True))
    return Retagged(tag=safe, entries=changed)


def _with_renamed(text: str, settings: Settings, old: Sequence[str], new: str) -> str:
    """Return the settings' text with tags renamed, also where they are levels of others that the settings name."""
    for tag in (*settings.vocabulary, *settings.synonyms.values()):
        renamed = tag
        for one in old:
            renamed = renamed_tag(renamed, one, new, settings.separator)
        if renamed not in (tag, new):
            text = with_renamed_tag(text, [tag], renamed)
    return with_renamed_tag(text, old, new)


def _known_tags(settings: Settings, document: Document) -> set[str]:
    """Return the forms of all tags that are known, of their levels and of the paths to them."""
    tags = [tag for entry in document.library.entries for tag in split_keywords(entry.get("keywords"))]
    known = (*tags, *settings.vocabulary, *settings.synonyms.values())
    return {tag_form(name) for tag in known for name in sub_paths(tag, settings.separator)}


def _keywords(document: Document) -> list[str]:
    return [entry.get("keywords") for entry in document.library.entries]


def list_tags(settings: Settings, library: str | None) -> list[TagRow]:
    """Return the library's tags, the most frequent first, then those that only the vocabulary has."""
    project = locate(settings, library)
    state = read_state(project)
    entries = [split_keywords(entry.get("keywords")) for entry in _document(project, state).library.entries]
    spelled = {tag_form(tag): tag for tags in reversed(entries) for tag in reversed(tags)}
    spelled |= {tag_form(tag): tag for tag in settings.vocabulary}
    counts = Counter(form for tags in entries for form in {tag_form(tag) for tag in tags})
    ours = Counter(form for work in state.lock.works for form in {tag_form(tag) for tag in work.tags})
    known = {tag_form(tag) for tag in settings.vocabulary} or set(spelled)
    levels_of = {form: sub_paths(tag, settings.separator)[1:] for form, tag in spelled.items()}
    rows = [
        TagRow(
            tag=tag,
            entries=counts[form],
            from_notes=min(ours[form], counts[form]),
            known=form in known or bool(levels_of[form] and {*map(tag_form, levels_of[form])} <= known),
            spellings=tuple(one for one, to in settings.synonyms.items() if tag_form(to) == form),
        )
        for form, tag in spelled.items()
    ]
    return sorted(rows, key=lambda row: (-row.entries, row.tag.lower()))


def distinct(settings: Settings, library: str | None, keys: Sequence[str]) -> tuple[str, ...]:
    """Write down that entries are not duplicates of one another; return their keys. Raises `CannotUse`."""
    state = read_state(locate(settings, library))
    entries = [(key, _entry(state, _today(state, key))) for key in keys]
    missing = next((key for key, entry in entries if entry is None), None)
    if missing is not None:
        raise CannotUse(f"{missing}: the library has no entry of that key; `vlbib list` shows the keys")
    found = tuple(dict.fromkeys(entry.key for _, entry in entries if entry))
    if len(found) < 2:
        raise CannotUse("two keys at least are needed: vlbib distinct KEY KEY...")
    edit_settings(settings, lambda text: with_distinct(text, found))
    return found


@contextmanager
def _alone(project: Project) -> Iterator[State]:
    """Hold library and lock for this process, and give both as they are now. Raises `CannotUse`."""
    files.check_writable(project.library)
    files.check_writable(project.lock)
    files.finish(project.library, project.lock)
    with files.alone(project.library):
        yield read_state(project)


def _document(project: Project, state: State) -> Document:
    if state.document is None:
        raise CannotUse(f"{files.shown(project.library)}: there is no library yet; run vlbib sync")
    return state.document


def _done(found: Done | Rejected) -> Done:
    if isinstance(found, Rejected):
        raise CannotUse(found.reason)
    return found


def _reread(project: Project, done: Done) -> Document:
    document = read(done.data, files.shown(project.library))
    assert isinstance(document, Document)
    return document


def _library(state: State) -> Library | None:
    return state.document.library if state.document else None


def _today(state: State, key: str) -> str:
    """Return the key of today for one that an entry may have had before."""
    return today(key, todays_keys(state.lock, _library(state)))


def _entry(state: State, key: str) -> Entry | None:
    entries = state.document.library.entries if state.document else ()
    exact = (entry for entry in entries if entry.key == key)
    return next(exact, next((entry for entry in entries if entry.key.lower() == key.lower()), None))
