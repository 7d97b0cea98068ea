"""The files of a project: finds, reads and writes its settings, library and lock. Raises `CannotUse` for bad ones.

The readers of library and lock are imported at first use: a command that repeats its last output reads neither.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs

from vlbib.app.library_path import no_library, refuse_other_kinds
from vlbib.app.project_folder import project_folder, settings_file
from vlbib.core.faults import CannotUse
from vlbib.kept_answers import kept
from vlbib.settings import BadSettings, Settings, read_settings
from vlbib.storage import files, note_files
from vlbib.storage.file_kinds import is_there
from vlbib.storage.file_pair import finish, write_pair
from vlbib.storage.file_states import read_in_state
from vlbib.storage.kept_steps import recording
from vlbib.storage.note_walk import NOTE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.app.kept_state import KeptState, Owned
    from vlbib.app.own_entries import OwnEntries
    from vlbib.bibtex.document import Document, Refused
    from vlbib.core.bib import Library
    from vlbib.lock.current_keys import CurrentKeys
    from vlbib.lock.file import Lock, Locked
    from vlbib.lock.schema import LockedWork
    from vlbib.storage.file_states import FileState

_Readable = TypeVar("_Readable")
_STREAMS = Path("/dev/fd")


class Project(Struct, frozen=True, kw_only=True):
    """The paths of a project's library and lock, and the folder to which the names of its notes are relative."""

    library: Path
    lock: Path
    root: Path


class State(Struct, frozen=True, kw_only=True, dict=True):
    """Library and lock, as bytes and parsed on demand; None for a file that does not exist.

    `file` and `lock_file` are their names in reports; the names of notes are relative to `root`. Bytes with the digest
    in `before` were parsed by an earlier run. With `relock`, the lock counts as empty. `library_state` and `lock_state`
    are the states of the files on disk when they were read, if every later change alters them.
    """

    library_bytes: bytes | None
    lock_bytes: bytes | None
    file: str = ""
    lock_file: str = ""
    root: Path = Path()
    before: KeptState | None = None
    relock: bool = False
    library_state: FileState | None = None
    lock_state: FileState | None = None

    @cached_property
    def document(self) -> Document | None:
        """The parsed library. Raises `CannotUse` for one that vlbib must not touch, unless `read_state` has done so."""
        read = None if self.library_bytes is None else document_from(self.library_bytes, self.file)
        return _usable(read)

    @cached_property
    def lock(self) -> Lock:
        """The parsed lock. Raises `CannotUse` as `document` does."""
        from vlbib.lock.file import Lock

        if self.lock_bytes is None or self.relock:
            return Lock()
        return _healed(_usable(lock_from(self.lock_bytes, self.lock_file)), self.root)

    @cached_property
    def library_digest(self) -> bytes:
        """A digest of the library's bytes."""
        if self.before and self.library_state and self.before.library_state == self.library_state:
            return self.before.library
        return bytes_digest(self.library_bytes or b"")

    @cached_property
    def lock_digest(self) -> bytes:
        """A digest of the lock's bytes."""
        if self.before and self.lock_state and self.before.lock_state == self.lock_state:
            return self.before.lock
        return bytes_digest(self.lock_bytes or b"")

    @cached_property
    def is_library_known(self) -> bool:
        """Whether an earlier run has parsed these bytes of the library."""
        return self.before is not None and bool(self.library_bytes) and self.before.library == self.library_digest

    @cached_property
    def is_lock_known(self) -> bool:
        """Whether an earlier run has parsed these bytes of the lock, and the names of its notes are still right."""
        before = self.before if self.lock_bytes and not self.relock else None
        return bool(before and before.lock == self.lock_digest and not called_otherwise(before.files, self.root))

    @property
    def locked(self) -> Locked:
        """The lock; if an earlier run has parsed it, it is parsed again only for its works."""
        return _LockedBefore(self, self.before) if self.before and self.is_lock_known else self.lock

    @cached_property
    def own_entries(self) -> OwnEntries:
        """The entries that no sync has written, or adopted on the word of a source."""
        from vlbib.app.own_entries import OwnEntries

        return OwnEntries(self.document, self.lock)

    @cached_property
    def owned(self) -> Owned:
        """The titles and keys of these entries."""
        if self.before and self.is_library_known and self.is_lock_known:
            return self.before.owned
        return self.own_entries.owned

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the library's entries."""
        return tuple(entry.key for entry in self.document.library.entries) if self.document else ()

    @cached_property
    def current_keys(self) -> CurrentKeys:
        """The current keys of the lock's works and the library's entries, by current and former keys."""
        return self.lock.current_keys(self.keys)


