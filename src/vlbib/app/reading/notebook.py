"""The notes of a run: which files are read, what they name now, and what is taken from the lock."""

from __future__ import annotations

import os
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.app.kept_state import Owned
from vlbib.app.project import root_of
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_cached
from vlbib.app.reading.note_citations import cited_works, without_keys_in_lock, without_reports_of_keys
from vlbib.app.reading.notes_on_disk import missing_notes
from vlbib.app.reading.open_in_notes import with_open_mentions
from vlbib.app.reading.pins import decided, follow, names_mention
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.progress import SILENT
from vlbib.core.segment import CELL_END, Place
from vlbib.core.text import one_line, squeeze
from vlbib.core.work import Kind, Mention, Work
from vlbib.core.written_ids import read_id
from vlbib.kept_answers import kept
from vlbib.notes.works import gather
from vlbib.settings import Settings
from vlbib.storage import files, note_files
from vlbib.storage.file_kinds import is_file_there, is_there
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from vlbib.app.reading.note_cache import CachedNote
    from vlbib.core.citation import NoteCitation
    from vlbib.core.known import AtHand
    from vlbib.core.progress import Listener
    from vlbib.core.segment import Segment
    from vlbib.core.work import Skipped
    from vlbib.lock.file import Locked
    from vlbib.storage.note_files import NoteFile, Unreadable

_ID_MARK = lazy_pattern(r"(?:arxiv|doi)\s*:|(?:10\.\d+/?|\d{4}\.\d+(?:v\d+)?)\Z", re.IGNORECASE)  # last: parts of ids
_ADDRESS = lazy_pattern(r"https?://", re.IGNORECASE)
_FILE = lazy_pattern(
    r"\S+\.(?:md|markdown|qmd|rmd|org|ipynb|canvas|tid|txt|bib|tex|bbl|ris|pdf|docx|epub)", re.IGNORECASE
)


