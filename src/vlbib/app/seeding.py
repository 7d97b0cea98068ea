"""The vocabulary of tags seeded from the notes: definitions in lists become tags and spellings in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlbib import files
from vlbib.app.decisions import edit_settings, with_vocabulary
from vlbib.app.noted import read_note
from vlbib.app.project import locate, read_notes, read_state
from vlbib.core.work import Kind
from vlbib.merge.tags import split_keywords, tag_form
from vlbib.merge.vocabulary import LeftOut, Seeds, read_definition, seeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.app.project import State
    from vlbib.core.work import Mention
    from vlbib.files import NoteFile
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedMention
    from vlbib.merge.vocabulary import Definition
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeding:
    """What was added to the settings `file`, or would be, and what was left out.

    `unlisted` counts the owner's own tags that a vocabulary made just now lacks. `unreadable` are (file, reason).
    """

    file: str
    seeds: Seeds
    written: bool
    unlisted: int
    unreadable: tuple[tuple[str, str], ...] = ()

    def json(self) -> dict[str, Any]:
        """Return all of it as JSON values."""
        left_out = [
            {
                "file": one.definition.file,
                "line": one.definition.line,
                "text": one.definition.both,
                "reason": one.reason,
            }
            for one in self.seeds.left_out
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
    """Add what lists of the notes define to the vocabulary; `dry_run` writes nothing. Raises `CannotUse`."""
    state = read_state(locate(settings, library))
    read = read_notes(settings, notes, state.lock)
    mentions = [mention for note in read.read for mention in read_note(note).mentions]
    around = mentions + [
        mention for note in _others(settings, notes, state.lock) for mention in read_note(note).mentions
    ]
    found, named = _definitions(read.read, {(mention.file, mention.line) for mention in mentions})
    new = seeds(found, _names(around, state.lock, settings), settings.vocabulary, settings.synonyms)
    if not dry_run and (new.tags or new.synonyms):
        edit_settings(settings, lambda text: with_vocabulary(text, new.tags, new.synonyms))
    return Seeding(
        file=files.shown(Path(settings.file or "vlbib.toml")),
        seeds=Seeds(tags=new.tags, synonyms=new.synonyms, left_out=(*named, *new.left_out)),
        written=bool(new.tags or new.synonyms) and not dry_run,
        unlisted=0 if settings.vocabulary or not new.tags else _unlisted(state, new, settings),
        unreadable=tuple((one.file, one.reason) for one in read.unreadable),
    )


def _others(settings: Settings, named: Sequence[str], lock: Lock) -> Sequence[NoteFile]:
    """Return the project's own notes where others are named: a short name of theirs is no tag either."""
    folder = Path(settings.file).parent if settings.file else Path()
    there = named and all((folder / path).exists() for path in settings.notes)
    return read_notes(settings, (), lock).read if there else ()


def _definitions(notes: Iterable[NoteFile], works: set[tuple[str, int]]) -> tuple[list[Definition], list[LeftOut]]:
    """Return the definitions in the lists of notes, and apart from them those whose line names a work."""
    found = [one for note in notes for one in _in_lists(note)]
    named = [LeftOut(one, "the line names a work") for one in found if (one.file, one.line) in works]
    return [one for one in found if (one.file, one.line) not in works], named


def _in_lists(note: NoteFile) -> Iterator[Definition]:
    from vlbib.notes.blocks import Form, read_page
    from vlbib.notes.inline import read_line

    page = read_page(note.text)
    targets = dict(page.targets)
    for block in page.blocks:
        if block.form is Form.ITEM:
            text = read_line(block.text, targets).text.partition("\n")[0]
            definition = read_definition(text, note.file, block.line)
            if definition:
                yield definition


def _names(mentions: Iterable[Mention], lock: Lock, settings: Settings) -> Mapping[str, str]:
    """Return where a work has a name, by the name in the form in which tags compare: notes first, then the library."""
    found: dict[str, str] = {}
    for mention in mentions:
        for name in (*_short(mention), *mention.gloss):
            found.setdefault(tag_form(name), f"{mention.file}:{mention.line}")
    for work in lock.works:
        for name in (work.alias, *(name for mention in work.mentions for name in _short(mention))):
            found.setdefault(tag_form(name), work.key or work.mentions[0].text)
    for name in settings.aliases:
        found.setdefault(tag_form(name), "[alias] in the settings")
    found.pop("", None)
    return found


def _short(mention: Mention | LockedMention) -> tuple[str, ...]:
    return (*mention.aliases, mention.text) if mention.kind is Kind.ALIAS else mention.aliases


def _unlisted(state: State, new: Seeds, settings: Settings) -> int:
    """Return how many tags of the library, of those that no heading of the notes gives, a new vocabulary lacks."""
    entries = state.document.library.entries if state.document else ()
    given = {work.key: {tag_form(tag) for tag in work.tags} for work in state.lock.works}
    pairs = ((entry.key, tag_form(tag)) for entry in entries for tag in split_keywords(entry.get("keywords")))
    there = {tag for key, tag in pairs if tag not in given.get(key, ())}
    known = (*new.tags, *new.synonyms, *settings.synonyms)
    return len(there - {tag_form(tag) for tag in known})
