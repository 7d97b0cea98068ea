"""Lists and renames the tags of a library and its settings, and adds tags that lists in the notes define."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from vlbib.app.project import document_of, hold, locate, read_state, root_of, save, settings_path
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_cached
from vlbib.app.reading.notebook import given_tag, read_notes
from vlbib.app.settings_editor import edit_settings, with_renamed_tag, with_vocabulary
from vlbib.bibtex.document import Document, read
from vlbib.core.faults import CannotUse
from vlbib.core.near_names import hint
from vlbib.merge import entry_commands
from vlbib.merge.tags import renamed_tag, split_keywords, sub_paths, tag_form
from vlbib.merge.vocabulary import Seeds, apart_from_works, read_definition, seeds, unlisted_tags, work_names
from vlbib.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.app.project import Project, State
    from vlbib.lock.file import Lock
    from vlbib.merge.entry_commands import Done
    from vlbib.merge.vocabulary import Definition
    from vlbib.settings import Settings
    from vlbib.storage.note_files import NoteFile


class NotSeededJson(TypedDict):
    """A definition that does not become a tag, and why."""

    file: str
    line: int
    text: str
    reason: str


class UnreadNoteJson(TypedDict):
    """A note that could not be read."""

    file: str
    reason: str


class SeedsDocument(TypedDict):
    """What was added to the settings, or would be."""

    version: int
    file: str
    written: bool
    tags: list[str]
    synonyms: dict[str, str]
    left_out: list[NotSeededJson]
    unlisted: int
    unreadable: list[UnreadNoteJson]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeding:
    """What was added to the settings `file`, or would be, and what was left out.

    `unlisted` counts the user's own tags that a newly created vocabulary lacks. `unreadable` are (file, reason).
    """

    file: str
    seeds: Seeds
    written: bool
    unlisted: int
    unreadable: tuple[tuple[str, str], ...] = ()

    def json(self) -> SeedsDocument:
        """Return all of it as JSON values."""
        left_out: list[NotSeededJson] = [
            {
                "file": left_out.definition.file,
                "line": left_out.definition.line,
                "text": left_out.definition.both,
                "reason": left_out.reason,
            }
            for left_out in self.seeds.left_out
        ]
        return {
            "version": 1,
            "file": self.file,
            "written": self.written,
            "tags": list(self.seeds.tags),
            "synonyms": dict(self.seeds.synonyms),
            "left_out": left_out,
            "unlisted": self.unlisted,
            "unreadable": [{"file": file, "reason": reason} for file, reason in self.unreadable],
        }


def seed_tags(settings: Settings, library: str | None, notes: Sequence[str], *, dry_run: bool = False) -> Seeding:
    """Add the tags that lists in the notes define to the vocabulary; `dry_run` writes nothing. Raises `CannotUse`."""
    state = read_state(locate(settings, library))
    notes_read = read_notes(settings, notes, state.lock)
    hand = at_hand(settings, state.lock)
    mentions = [mention for note in notes_read.read for mention in read_cached(note, hand).mentions]
    around = mentions + [
        mention for note in _others(settings, notes, state.lock) for mention in read_cached(note, hand).mentions
    ]
    in_lists = (definition for note in notes_read.read for definition in _in_lists(note))
    definitions, named = apart_from_works(in_lists, mentions)
    names = work_names(around, state.lock.works, settings.aliases)
    new = seeds(definitions, names, settings.vocabulary, settings.synonyms)
    if not dry_run and (new.tags or new.synonyms):
        edit_settings(settings, lambda text: with_vocabulary(text, new.tags, new.synonyms))
    return Seeding(
        file=files.shown(settings_path(settings)),
        seeds=Seeds(tags=new.tags, synonyms=new.synonyms, left_out=(*named, *new.left_out)),
        written=bool(new.tags or new.synonyms) and not dry_run,
        unlisted=0 if settings.vocabulary or not new.tags else _count_unlisted(state, new, settings),
        unreadable=tuple((note.file, note.reason) for note in notes_read.unreadable),
    )


def _others(settings: Settings, named: Sequence[str], lock: Lock) -> Sequence[NoteFile]:
    """Return the project's own notes if the user names other notes: a short name of a work in them is no tag either."""
    folder = root_of(settings)
    there = named and all((folder / path).exists() for path in settings.notes)
    return read_notes(settings, (), lock).read if there else ()


def _in_lists(note: NoteFile) -> Iterator[Definition]:
    from vlbib.notes.formats.blocks import BlockForm
    from vlbib.notes.formats.markdown_blocks import read_page
    from vlbib.notes.line.inline import read_line

    page = read_page(note.text)
    targets = dict(page.targets)
    for block in page.blocks:
        if block.form is BlockForm.ITEM:
            text = read_line(block.text, targets).text.partition("\n")[0]
            definition = read_definition(text, note.file, block.line)
            if definition:
                yield definition


