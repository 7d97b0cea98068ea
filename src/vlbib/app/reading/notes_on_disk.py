"""The Markdown files in a folder, for `vlbib init` and for the error that no notes were found."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from vlbib.core.near_names import hint
from vlbib.storage import files
from vlbib.storage.note_walk import walk_notes

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.settings import Settings

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".org")
_LOOKED_AT = 5000  # at most this many files are looked at: the folder may be a whole home folder
_NAMED = 3
_NO_NOTES = frozenset({"readme", "changelog", "contributing", "license", "code_of_conduct", "security"})


def markdown_files(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, sorted by name, without READMEs, changelogs and the like."""
    walked = islice(walk_notes(folder), _LOOKED_AT)
    return [path for path in walked if path.suffix.lower() in MARKDOWN and path.stem.lower() not in _NO_NOTES]


def missing_notes(settings: Settings, path: Path, root: Path) -> str:
    """Return the message for a missing folder or file of notes, from the settings or the default."""
    if settings.file and path != root / "notes":
        near = hint(path.name, (item.name for item in path.parent.iterdir()) if path.parent.is_dir() else ())
        return f"{settings.file}: `notes` names {files.shown(path)}, which does not exist{near or '; correct it'}"
    begin = f"name it under `notes` in {settings.file}" if settings.file else "run vlbib init"
    return f"{files.shown(path)}: there is no such folder of notes; {_advice(markdown_files(root), begin)}"


def _advice(lying: list[Path], begin: str) -> str:
    if not lying:
        return "there is no Markdown file here either; name your notes (vlbib sync NOTES), or try vlbib demo"
    named = ", ".join(files.shown(path) for path in lying[:_NAMED])
    more = f" and {len(lying) - _NAMED} more" if len(lying) > _NAMED else ""
    return f"Markdown files are here: {named}{more}; name what to read (vlbib sync NOTES), or {begin}"
