"""A digest of all input of a command that only reports: while it is the same, so is the output.

Files count by their path and state on disk, so that none has to be read. If one changed just now, there is no digest.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.project import locate, root_of
from vlbib.storage import files
from vlbib.storage.file_states import are_old, file_state
from vlbib.storage.note_walk import walk_notes
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.settings import Settings
    from vlbib.storage.file_states import FileState

PACKAGE = Path(__file__).parents[1]  # the folder of the code
_MODULES = (".py", ".so", ".pyd", ".dist-info", ".egg-info")  # endings of modules and of installed packages
_ENVIRONMENT = ("VLBIB_", "XDG_", "LC_", "PYTHON", "HOME", "LANG", "NO_COLOR", "COLUMNS", "TZ")


def footprint(settings: Settings, library: str | None, beside: Iterable[Path] = ()) -> bytes | None:
    """Return the digest of a project and of vlbib itself; None if a file changed just now.

    It covers the settings, library and lock, the notes that the settings name, the indexes and cached answers, the
    code, the environment and the date; `beside` are other files that the command has read.
    """
    return _digest((*_project(settings, library), *_answers(), *beside), settings, library)


def beside_notes(settings: Settings) -> bytes | None:
    """Return a digest of all that a run reads other than notes, library and lock; None if a file changed just now."""
    return _digest(_answers(), settings)


def _digest(files_read: Iterable[Path], *chosen: object) -> bytes | None:
    states = [(str(path), file_state(path)) for path in sorted(set(files_read))]
    if not are_old(state for _, state in states):
        return None
    environment = sorted(pair for pair in os.environ.items() if pair[0].startswith(_ENVIRONMENT))
    basis = (*chosen, str(Path.cwd()), time.strftime("%Y-%m-%d %z"), environment, states, *_code())
    return hashlib.sha256(repr(basis).encode("utf-8", "surrogateescape")).digest()


def covers(settings: Settings, notes: Iterable[str]) -> bool:
    """Tell whether a footprint covers all of these notes, given by their paths from the project's root."""
    root = root_of(settings)
    places = [root / name for name in settings.notes]
    paths = [root / note for note in notes if note]
    return all(any(place in (path, *path.parents) for place in places) for path in paths)


def _project(settings: Settings, library: str | None) -> Iterator[Path]:
    """Yield the files of a project and their folders; a new file in a folder changes the folder's time."""
    project = locate(settings, library)
    yield from (project.library.parent, project.library, project.lock, project.root)
    yield from [Path(settings.file)] if settings.file else []
    for name in settings.notes:
        path = project.root / name
        yield path
        yield from walk_notes(path) if path.is_dir() else ()


def _answers() -> Iterator[Path]:
    """Yield the files of the indexes and of the cached answers."""
    for folder, ending in ((files.data_dir(), ".sqlite"), (files.cache_dir(), ".sqlite")):
        if folder.is_dir():
            yield from (folder / name for name in os.listdir(folder) if ending in name)  # noqa: PTH208 -- bare names


def _code() -> Iterator[object]:
    """Yield what identifies a state of the code: vlbib's own files, and where packages are installed."""
    yield __version__, sys.version, own_code(PACKAGE)
    yield [(place, _installed(place)) for place in sys.path if place]


def _installed(place: str) -> object:
    """Return what changes when a package is installed in a folder.

    That is the state of the folder; for the working folder, which Python searches too with `python -m`, the states of
    the modules and installed packages in it: a folder changes with each file that a command or its user writes there.
    """
    if Path(place) != Path.cwd():
        return file_state(place)
    return [(name, file_state(name)) for name in sorted(os.listdir(place)) if name.endswith(_MODULES)]  # noqa: PTH208


@cache
def own_code(package: str | Path) -> bytes:
    """Return a digest of the states of a package's files at the first call in this process.

    A process keeps running the code that it has loaded: files replaced since then count only for the next process.
    """
    states: list[FileState | None] = []
    for folder, inner, names in os.walk(package):
        inner[:] = [name for name in inner if name != "__pycache__"]
        states += [file_state(f"{folder}/{name}") for name in sorted(names) if not name.endswith(".pyc")]
    return hashlib.sha256(repr(states).encode()).digest()
