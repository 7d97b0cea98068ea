"""`vlbib sync --watch`: waits until notes, library or settings have changed, and until no editor has them open.

An editor that has a file open with changes creates a file of its own beside it (Vim a swap file, Emacs and LibreOffice
a lock file). While there is one, nothing is written.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.app.project import find_settings, locate, root_of, settings_path
from vlbib.core.faults import CannotUse
from vlbib.installed import adding
from vlbib.storage import files
from vlbib.storage.note_walk import walk_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vlbib.settings import Settings

_States: TypeAlias = dict[Path, tuple[int, int]]  # modification time in nanoseconds, and size, of each file
_QUIET = 0.4  # seconds without a further change
_GLANCE = 1000  # milliseconds between two checks whether an editor is done
_LOOK = 3000  # milliseconds between two checks for changes that the watch may have missed
_BESIDE = (".{}.swp", ".{}.swo", ".{}.kate-swp", ".#{}", "#{}#", ".~lock.{}#")


def each_change(
    notes: tuple[str, ...], library: str | None, say: Callable[[str], None], stop: Event | None = None
) -> Iterator[None]:
    """Yield at once, then each time files of a project have changed and no editor has them open; end at `stop`.

    Changes of the library while the caller handles a change are taken to be the caller's; a note saved meanwhile is a
    new change. Raises `CannotUse` if watchfiles is not installed.
    """
    watched = _Watched(notes, library)
    before: _States = {}
    now, waiting_for = watched.look(), ""
    while True:
        if before and now != before:
            now = _settled(watched, now, stop)
        editing = open_in_editor(now) if now != before else ""
        if now != before and not editing:
            yield
            before, waiting_for = now | watched.look(only_library=True), ""
        elif editing and editing != waiting_for:
            waiting_for = editing
            say(f"{editing} exists: waiting until the editor is done")
        elif not _wait(now, stop, briefly=bool(editing)):
            return
        now = watched.look()


def _settled(watched: _Watched, now: _States, stop: Event | None) -> _States:
    """Return the files after a while without changes, so that a series of saves counts as one change."""
    pause = stop or Event()
    while not pause.wait(_QUIET) and (later := watched.look()) != now:
        now = later
    return now


def open_in_editor(paths: Iterable[Path]) -> str:
    """Return the swap or lock file of an editor that has one of these files open; "" if there is none."""
    beside = (path.with_name(form.format(path.name)) for path in paths for form in _BESIDE)
    return next((files.shown(path) for path in beside if path.is_symlink() or path.exists()), "")


class _Watched(Struct):
    """The watched files of a project, according to its last readable settings."""

    notes: tuple[str, ...]
    library: str | None
    libraries: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    def look(self, *, only_library: bool = False) -> _States:
        """Return time and size of the files that exist; if the settings cannot be read, the earlier ones are used."""
        with contextlib.suppress(CannotUse):
            settings = find_settings()
            self.libraries = (locate(settings, self.library).library,)
            self.others = (*_notes_of(settings, self.notes), settings_path(settings))
        stats = ((path, _stat(path)) for path in (*self.libraries, *(() if only_library else self.others)))
        return {path: stat for path, stat in stats if stat}


def _notes_of(settings: Settings, notes: tuple[str, ...]) -> Iterator[Path]:
    for path in [Path(note) for note in notes] or [root_of(settings) / note for note in settings.notes]:
        yield from walk_notes(path) if path.is_dir() else [path]


def _stat(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:  # gone meanwhile, or not there yet
        return None
    return stat.st_mtime_ns, stat.st_size


def _wait(states: _States, stop: Event | None, *, briefly: bool) -> bool:
    """Wait for a change in the folders of these files, or for the next check; return False if the watch must end."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise CannotUse(f"--watch needs watchfiles: {adding('watch')}") from error
    folders = sorted({path.parent for path in states} | {path.parent.parent for path in states})
    changed = watch(
        *folders,
        watch_filter=None,
        recursive=False,
        rust_timeout=_GLANCE if briefly else _LOOK,
        yield_on_timeout=True,
        stop_event=stop,
    )
    try:
        return next(changed, None) is not None
    finally:
        changed.close()
