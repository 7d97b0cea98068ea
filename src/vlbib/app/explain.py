"""Explains an entry: which lines name it, what was asked, why this record was chosen, where each field is from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vlbib.app.brief_state import state_of_key
from vlbib.app.explain_line import LineStory, explain_line
from vlbib.app.find_entry import hint_of_called, is_numbered_key
from vlbib.app.project import locate, read_state
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_alone
from vlbib.bibtex.block_values import read_values
from vlbib.core.bib import FieldState
from vlbib.core.faults import CannotUse
from vlbib.core.near_names import KEYS, hint
from vlbib.core.text import one_line
from vlbib.matching.disagreement import Disagreement, disagreements
from vlbib.merge.assign import is_key_of_another_work, key_of_another_work
from vlbib.merge.entry import field_states
from vlbib.merge.tags import split_keywords, tag_form
from vlbib.storage import files, note_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from vlbib.app.named_lines import NoteReading
    from vlbib.app.project import Project, State
    from vlbib.bibtex.document import Document
    from vlbib.core.bib import Entry
    from vlbib.core.known import AtHand
    from vlbib.core.work import Candidate, Mention
    from vlbib.lock.recall import Place
    from vlbib.lock.schema import LockedField, LockedWork
    from vlbib.settings import Settings

    _Claims: TypeAlias = tuple[object, ...]
    _Lines: TypeAlias = Mapping[Place, Sequence[tuple[int, _Claims]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStory:
    """One field: its value in the file (None if absent), the sources' value, the source, and what became of it."""

    name: str
    value: str | None
    theirs: str | None
    source: str
    word: str  # what became of it: "" if it is as the source has it, "yours", "deleted by you", "conflict", ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that is known about one work."""

    key: str
    status: str
    place: str
    mentions: tuple[tuple[str, str], ...]
    queries: tuple[str, ...]
    asked: tuple[str, ...]
    missed: tuple[str, ...]  # sources that could not be asked and will be asked again
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    records: tuple[tuple[str, str], ...]
    fields: tuple[FieldStory, ...]
    differ: tuple[Disagreement, ...]
    tags: tuple[str, ...]
    own_tags: tuple[str, ...]
    removed_tags: tuple[str, ...]
    candidates: tuple[tuple[str, tuple[str, ...]], ...]
    former_keys: tuple[str, ...]
    # What else the explained line contains: each text with its key or status, or with the reason why it is not taken.
    beside: tuple[tuple[str, str], ...] = ()


def explain(settings: Settings, library: str | None, target: str) -> Story | LineStory:
    """Explain a key, or for FILE:LINE the work that the line names, or else the line. Raises `CannotUse`.

    A key that looks like FILE:LINE (`Vaswani:2017`) is a key.
    """
    project = locate(settings, library)
    file, _, line = target.rpartition(":")
    if not (file and line.isdigit()) or is_numbered_key(project, target):
        return explain_key(settings, project, target)
    return _story_of_line(settings, project, file, int(line))


def explain_key(settings: Settings, project: Project, key: str) -> Story:
    """Explain the work with a current or former key. Raises `CannotUse`."""
    state = state_of_key(project, key) or read_state(project)
    return _story_of(_by_key(state, key), state, project, settings)


def _story_of_line(settings: Settings, project: Project, file: str, line: int) -> Story | LineStory:
    """Explain a line. What reads lines is imported here, because most runs explain a key."""
    from vlbib.app.line_in_brief import line_in_brief
    from vlbib.app.named_lines import read_named_lines

    brief = line_in_brief(settings, project, file, line)
    reading = brief[0] if brief else read_named_lines(settings, read_state(project), file)
    locked = brief[1] if brief else _by_line(reading, file, line)
    if isinstance(locked, LineStory):
        return locked
    story = _story_of(locked, reading.state, project, settings, reading)
    return replace(story, beside=tuple(_beside(reading, line, locked)))


def _story_of(
    locked: LockedWork, state: State, project: Project, settings: Settings, reading: NoteReading | None = None
) -> Story:
    """Return the story of a work; `reading` is a note that was read already."""
    entry = _entry(state, locked.key)
    where = f"{files.shown(project.library)}:{entry.line}" if entry else _whereabouts(locked, state)
    hand = reading.hand if reading else at_hand(settings, state.locked)
    lines = _lines(locked, project.root, hand, reading)
    return _story(locked, entry, where, lines, _standing(state.document, locked))


