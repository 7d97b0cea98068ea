"""Caches what a note names, so that a note is read again only if its text has changed.

Reading Markdown is most of the work of a sync that finds little new. What was read is stored with a digest of the
note's path and text, the indexes, and the code that read it. It is valid as long as the library's titles give the same
answers to the lookups made for it; anything else there is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vlbib.app.footprint import PACKAGE
from vlbib.core.citation import NoteCitation  # noqa: TC001 -- needed to decode `CachedNote`
from vlbib.core.open_mentions import OpenMention  # noqa: TC001 -- as above
from vlbib.core.stored import as_text, from_text
from vlbib.core.work import Mention, Skipped  # noqa: TC001 -- needed to decode `CachedNote`
from vlbib.kept_answers import is_keeping, keep_last, kept
from vlbib.storage import byte_cache
from vlbib.version import __version__

if TYPE_CHECKING:
    from vlbib.core.known import AtHand
    from vlbib.storage.note_files import NoteFile

_KIND, _VALID = "notes", "valid-notes"


class CachedNote(msgspec.Struct, frozen=True, array_like=True):
    """A note as read: its mentions in reading order, what looks like a mention but is none, and the keys it cites.

    `open_mentions` mean a work if notes name it.
    `asked` are the title prefixes that were looked up; `titles_stamp` is a digest of the library's titles among them.
    """

    digest: bytes
    asked: bytes
    titles_stamp: bytes
    mentions: tuple[Mention, ...]
    skipped: tuple[Skipped, ...]
    citations: tuple[NoteCitation, ...]
    open_mentions: tuple[OpenMention, ...] = ()


def read_cached(note: NoteFile, hand: AtHand) -> CachedNote:
    """Return what a note names."""
    name, digest = _identity(note, hand)
    return kept(f"note {note.file}", (digest, hand.stamp), lambda: _read(note, hand, name, digest))


def read_alone(note: NoteFile, hand: AtHand) -> CachedNote:
    """Return what a note names, for commands that read few notes and look up nothing else.

    Whether the cached reading is valid depends on all titles of the library; this is cached too.
    """
    if is_keeping():
        return read_cached(note, hand)
    name, digest = _identity(note, hand)
    valid = hashlib.sha256(b"\0".join((digest, hand.stamp))).digest()
    if byte_cache.cached_bytes(_VALID, name) == valid:
        last = _decoded(byte_cache.cached_bytes(_KIND, name))
        if last and last.digest == digest:
            return last
    read = _read(note, hand, name, digest)
    byte_cache.cache_bytes(_VALID, name, valid)
    return read


def _identity(note: NoteFile, hand: AtHand) -> tuple[str, bytes]:
    """Return the name under which a note is cached, and the digest of all that decides what it names but titles."""
    name = hashlib.sha256(os.fsencode(Path(note.file).absolute())).hexdigest()[:32]
    parts = (_reader(), hand.lasting, os.fsencode(note.file), note.text.encode())
    return name, hashlib.sha256(b"\0".join(parts)).digest()


def _read(note: NoteFile, hand: AtHand, name: str, digest: bytes) -> CachedNote:
    is_edit = keep_last(f"notes {name}", digest)  # a long-running program has read an earlier text: do not write yet
    data = None if is_edit else byte_cache.cached_bytes(_KIND, name)
    last = _decoded(data) if _digest_of(data) == digest else None
    if last and hand.stamp_of_titles(last.asked) == last.titles_stamp:
        return last
    from vlbib.app.reading.line_cache import read_by_lines
    from vlbib.app.reading.segment_cache import lookups_of_segments
    from vlbib.matching.recognition.names.every_name import every_name_in
    from vlbib.matching.recognition.names.names_of_field import title_alone, title_recorded, titles_meant, work_of_field
    from vlbib.matching.recognition.names.told_names import told_names_in
    from vlbib.matching.recognition.recognise import without_topics
    from vlbib.matching.recognition.titles.hinted_names import little_known_title
    from vlbib.matching.recognition.titles.undated_people import work_of_undated_people
    from vlbib.matching.recognition.titles.works_of_keys import work_of_key, works_of_key_meant
    from vlbib.matching.recognition.titles.works_of_people import work_of_people, works_meant
    from vlbib.notes.field_of_note import field_named, open_names
    from vlbib.notes.keyed_works import defined_keys
    from vlbib.notes.open_citations import open_citations
    from vlbib.notes.recognised import with_sightings
    from vlbib.notes.spoken_names import NamesSpoken

    read = read_by_lines(note, name, _reader())
    named = lookups_of_segments(read.segments, hand, name, _reader())
    seen = {id(segment): each for segment, each in zip(read.segments, named.works, strict=True)}
    sightings = without_topics(read.segments, named.works, hand.titles_of)
    topics = {
        id(segment): tuple((name.text, hand.bearer(name.text)) for name in each.names if name not in sighted)
        for segment, each, sighted in zip(read.segments, named.works, sightings, strict=True)
        if each.names
    }
    references = defined_keys(note.text) if read.citations else {}
    names = NamesSpoken(
        lambda segment: (*topics.get(id(segment), ()), *seen[id(segment)].spoken),
        lru_cache(maxsize=None)(lambda line: tuple(every_name_in(line, hand.beside_works))),
        lambda cited, beside, field: (
            work_of_people(cited, beside, hand.beside_works, field)
            if cited.year
            else work_of_undated_people(cited, beside, hand.beside_works)
        ),
        lambda line: told_names_in(line, hand.beside_works),
        lambda key, beside: work_of_key(key, beside, hand.beside_works),
        lambda name: title_recorded(name, hand.beside_works),
        lambda name, field: work_of_field(name, field, hand.beside_works),
        lambda name: title_alone(name, hand.beside_works),
        lambda name: little_known_title(name, hand.beside_works),
        references,
    )
    mentions, skipped = with_sightings(
        read,
        sightings,
        passed_over=lambda segment: seen[id(segment)].passed,
        names=names,
        titles_of=hand.titles_of,
        basis=(hand.stamp,),
    )
    citations = open_citations(
        read.segments,
        mentions,
        lambda cited, beside: works_meant(cited, beside, hand.beside_works),
        lambda key: None if key in references else works_of_key_meant(key, hand.beside_works),
    )
    field = field_named(read.segments, mentions, hand.titles_of, names)
    called = open_names(
        read.segments, mentions, skipped, field, names, lambda name: titles_meant(name, hand.beside_works)
    )
    cached = CachedNote(
        digest, named.asked, named.titles_stamp, mentions, skipped, read.citations, (*citations, *called)
    )
    if not is_edit:
        with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
            byte_cache.cache_bytes(_KIND, name, msgspec.msgpack.encode(cached, enc_hook=as_text))
    return cached


class _Head(msgspec.Struct, frozen=True, array_like=True):
    """The beginning of a cached note."""

    digest: bytes


def _digest_of(data: bytes | None) -> bytes | None:
    try:
        return msgspec.msgpack.decode(data, type=_Head).digest if data else None
    except (msgspec.DecodeError, ValueError):
        return None


def _decoded(data: bytes | None) -> CachedNote | None:
    try:
        return msgspec.msgpack.decode(data, type=CachedNote, dec_hook=from_text) if data else None
    except (msgspec.DecodeError, ValueError):
        return None


def reading_code() -> list[Path]:
    """Return the files of vlbib's code that decide what a note names."""
    folders = (PACKAGE / name for name in ("core", "notes", "matching"))
    return sorted((*PACKAGE.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))))


@cache
def _reader() -> bytes:
    """Return what identifies a state of the reading code: the version, and sizes and times of its files.

    For markdown-it, this is the file with its version; the package need not be imported for it.
    """
    code = reading_code()
    parser = find_spec("markdown_it")
    code += [Path(parser.origin)] if parser and parser.origin else []
    states = ((path.name, stat.st_size, stat.st_mtime_ns) for path, stat in ((path, path.stat()) for path in code))
    return repr((__version__, *states)).encode()
