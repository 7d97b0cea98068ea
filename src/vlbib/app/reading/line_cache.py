"""Caches how each line of a note reads on its own, so that after an edit only the changed lines are read again.

The cache is valid for the same code and link definitions; anything else there, or damage, is ignored. A long-running
program caches only the first text that it reads: what is typed later may never be saved.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.stored import as_text, from_text
from vlbib.kept_answers import keep_last, kept_last
from vlbib.notes import reader
from vlbib.notes.line_readings import LineReader, ReadLines
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from vlbib.notes.reader import Note
    from vlbib.storage.note_files import NoteFile

_KIND = "lines"


class CachedLines(msgspec.Struct, frozen=True, array_like=True):
    """The lines of one note as read, and a digest of the code that read them."""

    code: bytes
    read: ReadLines


def read_by_lines(note: NoteFile, name: str, code: bytes) -> Note:
    """Read a note; `name` is its file name in the cache folder, `code` a digest of the code."""
    kept = kept_last(f"lines {name}", lambda: _kept(name, code))
    lines = LineReader(kept)
    read = reader.read_note(note.text, note.file, lines)
    if not keep_last(f"lines {name}", lines.read_now) and lines.read_now != kept:
        with contextlib.suppress(UnicodeEncodeError):  # a line that is not UTF-8
            data = msgspec.msgpack.encode(CachedLines(code, lines.read_now), enc_hook=as_text)
            byte_cache.cache_bytes(_KIND, name, data)
    return read


def _kept(name: str, code: bytes) -> ReadLines:
    data = byte_cache.cached_bytes(_KIND, name)
    try:
        kept = msgspec.msgpack.decode(data, type=CachedLines, dec_hook=from_text) if data else None
    except (msgspec.DecodeError, ValueError):
        kept = None
    return kept.read if kept is not None and kept.code == code else ReadLines()