@dataclass(frozen=True)
class NamedWorks:
    """The works that count as named, the places in the notes that were not taken, and all citations.

    `mentions` name works in words, with the user's pins applied; `cited` are the works cited by key. `unread` are the
    files whose works are taken from the lock, `unreadable` those that could not be read.
    """

    mentions: tuple[Mention, ...]
    cited: tuple[Work, ...]
    skipped: tuple[Skipped, ...]
    citations: tuple[NoteCitation, ...] = ()
    unread: frozenset[str] = frozenset()
    unreadable: tuple[Unreadable, ...] = ()

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works, each with its mentions: those named in words in reading order, then those cited."""
        return (*gather(self.mentions, _titles_agree), *self.cited)


def name_works(
    notes: Notes,
    lock: Locked,
    settings: Settings,
    added: Sequence[Mention] = (),
    resolvers: Collection[str] = (),
    listener: Listener = SILENT,
) -> NamedWorks:
    """Read the notes into works. Mentions of the unread files are taken from the lock, with line 0.

    `added` are mentions that the user makes without a note. `resolvers` are the sources of this run; if empty, all
    that the settings name.
    """
    hand = at_hand(settings, lock, resolvers, notes.owned.titles)
    read = list(_read(notes.read, hand, listener))
    basis = (settings, lock, tuple(added), tuple(sorted(notes.unread)), notes.unreadable, notes.owned.keys, *read)
    return kept("named works", basis, lambda: _named_works(notes, read, hand, lock, settings, added))


def _named_works(
    notes: Notes, read: Sequence[CachedNote], hand: AtHand, lock: Locked, settings: Settings, added: Sequence[Mention]
) -> NamedWorks:
    open_ones = [each for note in read for each in note.open_mentions]
    works = lock.works if notes.unread else ()
    remembered = [_unread(mention) for work in works for mention in work.mentions if mention.file in notes.unread]
    left = [mention for mention in remembered if mention.kind is not Kind.CITATION]
    every_report = (item for note in read for item in note.skipped)
    named = [mention for note in read for mention in note.mentions]
    mentions, reports = with_open_mentions(open_ones, named, left, every_report, hand.beside_works)
    mentions = without_keys_in_lock(mentions, lock)
    reports = without_reports_of_keys(reports, lock, notes.owned.keys)
    owned = owner_mentions(notes.read, settings, mentions, reports)
    mentions = [*without_beginnings(mentions, owned), *owned]
    citations = tuple(citation for note in read for citation in note.citations)
    current = follow(settings, [*mentions, *left, *added], lock)
    today = tuple(decided(mention, current) for mention in (*mentions, *left, *added))
    skipped = undecided_reports(reports, mentions, settings)
    return NamedWorks(
        today, cited_works(citations, remembered, lock), skipped, citations, notes.unread, notes.unreadable
    )


def _read(notes: Sequence[NoteFile], hand: AtHand, listener: Listener) -> Iterator[CachedNote]:
    """Yield what each note names, and report the progress."""
    for number, note in enumerate(notes):
        listener.read(number, len(notes))
        yield read_cached(note, hand)


def _titles_agree(first: str, second: str) -> bool:
    """Tell whether two titles agree by the matching rules, which are imported here because most runs need none."""
    from vlbib.matching.title_agreement import titles_agree

    return titles_agree(first, second)


def owner_mentions(
    notes: Sequence[NoteFile], settings: Settings, mentions: Sequence[Mention], skipped: Sequence[Skipped] = ()
) -> list[Mention]:
    """Return a mention for each line that the user pinned or marked as a title and that names nothing by itself.

    `skipped` is what was reported as not taken from the notes; pins may also name its text.
    """
    phrases = (*settings.titles, *(pin.mention for pin in settings.pins))
    keys = {squeeze(phrase) for phrase in phrases if not any(names_mention(phrase, mention) for mention in mentions)}
    if not keys - {""}:
        return []
    from vlbib.notes.reader import read_note

    pointed = []
    told: dict[str, list[Skipped]] = defaultdict(list)
    for item in skipped:
        told[item.file].append(item)
    for note in notes:
        letters = squeeze(note.text)
        if any(key in letters for key in keys):
            pointed += [
                Mention(
                    file=note.file,
                    line=line,
                    text=text,
                    kind=_kind(text),
                    section=segment.section,
                    heading=segment.heading,
                )
                for segment in read_note(note.text, note.file).segments
                for line, text in (*pieces(segment), *_reported(segment, told[note.file]))
                if squeeze(text) in keys
            ]
    return list({(mention.file, mention.line, squeeze(mention.text)): mention for mention in pointed}.values())


def without_beginnings(mentions: Sequence[Mention], owned: Sequence[Mention]) -> list[Mention]:
    """Return mentions without titles that only begin what the user has decided about on their line: `owned`."""
    decided_on: dict[tuple[str, int], list[str]] = defaultdict(list)
    for mention in owned:
        decided_on[mention.file, mention.line].append(squeeze(mention.text))

    def begins(mention: Mention) -> bool:
        key = squeeze(mention.text) if mention.kind in (Kind.LINE, Kind.HEADING) else ""
        return bool(key) and any(text.startswith(key) for text in decided_on.get((mention.file, mention.line), ()))

    return [mention for mention in mentions if not begins(mention)] if decided_on else list(mentions)


def pieces(segment: Segment) -> Iterator[tuple[int, str]]:
    """Yield each text that a user may point at in a segment, with its line: its lines, its cells, and its reading.

    In a segment without words these are its links.
    """
    yield from ((number, one_line(text)) for number, text in segment.lines())
    yield from ((segment.line, one_line(cell)) for cell in segment.text.split(CELL_END) if CELL_END in segment.text)
    if segment.reading:
        yield segment.line, segment.reading
    if not any(map(str.isalnum, segment.text)):
        yield from ((link.line, link.url) for link in segment.links)


def _reported(segment: Segment, told: Sequence[Skipped]) -> Iterator[tuple[int, str]]:
    """Yield what was reported as not taken from a segment, each with its line."""
    last = segment.line + segment.text.count("\n")
    yield from ((item.line, text) for item in told if segment.line <= item.line <= last for text in texts_meant(item))


def undecided_reports(
    skipped: Iterable[Skipped], mentions: Sequence[Mention], settings: Settings
) -> tuple[Skipped, ...]:
    """Return the reports of texts that were not taken, without those that the user has decided about.

    `mentions` are what the notes name, by their words and by the user's decisions: a report of a part of such a mention
    is left out, too.
    """
    reported = list(skipped)
    lines = {(item.file, item.line) for item in reported}
    beside = [each for each in mentions if (each.file, each.line) in lines]
    titled: dict[tuple[str, int], list[str]] = defaultdict(list)
    for each in beside:
        if each.kind is not Kind.ALIAS:
            titled[each.file, each.line].append(squeeze(each.text))
    names = {(each.file, each.line, squeeze(each.text)) for each in beside}
    ignored = {squeeze(phrase) for phrase in settings.ignored}

    def is_decided(item: Skipped) -> bool:
        parts = map(squeeze, item.text.split(", "))
        by_part = all(part in ignored or (item.file, item.line, part) in names for part in parts)
        return by_part or squeeze(item.text) in ignored

    def is_titled(item: Skipped) -> bool:
        key = squeeze(item.text)
        return any(key in title or title in key for title in titled.get((item.file, item.line), ()))

    return tuple(item for item in reported if not is_titled(item) and not is_decided(item))


def texts_meant(item: Skipped) -> list[str]:
    """Return the texts by which a user may mean a report: all of it, or each of several names in it."""
    return list(dict.fromkeys((item.text, *item.text.split(", "))))


def line_text(notes: Sequence[NoteFile], file: str, line: int) -> str | None:
    """Return the text on a line of a note by which a user would point at it; None if there is none."""
    from vlbib.notes.reader import read_note

    segments = [
        segment
        for note in notes
        if note.file == file
        for segment in read_note(note.text, note.file).segments
        if segment.place is not Place.FILE
    ]
    for segment in segments:
        texts = [text for at, text in pieces(segment) if at == line and text]
        if texts:
            return segment.reading if segment.reading in texts else texts[0]
    return None


def added_by_owner(text: str, tags: Sequence[str] = ()) -> Mention:
    """Return the same mention as `asked_for`. Raises `CannotUse` as `refuse_other_things` and `given_tag` do."""
    refuse_other_things(text)
    return asked_for(text, list(map(given_tag, tags)))


def given_tag(text: str) -> str:
    """Return the tag that a user gives. Raises `CannotUse` for a text that cannot be one."""
    from vlbib.merge.tags import is_tag, safe_tag

    if not is_tag(text):
        raise CannotUse(f"{text!r}: a tag needs a name, without comma or semicolon; give several tags one by one")
    return safe_tag(text)


def refuse_other_things(text: str) -> None:
    """Raise `CannotUse` for a text that names no work: an empty one, a file, an address or an id without a paper."""
    wanted = "arXiv:2304.08485, a DOI, a paper's URL or a title"
    if not text.strip():
        raise CannotUse(f'"{text}": names nothing; write {wanted}')
    if read_id(text):
        return
    if _ID_MARK.match(text):
        raise CannotUse(f"{text}: is not a possible id; write {wanted}")
    if _ADDRESS.match(text):
        raise CannotUse(f"{text}: there is no paper's id in this address; write {wanted}")
    if _FILE.fullmatch(text) or is_file_there(Path(text)):
        advice = f"`vlbib sync {text}` reads a note" if text.lower().endswith(NOTE_SUFFIXES) else f"write {wanted}"
        raise CannotUse(f"{text}: is a file, not a title; {advice}")


def missing_line(said: str) -> str:
    """Return the advice to name a line if the user names a whole note; else ""."""
    return f"name a line of the note: {said}:1" if is_file_there(Path(said)) else ""


def asked_for(text: str, tags: Sequence[str] = ()) -> Mention:
    """Return the mention for a title, a short name, an id or a paper's URL that a user gives without a note."""
    identity = read_id(text)
    return Mention(file="", text=text, kind=_kind(text), ids=(identity,) if identity else (), section=tuple(tags))


