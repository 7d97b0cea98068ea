"""Finds the notes in a folder, including unsaved ones that are not on disk yet."""

from __future__ import annotations

import contextlib
import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.json_reading import json_facts
from vlbib.core.near_names import hint
from vlbib.storage.unsaved import counts_as_gone, unsaved_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTE_SUFFIXES = (
    ".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".org", ".ipynb", ".canvas", ".tex", ".bbl", ".tid",
)  # fmt: skip
_LOOKED_AT = 5000  # most notes searched for a name: the folder may be a whole home folder
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def walk_notes(folder: Path, refused: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """Yield the notes below a folder, sorted by name; hidden folders and those of programs are skipped.

    `refused` is called with the error of each folder that cannot be read.
    """
    for root, folders, names in os.walk(folder, onerror=refused, followlinks=False):
        folders[:] = sorted(name for name in folders if _is_looked_into(name) and not _is_logseq_s_own(root, name))
        paths = (Path(root, name) for name in sorted(names) if _is_note(name))
        yield from (path for path in paths if not counts_as_gone(path))
    yield from (path for path in sorted(unsaved_below(folder)) if _is_new_note(path, folder))


def hint_of_note(path: Path, root: Path) -> str:
    """Return "; did you mean `PATH`?" for a missing note: a similar name in its folder, else its name elsewhere.

    "" if neither is found. `root` is the folder of the project.
    """
    folder = "" if path.parent == Path() else f"{path.parent.as_posix()}/"
    beside = hint(path.name, _names_in(path.parent)).replace("`", f"`{folder}", 1)
    return beside or _hint_of_namesake(path.name, root)


def notebook_fault(name: str, text: str) -> str:
    """Return the fault of a notebook whose JSON is damaged, as by an interrupted save; "" for any other file.

    An empty file is an empty notebook.
    """
    if not name.lower().endswith(".ipynb") or not text.strip():
        return ""
    try:
        json_facts(text)
    except ValueError:
        return "is not a complete Jupyter notebook: its JSON cannot be read; save or restore it"
    return ""


def _names_in(folder: Path) -> list[str]:
    with contextlib.suppress(OSError):
        return [name for name in os.listdir(folder) if not name.startswith(".")]  # noqa: PTH208 -- bare names
    return []


def _hint_of_namesake(name: str, folder: Path) -> str:
    """Return "; did you mean `PATH`?" for the first note of this name below a folder; "" if there is none."""
    walked = islice(walk_notes(folder), _LOOKED_AT)
    path = next((path for path in walked if path.name.lower() == name.lower()), None)
    return f"; did you mean `{path.as_posix()}`?" if path else ""


def _is_note(name: str) -> bool:
    return name.lower().endswith(NOTE_SUFFIXES)


def _is_looked_into(name: str) -> bool:
    return not name.startswith(".") and name not in _SKIPPED_FOLDERS


def _is_logseq_s_own(root: str, name: str) -> bool:
    """Tell whether a folder is the one where Logseq keeps settings and old versions of the notes."""
    return name == "logseq" and Path(root, name, "config.edn").is_file()


def _is_new_note(path: Path, folder: Path) -> bool:
    """Tell whether a path below a folder is a note that is not on disk."""
    folders = path.relative_to(folder).parts[:-1]
    return _is_note(path.name) and all(map(_is_looked_into, folders)) and not path.exists()