def _whereabouts(locked: LockedWork, state: State) -> str:
    """Return in words why a work has no entry in the library."""
    if not locked.key:
        return "not in the library"
    if locked.gone:
        return f"deleted by you; `vlbib sync --restore {locked.key}` brings it back"
    if state.document is None:
        return "there is no library; the next sync writes it again"
    return "not in the library any more; the next sync shows whether you deleted it or changed its key"


def _by_key(state: State, key: str) -> LockedWork:
    locked = state.lock.work(key) or next(
        (work for work in state.lock.works if key.lower() in {old.lower() for old in work.former_keys}), None
    )
    if locked and state.document and is_key_of_another_work(state.document, locked):
        raise CannotUse(key_of_another_work(key))
    if locked:
        return locked
    if _entry(state, key):
        raise CannotUse(f"{key}: an entry of your own; no note names it and vlbib wrote nothing in it")
    from vlbib.app.reading.notebook import missing_line

    near = hint_of_called(key, state) or hint(key, (*state.keys, *(work.key for work in state.lock.works)), KEYS)
    fault = missing_line(key) or f"neither a key of the library nor FILE:LINE of a note{near}"
    raise CannotUse(f"{_named_or_quoted(key)}: {fault}")


def _named_or_quoted(text: str) -> str:
    return text if text.strip() else f'"{text}"'


def _by_line(reading: NoteReading, file: str, line: int) -> LockedWork | LineStory:
    mention = reading.mention_at(line)
    if mention is None:
        skipped = next((item for item in reading.cached.skipped if item.line == line), None)
        return explain_line(reading.note, line, skipped, reading.hand)
    work = reading.work_of(mention)
    if work is None:
        raise CannotUse(f"{file}:{line}: names {mention.text!r}, which no sync has looked at yet; run vlbib sync")
    return work


def _beside(reading: NoteReading, line: int, explained: LockedWork) -> Iterator[tuple[str, str]]:
    """Yield the other texts on a line: each work with its key or status, each text not taken with the reason."""
    for mention in reading.mentions:
        work = reading.work_of(mention) if mention.line == line else None
        if work and work != explained:
            yield mention.text, work.key or work.status.value
    yield from ((item.text, item.reason) for item in reading.skipped_at(line))


def _entry(state: State, key: str) -> Entry | None:
    entries = state.document.library.entries if state.document else ()
    return next((entry for entry in entries if key and entry.key.lower() == key.lower()), None)


def _lines(locked: LockedWork, root: Path, hand: AtHand, reading: NoteReading | None) -> _Lines:
    """Return the current lines of each place in the notes that can be read, each with what it claims.

    One text may be on several lines.
    """
    paths = {str(root / mention.file) for mention in locked.mentions if (root / mention.file).is_file()}
    notes, _ = note_files.read_note_files(sorted(paths), root) if paths else ([], [])
    read = [reading.cached if reading and note == reading.note else read_alone(note, hand) for note in notes]
    lines: defaultdict[Place, list[tuple[int, _Claims]]] = defaultdict(list)
    texts = {mention.text for mention in locked.mentions}
    for note in read:
        for mention in (each for each in note.mentions if each.text in texts):
            lines[mention.place].append((mention.line, mention.claims))
        for citation in note.citations:
            lines[citation.place].append((citation.line, ()))
    return lines


def _standing(document: Document | None, locked: LockedWork) -> Mapping[str, str]:
    """Return in words what became of each field of an entry; nothing for a work without an entry in the library."""
    keys = [document.key(block).lower() for block in document.entries] if document and locked.key else []
    if document is None or locked.key.lower() not in keys:
        return {}
    number = keys.index(locked.key.lower())
    values = read_values(document, document.entries[number])
    states = field_states(document, number, locked)
    fields = {name: field for name, field in locked.fields.items() if name in states}
    return {
        name: _word(states[name], same=one_line(values.get(name, "")) in _as_ours(document, field))
        for name, field in fields.items()
    }