def _kind(text: str) -> Kind:
    if read_id(text):
        return Kind.LINK
    return Kind.LINE if len(text.replace("_", " ").split()) > 1 else Kind.ALIAS


def _unread(mention: Mention) -> Mention:
    """Return a mention from the lock without what a pin changed in it: pins are applied again."""
    if not mention.pinned:
        return mention
    return structs.replace(mention, kind=_kind(mention.text), ids=(), pinned=False)


class Notes(Struct, frozen=True, kw_only=True):
    """The notes of a run: those read, those unreadable, and the files whose works are taken from the lock.

    `owned` are the titles and keys of entries that the lock does not have.
    """

    read: tuple[NoteFile, ...]
    unreadable: tuple[Unreadable, ...]
    unread: frozenset[str]
    owned: Owned = Owned()


def read_notes(settings: Settings, named: Sequence[str], lock: Locked) -> Notes:
    """Read the notes of a run: the given ones, else those of the settings. Raises `CannotUse` for missing ones.

    Some notes that the lock knows but this run does not read still name their works: all others if notes are given;
    otherwise those that exist outside the paths in the settings, and those that cannot be read now.
    """
    root = root_of(settings)
    locked_files = lock.files
    paths = list(named) or [str(root / path) for path in ([] if _has_none(settings, locked_files) else settings.notes)]
    missing = next((Path(path) for path in paths if not named and not is_there(Path(path))), None)
    if missing:
        raise CannotUse(missing_notes(settings, missing, root))
    read, unreadable = note_files.read_note_files(paths, root)
    seen = {note.file for note in read}
    failed = {item.file.rsplit(":", 1)[0] if item.file not in locked_files else item.file for item in unreadable}
    base = root.resolve()
    folders = [_normal(base / note_files.note_name(Path(path), root)) for path in paths]
    unread = (
        locked_files - seen if named else {file for file in locked_files - seen if _stands(file, failed, base, folders)}
    )
    return Notes(read=tuple(read), unreadable=tuple(unreadable), unread=frozenset(unread))