class _LockedBefore(Struct, frozen=True):
    """A lock that an earlier run has parsed; only `works` parses it again."""

    state: State
    before: KeptState

    @property
    def works(self) -> tuple[LockedWork, ...]:
        return self.state.lock.works

    @property
    def files(self) -> frozenset[str]:
        return self.before.files

    @property
    def record_titles(self) -> tuple[str, ...]:
        return self.before.record_titles


def find_settings() -> Settings:
    """Return the settings of the project that the working folder is in; the defaults without a settings file."""
    path = settings_file()
    if path is None:
        return Settings(folder=files.shown(project_folder()))
    text, file = files.read_text(path) or "", files.shown(path)
    settings = kept("settings", (text, file), lambda: read_settings(text, file))
    if isinstance(settings, BadSettings):
        where = f"{settings.file}:{settings.line}" if settings.line else settings.file
        raise CannotUse(f"{where}: {settings.reason}")
    _check_sources(settings)
    return settings


def _check_sources(settings: Settings) -> None:
    """Raise `CannotUse` if the settings name a source that no installed package provides."""
    if not settings.sources:
        return
    from vlbib.sources.plugins import unknown_name

    for name in settings.sources:
        reason = unknown_name(name)
        if reason:
            raise CannotUse(f"{settings.file}: under [resolvers], {reason}")


def root_of(settings: Settings) -> Path:
    """Return the folder to which the names of notes are relative: the settings file's, or else the project's."""
    return Path(settings.file).parent if settings.file else Path(settings.folder)


def settings_path(settings: Settings) -> Path:
    """Return the path of a project's settings file, whether or not it exists."""
    return Path(settings.file) if settings.file else root_of(settings) / "vlbib.toml"


def is_in_project(settings: Settings, file: str) -> bool:
    """Tell whether a file is a note by its suffix and is in the project."""
    return file.lower().endswith(NOTE_SUFFIXES) and lies_in_project(settings, file)


def lies_in_project(settings: Settings, file: str) -> bool:
    """Tell whether a file or folder is below the project's root or below a path in the setting `notes`."""
    root, path = root_of(settings), note_at(settings, file)
    real = os.path.realpath(path)
    named = real if ".." in path.parts else os.path.abspath(path)  # noqa: PTH100 -- a link below the root counts as inside
    places = [os.path.realpath(root / place) for place in ("", *settings.notes)]
    return any(Path(way).is_relative_to(place) for way in (real, named) for place in places)


def note_at(settings: Settings, file: str) -> Path:
    """Return the path of a note that a user names: from the working folder if it exists there, else from the root."""
    return Path(file) if is_there(Path(file)) else root_of(settings) / file


def locate(settings: Settings, library: str | None) -> Project:
    """Return the project of a run; a relative path of the library in the settings starts at the settings file.

    Raises `CannotUse` if the library has the name of another kind of file: a note, a lock, a settings file.
    """
    root = root_of(settings)
    path = Path(library) if library else root / settings.library
    refuse_other_kinds(path, "name a .bib file with --library")
    return Project(library=path, lock=path.with_suffix(".lock"), root=root)


def read_state(
    project: Project, before: State | None = None, *, relock: bool = False, known: KeptState | None = None
) -> State:
    """Read library and lock, or return `before` if no byte has changed since. With `relock`, the lock counts as empty.

    What an earlier run has parsed, according to `known`, is parsed only on demand. Raises `CannotUse` with file:line
    for files that vlbib must not touch.
    """
    _refuse_special(project)
    if before and _stands_still(project, before):
        return before
    state = structs.replace(unread_state(project), before=known, relock=relock)
    if relock:
        return _read(state)
    return kept("state", (project.library, state.library_bytes, state.lock_bytes), lambda: _read(state))


def unread_state(project: Project) -> State:
    """Return library and lock as they are now, without parsing them. Raises `CannotUse` for special files."""
    _refuse_special(project)
    library_bytes, library_state = read_in_state(project.library)
    lock_bytes, lock_state = read_in_state(project.lock)
    return State(
        library_bytes=library_bytes,
        lock_bytes=lock_bytes,
        file=files.shown(project.library),
        lock_file=files.shown(project.lock),
        root=project.root,
        library_state=library_state,
        lock_state=lock_state,
    )


def _refuse_special(project: Project) -> None:
    for path in (project.library, project.lock):
        if path.parent != _STREAMS:  # how a shell passes a pipe of its own
            files.refuse_special(path)


def bytes_digest(data: bytes) -> bytes:
    """Return a digest of a file's bytes."""
    return hashlib.sha256(data).digest()  # processors have instructions for it; BLAKE2 takes twice as long


def document_from(data: bytes, file: str) -> Document | Refused:
    """Parse a library; a long-running program parses the same bytes once."""
    from vlbib.bibtex.document import read

    return kept(f"document {file}", (data,), lambda: read(data, file))


