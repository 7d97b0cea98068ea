"""Paths given for a library that are none: addresses, notes, locks, folders; and what to say where no library is."""

from __future__ import annotations

import os
from pathlib import Path

from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.written_ids import read_id
from vlbib.storage import files
from vlbib.storage.note_walk import NOTE_SUFFIXES

_ADDRESS = lazy_pattern(r"(https?|ftp):/(.+)")  # `Path` turns the two slashes of an address into one
_NO_LIBRARY = {**dict.fromkeys(NOTE_SUFFIXES, "a note"), ".lock": "a lock", ".toml": "a settings file"}


def refuse_address(path: Path) -> None:
    """Raise `CannotUse` for a web address given instead of a file."""
    match = _ADDRESS.match(str(path))
    if match:
        address = f"{match[1]}://{match[2]}"
        adding = f", or `vlbib add {address}`" if read_id(address) else ""
        raise CannotUse(f"{address}: is an address, not a file; download it and name the file{adding}")


def refuse_other_kinds(path: Path, advice: str) -> None:
    """Raise `CannotUse` if a file, or what it links to, has the name of another kind of file than a library."""
    what = _other_kind(path.name) or _other_kind(os.path.realpath(path))
    if what:
        raise CannotUse(f"{files.shown(path)}: is {what}, not a library; {advice}")


def _other_kind(name: str) -> str | None:
    """Return what a file is by its name if that is not a library; else None."""
    if not Path(name).name:
        return "a folder"
    return next((kind for suffix, kind in _NO_LIBRARY.items() if name.lower().endswith(suffix)), None)


def no_library(path: Path) -> str:
    """Return the message for a missing library: it names the libraries in the folder, else says how to create one."""
    beside = libraries_beside(path)
    advice = (
        f"name an existing one with --library: {', '.join(map(files.shown, beside))}" if beside else "run vlbib sync"
    )
    return f"{files.shown(path)}: there is no library yet; {advice}"


def libraries_beside(path: Path) -> list[Path]:
    """Return the .bib files in the folder of a library, without itself, by name."""
    return sorted(file for file in path.parent.glob("*.bib") if file != path and file.is_file())
