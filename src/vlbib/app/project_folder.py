"""Finds the folder of a project from any folder in it: by settings file, lock, notes, or a repository's root."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.storage import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOCK, _NOTES = "references.lock", "notes"


def settings_file(start: Path | None = None) -> Path | None:
    """Return the settings file of the working folder or the nearest folder above it, up to a repository's root."""
    return next((path for folder in _upwards(start) if (path := _settings_in(folder))), None)


def project_folder(start: Path | None = None) -> Path:
    """Return the folder of a project without a settings file.

    It is the nearest folder with `references.lock`, else the nearest with `notes`, else the repository's root, else the
    working folder. The home folder does not count unless work is done there: many people keep it in a repository.
    """
    here = (start or Path.cwd()).absolute()
    folders = [folder for folder in _upwards(here) if folder != Path.home() or folder == here]
    marks: tuple[Callable[[Path], bool], ...] = (_has_lock, _has_notes, _is_repository)
    return next((folder for has_mark in marks for folder in folders if has_mark(folder)), here)


def marked_folder(start: Path) -> Path | None:
    """Return the nearest folder, from a path upwards, that has a settings file, or else a lock; None without one."""
    path = settings_file(start)
    return path.parent if path else next((folder for folder in _upwards(start) if _has_lock(folder)), None)


def _upwards(start: Path | None) -> Iterator[Path]:
    """Yield a folder and those above it, up to a repository's root."""
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        yield folder
        if _is_repository(folder):
            return


def _settings_in(folder: Path) -> Path | None:
    files.refuse_special(folder / "vlbib.toml")
    if (folder / "vlbib.toml").is_file():
        return folder / "vlbib.toml"
    path = folder / "pyproject.toml"
    return path if path.is_file() and b"[tool.vlbib" in path.read_bytes() else None


def _has_lock(folder: Path) -> bool:
    return (folder / _LOCK).is_file()


def _has_notes(folder: Path) -> bool:
    return (folder / _NOTES).is_dir()


def _is_repository(folder: Path) -> bool:
    return (folder / ".git").exists()