def _read(state: State) -> State:
    """Parse library and lock unless an earlier run has parsed the same bytes. Raises `CannotUse`."""
    _ = state.is_library_known or state.document
    _ = state.is_lock_known or state.lock
    return state


def _usable(read: _Readable | Refused) -> _Readable:
    """Return what was parsed. Raises `CannotUse` for a file that vlbib must not touch."""
    from vlbib.bibtex.document import Refused

    if isinstance(read, Refused):
        raise CannotUse(f"{read}; nothing was written")
    return read


def lock_from(data: bytes, file: str) -> Lock | Refused:
    """Parse a lock; a long-running program parses the same bytes once."""
    from vlbib.lock.file import read_lock

    return kept(f"lock {file}", (data,), lambda: read_lock(data, file))


def _healed(lock: Lock, root: Path) -> Lock:
    """Return the lock with the usual name of each note that it names by another path."""
    names = called_otherwise(lock.files, root)
    if not names:
        return lock
    return structs.replace(lock, works=tuple(_with_names(work, names) for work in lock.works))


def called_otherwise(locked_files: Iterable[str], root: Path) -> dict[str, str]:
    """Return the usual names of the notes that the lock names by another path, by that path."""
    called = {file: note_files.note_name(root / file, root) for file in locked_files if file}
    return {file: name for file, name in called.items() if file != name}


def _with_names(work: LockedWork, names: Mapping[str, str]) -> LockedWork:
    if not any(mention.file in names for mention in work.mentions):
        return work
    named = (structs.replace(mention, file=names.get(mention.file, mention.file)) for mention in work.mentions)
    return structs.replace(work, mentions=tuple(dict.fromkeys(named)))


def _stands_still(project: Project, state: State) -> bool:
    same = files.has_bytes(project.library, state.library_bytes)
    return same and files.has_bytes(project.lock, state.lock_bytes)


def changes(state: State, library: bytes, lock: Lock) -> bool:
    """Tell whether writing these would change any byte. An empty library that does not exist need not be created."""
    if _holds_nothing(state, library, lock):
        return False
    from vlbib.lock.file import is_text, lock_parts

    return library != (state.library_bytes or b"") or not is_text(lock_parts(lock), state.lock_bytes or b"")


def _holds_nothing(state: State, library: bytes, lock: Lock) -> bool:
    return not (library or lock.works) and (state.library_bytes, state.lock_bytes) == (None, None)


def save(project: Project, state: State, library: bytes, lock: Lock) -> bool:
    """Write what differs from the state that was read, both files as one; tell whether anything was written.

    If either file has changed since it was read, raises `CannotUse` and writes nothing.
    """
    if _holds_nothing(state, library, lock):
        return False
    from vlbib.lock.file import is_text, lock_parts

    parts = lock_parts(lock)
    new_library = library != (state.library_bytes or b"") or state.library_bytes is None
    new_lock = not is_text(parts, state.lock_bytes or b"")
    if not new_lock and library == (state.library_bytes or b""):
        return False
    before = (files.Before(project.library, state.library_bytes), files.Before(project.lock, state.lock_bytes))
    if new_library and new_lock:
        write_pair(project.library, library, project.lock, parts, before)
    elif new_library:
        files.write(project.library, library, before=before)
    else:
        files.write(project.lock, *parts, before=before)
    return True


@contextmanager
def hold(project: Project) -> Iterator[State]:
    """Lock library and lock file for this process, and yield both as they are now. Raises `CannotUse`."""
    with hold_files(project):
        yield read_state(project)


@contextmanager
def hold_files(project: Project) -> Iterator[None]:
    """Lock library and lock file for this process without reading them. Raises `CannotUse`."""
    files.check_writable(project.library)
    files.check_writable(project.lock)
    finish(project.library, project.lock)
    with files.alone(project.library), recording(files.data_dir(), project.library):
        yield


def keep_old_lock(project: Project, state: State) -> None:
    """Copy the lock that was read to `*.lock.old`. Raises `CannotUse` if that file exists with other contents."""
    old = project.lock.with_name(f"{project.lock.name}.old")
    if state.lock_bytes is None or files.has_bytes(old, state.lock_bytes):
        return
    if not files.has_bytes(old, None):
        raise CannotUse(f"{files.shown(old)}: keeps an older lock; move it away first; nothing was written")
    files.write(old, state.lock_bytes, before=(files.Before(old, None),))


def document_of(project: Project, state: State) -> Document:
    """Return the parsed library. Raises `CannotUse` if there is none."""
    if state.document is None:
        raise CannotUse(no_library(project.library))
    return state.document


def read_entries(settings: Settings, library: str | None) -> Library:
    """Return the parsed library of a project. Raises `CannotUse` if there is none."""
    project = locate(settings, library)
    return document_of(project, read_state(project)).library
