"""`vlbib sync --watch`: waits until notes, library or settings have changed, and until no editor is at them.

An editor that has a file open with changes leaves a file of its own beside it (Vim a swap file, Emacs and LibreOffice a
lock file): as long as one stands, nothing is written under the editor's feet.
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

_States: TypeAlias = dict[Path, tuple[int, int]]  # time and size of each file
_QUIET = 0.4  # seconds without a further change
_GLANCE = 1000  # milliseconds between two looks whether an editor is done
_LOOK = 3000  # the same where nothing is known to have changed: what was saved before the watch began is found
_BESIDE = (".{}.swp", ".{}.swo", ".{}.kate-swp", ".#{}", "#{}#", ".~lock.{}#")


def each_change(
    notes: tuple[str, ...], library: str | None, say: Callable[[str], None], stop: Event | None = None
) -> Iterator[None]:
    """Yield at once, then each time that files of a project have changed and no editor is at them; end at `stop`.

    What becomes of the library while the caller works on a change is the caller's own doing; a note that is saved
    meanwhile is a further change. Raises `CannotUse` where watchfiles is not installed.
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
    """Return the files as they are when nothing has changed for a while: a series of saves is one change."""
    pause = stop or Event()
    while not pause.wait(_QUIET) and (later := watched.look()) != now:
        now = later
    return now


def open_in_editor(paths: Iterable[Path]) -> str:
    """Return the file by which an editor says that it has one of these open; "" where there is none."""
    beside = (path.with_name(form.format(path.name)) for path in paths for form in _BESIDE)
    return next((files.shown(path) for path in beside if path.is_symlink() or path.exists()), "")


class _Watched(Struct):
    """The files of a project that are watched, as its settings last named them."""

    notes: tuple[str, ...]
    library: str | None
    libraries: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    def look(self, *, only_library: bool = False) -> _States:
        """Return time and size of the files that are there; settings that cannot be read name what they named."""
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
    """Wait for a change in the folders of these files, or for the next look; False where the watch is to end."""
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
