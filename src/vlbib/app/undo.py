"""`vlbib undo`: undoes the last command that wrote, in all the files that it wrote, or in none of them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from vlbib.app.project import locate, root_of
from vlbib.core.faults import CannotUse
from vlbib.storage import files
from vlbib.storage.file_pair import finish
from vlbib.storage.kept_steps import KeptStep, digest_now, kept_steps, last_steps, steps_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from vlbib.settings import Settings


def steps(settings: Settings, library: str | None) -> list[KeptStep]:
    """Return the commands that can be undone, the last first."""
    return kept_steps(steps_folder(files.data_dir(), locate(settings, library).library))


def undo(settings: Settings, library: str | None) -> KeptStep:
    """Restore every file that the last command wrote, and return that command.

    A file that the command did not get to write, or that is restored already, is left as it is. Raises `CannotUse`, and
    changes nothing, if there is no command to undo or a file has changed since. It also does so if no library is named
    and a later command wrote only another file of the project (`vlbib check lab.bib --fix`).
    """
    project = locate(settings, library)
    if library is None:
        _refuse_later(settings, project.library)
    finish(project.library, project.lock)
    with files.alone(project.library):
        for step in steps(settings, library):
            now = {file.path: digest_now(file.path) for file in step.files}
            if all(now[file.path] == file.before for file in step.files):
                step.forget()  # it was killed before it wrote, or was undone by hand
                continue
            _refuse_changed(step, now)
            _put_back(step, now)
            step.forget()
            return step
    raise CannotUse(f"{files.shown(project.library)}: there is no command to undo; nothing was changed")


def _refuse_later(settings: Settings, library: Path) -> None:
    """Raise `CannotUse` if the last command in the project's folder was one on another library."""
    root, data = root_of(settings).resolve(), files.data_dir()
    own = kept_steps(steps_folder(data, library))
    later = [
        step
        for step in last_steps(data)
        if any(file.path.is_relative_to(root) for file in step.files) and (not own or step.time > own[0].time)
    ]
    if later:
        last = max(later, key=lambda step: step.time)
        name = files.shown(last.files[0].path)
        raise CannotUse(
            f"{name}: the last command that wrote files is `vlbib {last.command}`; "
            f"`vlbib undo --library {shlex.quote(name)}` undoes it; nothing was changed"
        )


def _refuse_changed(step: KeptStep, now: Mapping[Path, str | None]) -> None:
    changed = [files.shown(file.path) for file in step.files if now[file.path] not in (file.before, file.after)]
    if changed:
        raise CannotUse(f"{', '.join(changed)}: changed since `vlbib {step.command}`; nothing was undone")


def _put_back(step: KeptStep, now: Mapping[Path, str | None]) -> None:
    for file in step.files:
        if now[file.path] == file.before:
            continue
        if file.before is None:
            file.path.unlink(missing_ok=True)
        else:
            files.check_writable(file.path, instead="")
            files.write(file.path, file.bytes_before.read_bytes())
