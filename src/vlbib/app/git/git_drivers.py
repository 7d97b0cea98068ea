"""`vlbib git install`: makes git merge the library and its lock by works and fields, and show entries in diffs."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.git.git_patterns import file_pattern
from vlbib.app.project import locate
from vlbib.core.faults import CannotUse
from vlbib.storage import files
from vlbib.storage.git_call import git_output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.app.project import Project
    from vlbib.settings import Settings

CONFLICT = 3  # exit code of `vlbib git merge-driver` after it has written conflict markers
_ATTRIBUTES = ".gitattributes"
# git runs this in a shell. If vlbib cannot merge, for whatever reason, git's own text merge does. If the driver left
# the file as it was, git would report a conflict in our version alone, and `git add` would lose theirs.
_MERGE = (
    "{vlbib} git merge-driver %O %A %B %L %P %X %Y; case $? in 0) exit 0;; 3) exit 1;; esac; "
    "git merge-file --marker-size=%L -L %X -L %S -L %Y %A %O %B || exit 1"
)
_TEXT = 'vlbib_text() {{ {vlbib} git textconv "$1" 2>/dev/null || cat "$1"; }}; vlbib_text'


class GitChange(Struct, frozen=True):
    """What an installation changes: lines of `git config`, and whether `.gitattributes` is written."""

    config: tuple[str, ...]
    attributes: bool


def drivers() -> Mapping[str, str]:
    """Return the git settings that define vlbib's drivers, by name."""
    call = {"vlbib": _call()}
    return {
        "merge.vlbib.name": "works of a library and its lock, field by field",
        "merge.vlbib.driver": _MERGE.format_map(call),
        "diff.vlbib.textconv": _TEXT.format_map(call),
    }


def _call() -> str:
    """Return how a shell starts vlbib: by its name if it is on the PATH, else with this Python."""
    if shutil.which("vlbib"):
        return "vlbib"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m vlbib"


def install(settings: Settings, library: str | None, *, dry_run: bool = False) -> GitChange:
    """Define vlbib's drivers in the repository of a library, and list its files in `.gitattributes`.

    What is there already is not written again. Raises `CannotUse` if there is no repository.
    """
    project = _in_repository(settings, library)
    wanted = {name: value for name, value in drivers().items() if _config(project, name) != value}
    for name, value in {} if dry_run else wanted.items():
        _set_config(project, name, value)
    path, text = _attributes(project)
    missing = [line for line in _lines(project) if line not in text.splitlines()]
    before = text if not text or text.endswith("\n") else f"{text}\n"
    if missing:
        files.write_output(path, "".join([before, *(f"{line}\n" for line in missing)]).encode())
    return GitChange(tuple(f"{name} = {value}" for name, value in wanted.items()), bool(missing))


def has_drivers(settings: Settings, library: str | None) -> bool:
    """Tell whether git merges the library with vlbib in this clone. Raises `CannotUse` if there is no repository."""
    return _config(_in_repository(settings, library), "merge.vlbib.driver") is not None


def uninstall(settings: Settings, library: str | None, *, dry_run: bool = False) -> GitChange:
    """Remove what `install` has written, and nothing else."""
    project = _in_repository(settings, library)
    there = [name for name in drivers() if _config(project, name) is not None]
    for section in () if dry_run else dict.fromkeys(name.rpartition(".")[0] for name in there):
        git_output(project.library.parent, "config", "--local", "--remove-section", section)
    path, text = _attributes(project)
    ours = set(_lines(project))
    kept = [line for line in text.splitlines(keepends=True) if line.rstrip("\r\n") not in ours]
    if "".join(kept) != text:
        _write_or_remove(path, "".join(kept), dry_run=dry_run)
    return GitChange(tuple(there), "".join(kept) != text)


def _write_or_remove(path: Path, text: str, *, dry_run: bool) -> None:
    if text or dry_run:
        files.write_output(path, text.encode())
    else:
        path.unlink()


def _in_repository(settings: Settings, library: str | None) -> Project:
    project = locate(settings, library)
    if git_output(project.library.parent, "rev-parse", "--git-dir") is None:
        raise CannotUse(f"{files.shown(project.library)}: is not in a git repository; run `git init` first")
    return project


def _config(project: Project, name: str) -> str | None:
    value = git_output(project.library.parent, "config", "--local", "--get", name)
    return None if value is None else os.fsdecode(value).removesuffix("\n")


def _set_config(project: Project, name: str, value: str) -> None:
    if git_output(project.library.parent, "config", "--local", "--replace-all", name, value) is None:
        raise CannotUse(f"{name}: git cannot write its configuration; look at `git config --local --list`")


def _attributes(project: Project) -> tuple[Path, str]:
    path = project.library.parent / _ATTRIBUTES
    return path, files.read_text(path) or ""


def _lines(project: Project) -> Sequence[str]:
    library, lock = file_pattern(project.library.name), file_pattern(project.lock.name)
    return [f"{library} merge=vlbib diff=vlbib", f"{lock} merge=vlbib"]