def _count_unlisted(state: State, new: Seeds, settings: Settings) -> int:
    entries = state.document.library.entries if state.document else ()
    listed = (*new.tags, *new.synonyms, *settings.synonyms)
    return len(unlisted_tags(entries, state.lock.works, listed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Retagged:
    """What renaming tags did: the new tag, and how many entries changed."""

    tag: str
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A tag with the number of entries that have it, and how many of these have it from the notes.

    `known` is true if the vocabulary in the settings has it or there is none. `spellings` are its synonyms there.
    """

    tag: str
    entries: int
    from_notes: int
    known: bool
    spellings: tuple[str, ...]


def rename_tags(settings: Settings, library: str | None, old: Sequence[str], new: str) -> Retagged:
    """Give tags one name in the library and, for future syncs, in the settings.

    Raises `CannotUse` for a tag that neither an entry nor the vocabulary nor a synonym has, and for a new name that
    cannot be a tag.
    """
    project = locate(settings, library)
    safe = given_tag(new)
    with hold(project) as state:
        first = document = document_of(project, state)
        data, lock = state.library_bytes or b"", state.lock
        unknown = [tag for tag in old if tag_form(tag) not in _known_tags(settings, first)]
        if unknown:
            near = hint(unknown[0], _known_tags(settings, first).values(), "`vlbib tags list` shows them")
            raise CannotUse(f"{unknown[0]}: no entry has this tag{near}")
        for tag in old:
            done = entry_commands.retag_entries(document, lock, tag, safe, settings.separator)
            data, lock, document = done.data, done.lock, _reread(project, done)
        edit_settings(settings, lambda text: _with_renamed(text, settings, old, safe))
        save(project, state, data, lock)
    changed = sum(before != after for before, after in zip(_keywords(first), _keywords(document), strict=True))
    return Retagged(tag=safe, entries=changed)


def _with_renamed(text: str, settings: Settings, old: Sequence[str], new: str) -> str:
    """Return the settings' text with tags renamed, also as levels of other tags in the settings."""
    for tag in (*settings.vocabulary, *settings.synonyms.values()):
        renamed = tag
        for tag_before in old:
            renamed = renamed_tag(renamed, tag_before, new, settings.separator)
        if renamed not in (tag, new):
            text = with_renamed_tag(text, [tag], renamed)
    return with_renamed_tag(text, old, new)


def _known_tags(settings: Settings, document: Document) -> dict[str, str]:
    """Return all known tags, with their levels and the paths of these, by form."""
    tags = [tag for entry in document.library.entries for tag in split_keywords(entry.get("keywords"))]
    all_tags = (*tags, *settings.vocabulary, *settings.synonyms.values())
    return {tag_form(name): name for tag in all_tags for name in sub_paths(tag, settings.separator)}


def _keywords(document: Document) -> list[str]:
    return [entry.get("keywords") for entry in document.library.entries]


def list_tags(settings: Settings, library: str | None) -> list[TagRow]:
    """Return the library's tags, the most frequent first, then those that only the vocabulary has."""
    project = locate(settings, library)
    state = read_state(project)
    entries = [split_keywords(entry.get("keywords")) for entry in document_of(project, state).library.entries]
    spelled = {tag_form(tag): tag for tags in reversed(entries) for tag in reversed(tags)}
    spelled |= {tag_form(tag): tag for tag in settings.vocabulary}
    counts = Counter(form for tags in entries for form in {tag_form(tag) for tag in tags})
    ours = Counter(form for work in state.lock.works for form in {tag_form(tag) for tag in work.tags})
    vocabulary = {tag_form(tag) for tag in settings.vocabulary} or set(spelled)
    levels_of = {form: sub_paths(tag, settings.separator)[1:] for form, tag in spelled.items()}
    rows = [
        TagRow(
            tag=tag,
            entries=counts[form],
            from_notes=min(ours[form], counts[form]),
            known=form in vocabulary or bool(levels_of[form] and {*map(tag_form, levels_of[form])} <= vocabulary),
            spellings=tuple(spelling for spelling, to in settings.synonyms.items() if tag_form(to) == form),
        )
        for form, tag in spelled.items()
    ]
    return sorted(rows, key=lambda row: (-row.entries, row.tag.lower()))


def _reread(project: Project, done: Done) -> Document:
    document = read(done.data, files.shown(project.library))
    assert isinstance(document, Document)
    return document
