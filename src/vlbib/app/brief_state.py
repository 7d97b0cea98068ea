"""Library and lock in brief, for commands that need little of them: only changed parts of either are parsed again.

Both are cached by stretches of their text, under digests. The cache is valid for the same code and the same `@string`s;
anything else there, or damage, is ignored. An unchanged library is not even split into stretches again. The functions
return None if the whole files must be parsed.
"""

from __future__ import annotations

import contextlib
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from vlbib.app.entry_row import BriefRow, brief_row
from vlbib.app.footprint import PACKAGE, own_code
from vlbib.app.kept_state import KeptState, library_name
from vlbib.app.project import State, bytes_digest, called_otherwise, unread_state
from vlbib.bibtex.document import Document, Refused
from vlbib.bibtex.stretches import LibraryStretch, read_stretch, stretches, strings_of
from vlbib.kept_answers import is_keeping
from vlbib.lock.brief_lock import BriefLock, brief_lock, locked_work
from vlbib.lock.file import Lock
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vlbib.app.project import Project

_ROWS, _LOCKS = "rows", "locks"
_Shape = TypeVar("_Shape", "_Rows", "_Works")


class _Rows(Struct, frozen=True, array_like=True):
    """The rows of each stretch of a library, by digest, and what is needed to split the same library again.

    `whole` is the digest of the library; each of its stretches has an offset, a line and a digest.
    """

    stamp: bytes = b""
    strings: dict[str, str] = {}
    rows: dict[bytes, tuple[BriefRow, ...]] = {}
    whole: bytes = b""
    cuts: tuple[tuple[int, int, bytes], ...] = ()

    def of_same(self, library: bytes) -> _Library | None:
        """Return the library in brief if it has not changed, else None."""
        if not self.cuts or self.whole != bytes_digest(library):
            return None
        bounds = pairwise((*(start for start, _, _ in self.cuts), len(library)))
        texts = (library[start:end] for start, end in bounds)
        parts = [LibraryStretch(text, line) for text, (_, line, _) in zip(texts, self.cuts, strict=True)]
        rows = [self.rows[digest] for _, _, digest in self.cuts if digest in self.rows]
        return _Library(parts, self.strings, rows) if len(rows) == len(parts) else None


class _Works(Struct, frozen=True, array_like=True):
    """A lock in brief, and the digest of its bytes."""

    stamp: bytes = b""
    lock: bytes = b""
    works: BriefLock = BriefLock()


class _Library(Struct, frozen=True):
    """A library as stretches, its `@string`s, and the rows of each stretch."""

    parts: Sequence[LibraryStretch]
    strings: Mapping[str, str]
    rows: Sequence[tuple[BriefRow, ...]]


def brief_rows(project: Project) -> tuple[BriefRow, ...] | None:
    """Return the brief rows of all entries in file order; None if library or lock cannot be used."""
    state = unread_state(project)
    if state.lock_bytes is not None and _lock_in_brief(project.library, state) is None:
        return None
    library = _library_in_brief(project.library, state)
    return tuple(row for rows in library.rows for row in rows) if library else None


class StateInBrief(Struct, frozen=True):
    """A library and a lock of which single entries and works can be read; `state` has none of them."""

    library: Path
    state: State
    works: BriefLock

    def with_works(self, texts: Sequence[bytes], document: Document | None) -> State:
        """Return a state with the works that have these texts in the lock, and with a part of the library."""
        alone = msgspec.structs.replace(self.state)
        vars(alone).update(
            document=document, lock=Lock(works=tuple(map(locked_work, texts))), lock_digest=self.state.lock_digest
        )
        return alone

    def document_of(self, key: str) -> Document | None:
        """Return the stretch of the library with the first entry that has a key in any case; None without one."""
        in_brief = _library_in_brief(self.library, self.state)
        if in_brief is None:
            return None
        for part, rows in zip(in_brief.parts, in_brief.rows, strict=True):
            if any(row.key.lower() == key.lower() for row in rows):
                document = read_stretch(part, in_brief.strings, self.state.file)
                return None if isinstance(document, Refused) else document
        return None


def state_in_brief(project: Project) -> StateInBrief | None:
    """Return library and lock in brief; None if the whole files must be parsed.

    In a long-running program, which keeps both files in memory, it is always None.
    """
    state = unread_state(project)
    if is_keeping() or state.lock_bytes is None:
        return None
    works = _lock_in_brief(project.library, state)
    if works is None or called_otherwise(works.files, project.root):
        return None
    before = KeptState(lock=state.lock_digest, files=works.files, record_titles=works.record_titles)
    unread = msgspec.structs.replace(state, before=before)
    vars(unread).update(lock_digest=before.lock)
    return StateInBrief(project.library, unread, works)


def state_of_key(project: Project, key: str) -> State | None:
    """Return a state with only the entry and the work that have a key; None unless library and lock both have it."""
    brief = state_in_brief(project)
    text = brief.works.text_of(key, brief.state.lock_bytes or b"") if brief else None
    document = brief.document_of(key) if brief and text is not None else None
    return brief.with_works([text], document) if brief and text is not None and document else None


def _library_in_brief(library: Path, state: State) -> _Library | None:
    data = state.library_bytes
    if data is None:
        return None
    kept, code = _kept(_ROWS, library, _Rows()), own_code(PACKAGE)
    same = kept.of_same(data) if kept.stamp == code else None
    return same or _split(library, data, kept if kept.stamp == code else _Rows(), state.file)


def _split(library: Path, data: bytes, kept: _Rows, file: str) -> _Library | None:
    """Return a library in brief, and cache it; only the stretches without rows in `kept` are parsed."""
    parts = stretches(data)
    strings = strings_of(parts, file)
    if isinstance(strings, Refused):
        return None
    old = kept.rows if kept.strings == strings else {}
    new: dict[bytes, tuple[BriefRow, ...]] = {}
    cuts: list[tuple[int, int, bytes]] = []
    start = 0
    for part in parts:
        digest = bytes_digest(part.text)
        each = old.get(digest) if digest in old else _rows_of(read_stretch(part, strings, file))
        if each is None:
            return None
        new[digest] = each
        cuts.append((start, part.line, digest))
        start += len(part.text)
    _keep(_ROWS, library, _Rows(own_code(PACKAGE), dict(strings), new, bytes_digest(data), tuple(cuts)))
    return _Library(parts, strings, [new[digest] for _, _, digest in cuts])


def _rows_of(document: Document | Refused) -> tuple[BriefRow, ...] | None:
    return None if isinstance(document, Refused) else tuple(map(brief_row, document.library.entries))


def _lock_in_brief(library: Path, state: State) -> BriefLock | None:
    """Return the lock in brief, from the cache if it has not changed; None if the lock cannot be used."""
    stamp, digest = own_code(PACKAGE), state.lock_digest
    kept = _kept(_LOCKS, library, _Works())
    if kept.stamp == stamp and kept.lock == digest:
        return kept.works
    old = kept.works if kept.stamp == stamp else BriefLock()
    works = brief_lock(state.lock_bytes or b"", bytes_digest, old)
    if works:
        _keep(_LOCKS, library, _Works(stamp, digest, works))
    return works


def _kept(kind: str, library: Path, nothing: _Shape) -> _Shape:
    data = byte_cache.cached_bytes(kind, library_name(library))
    try:
        return msgspec.msgpack.decode(data, type=type(nothing)) if data else nothing
    except (msgspec.DecodeError, ValueError):
        return nothing


def _keep(kind: str, library: Path, value: _Rows | _Works) -> None:
    with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
        byte_cache.cache_bytes(kind, library_name(library), msgspec.msgpack.encode(value))