def _has_none(settings: Settings, locked_files: Collection[str]) -> bool:
    """Tell whether a project has and needs no notes, because all its works were added without one or are elsewhere.

    Notes that the settings name, or that the lock knows in the default folder, are needed.
    """
    root, usual = root_of(settings), Settings().notes
    if "" not in locked_files or settings.notes != usual or any((root / path).exists() for path in usual):
        return False
    folders = tuple(f"{path}/" for path in usual)
    return not any(file.startswith(folders) for file in locked_files) and not _names_notes(settings)


def _names_notes(settings: Settings) -> bool:
    """Tell whether the settings file says where the notes are, even if that is the default folder."""
    path = Path(settings.file)
    data = tomllib.loads(files.read_text(path) or "") if settings.file else {}
    return "notes" in (data.get("tool", {}).get("vlbib", {}) if path.name == "pyproject.toml" else data)


def no_notes(lock: Locked) -> Notes:
    """Return the notes of a run that reads none, so that all works are taken from the lock."""
    return Notes(read=(), unreadable=(), unread=lock.files)


def _stands(file: str, failed: Collection[str], root: Path, folders: Collection[Path]) -> bool:
    """Tell whether a file that was not read still names its works: if it is unreadable now, or exists elsewhere.

    Works added without a note have the file "", which always does. `failed` are notes and folders that could not be
    read.
    """
    if not file or not {file, *map(str, PurePosixPath(file).parents)}.isdisjoint(failed):
        return True
    path = _normal(root / file)
    return not any(folder in (path, *path.parents) for folder in folders) and path.is_file()


def _normal(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 -- removes `..`