def _as_ours(document: Document, field: LockedField) -> tuple[str, str]:
    """Return the two forms that a field may have if vlbib wrote it: the project's style, and the source's."""
    return document.shown(field.text), document.shown(field.value)


_WORDS = {
    FieldState.DISPUTED: "conflict: your value is kept",
    FieldState.REFUSED: "yours for good",
    FieldState.DELETED: "deleted by you",
}


def _word(state: FieldState, *, same: bool) -> str:
    """Return in words what became of a field; `same` is true if the file has the sources' value."""
    if state in _WORDS or same:
        return _WORDS.get(state, "")
    return "changed at the source since" if state is FieldState.OURS else "yours"


def _story(locked: LockedWork, entry: Entry | None, where: str, lines: _Lines, words: Mapping[str, str]) -> Story:
    written = {tag_form(tag) for tag in locked.tags}
    in_file = split_keywords(entry.get("keywords")) if entry else ()
    return Story(
        key=locked.key,
        status=locked.status.value,
        place=where,
        mentions=tuple(
            (place, _claim(mention)) for mention in locked.mentions for place in _place_texts(mention, locked, lines)
        ),
        queries=tuple(f"{query.title} (a short name)" if query.alias else query.title for query in locked.queries),
        asked=locked.asked or tuple(dict.fromkeys(record.source.split("/")[0] for record in locked.verdict.records)),
        missed=locked.missed,
        reasons=locked.verdict.reasons,
        notes=locked.verdict.notes,
        records=tuple((record.source, record.title) for record in locked.verdict.records),
        fields=tuple(_fields(locked, entry, words)),
        differ=disagreements({name: field.value for name, field in locked.fields.items()}, locked.verdict.records),
        tags=locked.tags,
        own_tags=tuple(tag for tag in in_file if tag_form(tag) not in written),
        removed_tags=locked.untagged,
        candidates=tuple(candidate_in_words(candidate) for candidate in locked.verdict.candidates),
        former_keys=locked.former_keys,
    )


def _place_texts(mention: Mention, locked: LockedWork, lines: _Lines) -> Sequence[str]:
    if not mention.file:
        return ("added by hand",)
    current = _current_lines(mention, locked, lines.get(mention.place, ()))
    if current:
        return [f"{mention.file}:{line}" for line in current]
    return (f"{mention.file} ({' > '.join(mention.heading)})" if mention.heading else mention.file,)


def _current_lines(mention: Mention, locked: LockedWork, here: Sequence[tuple[int, _Claims]]) -> Sequence[int]:
    """Return which lines with a mention's words are the mention: those that claim the same.

    Without such a line, because it was edited since or is pinned, those that no other mention of the work claims.
    """
    same = [line for line, claims in here if claims == mention.claims]
    taken = [neighbour.claims for neighbour in locked.mentions if neighbour.place == mention.place]
    return same or [line for line, claims in here if claims not in taken]


def _claim(mention: Mention) -> str:
    claims = [str(part) for part in (mention.year, mention.venue, *mention.ids) if part]
    return f"{mention.text} [{' '.join(claims)}]" if claims else mention.text


def candidate_in_words(candidate: Candidate) -> tuple[str, tuple[str, ...]]:
    """Return a candidate's title with its year, venue and source, and what speaks for and against it."""
    record = candidate.records[0]
    facts = ", ".join(str(part) for part in (record.year, record.venue_short or record.venue, record.source) if part)
    return f"{record.title} ({facts})", (*candidate.reasons, *(f"against: {text}" for text in candidate.against))


def _fields(locked: LockedWork, entry: Entry | None, words: Mapping[str, str]) -> Iterable[FieldStory]:
    missing = "deleted by you" if locked.gone else "not in the library"
    for name, value in locked.fields.items():
        field = entry.field(name) if entry else None
        yield FieldStory(
            name=name,
            value=field.value if field else None,
            theirs=value.value,
            source=value.source,
            word=words.get(name, missing),
        )
    for field in entry.fields if entry else ():
        if field.name not in locked.fields and field.name != "keywords":
            yield FieldStory(name=field.name, value=field.value, theirs=None, source="you", word="yours")
