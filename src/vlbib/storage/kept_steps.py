"""The old files of the last commands that wrote, kept in the data folder for `vlbib undo`.

A step is a folder with `step.json` and the old bytes as numbered files. `step.json` has the command and, for each file
that it wrote, digests of the bytes before and after (null: no file). A file's old bytes are on disk and listed before
the file is replaced, so that a killed command can be undone too. If the data folder cannot be written, nothing is kept,
and the command goes on and says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.storage.file_kinds import REMARKS, special_kind
from vlbib.storage.running import COMMAND

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = 20
_LIST = "step.json"


class KeptFile(Struct, frozen=True):
    """A file of a step: its path, digests of its bytes before and after (None: no file), and its old copy."""

    path: Path
    before: str | None
    after: str | None
    bytes_before: Path


class KeptStep(Struct, frozen=True):
    """A command that wrote files: its command line, and the files in the order in which they were written."""

    folder: Path
    command: str
    files: tuple[KeptFile, ...]

    @property
    def time(self) -> int:
        """When the last file was listed, in nanoseconds since the epoch; 0 if the list is gone."""
        try:
            return (self.folder / _LIST).stat().st_mtime_ns
        except OSError:
            return 0

    def forget(self) -> None:
        """Delete the step."""
        shutil.rmtree(self.folder, ignore_errors=True)


class _Recording(Struct):
    """A step being recorded; its folder is created just before the first file is replaced."""

    steps: Path
    folder: Path | None = None
    files: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)


_RECORDING: ContextVar[_Recording | None] = ContextVar("_RECORDING", default=None)


def steps_folder(data: Path, library: Path) -> Path:
    """Return the folder for the steps of a library below the data folder."""
    return data / "undo" / hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:20]


@contextlib.contextmanager
def recording(data: Path, library: Path) -> Iterator[None]:
    """Record all files written inside the block as one step of a library; a nested block adds to the outer step."""
    if _RECORDING.get() is not None:
        yield
        return
    token = _RECORDING.set(_Recording(steps_folder(data, library)))
    try:
        yield
    finally:
        _RECORDING.reset(token)


def keep(target: Path, staged: Path) -> None:
    """Keep the bytes of a file that a staged one is about to replace, if a step is being recorded."""
    step = _RECORDING.get()
    if step is None:
        return
    try:
        _keep(step, target, staged)
    except OSError as error:
        _remark(step.steps, error)


def _keep(step: _Recording, target: Path, staged: Path) -> None:
    step.folder = step.folder or _new_folder(step.steps)
    name, after = str(target), _digest(staged)
    if name in step.files:
        step.files[name] = (step.files[name][0], after)
    else:
        before = _digest(target)
        if before is not None:
            _write(step.folder / str(len(step.files)), target.read_bytes())
        step.files[name] = (before, after)
    rows = [[path, *digests] for path, digests in step.files.items()]
    _write(step.folder / _LIST, json.dumps({"command": COMMAND.get(), "files": rows}).encode())


def _remark(steps: Path, error: OSError) -> None:
    """Remark that the command cannot be undone."""
    remarks = REMARKS.get()
    if remarks is not None:
        folder = steps.parent.parent
        remarks.append(
            f"{folder}: {error.strerror}: `vlbib undo` cannot undo this command; make the folder writable, "
            "or set VLBIB_DATA_DIR"
        )


def kept_steps(folder: Path) -> list[KeptStep]:
    """Return the kept steps, newest first; those without a readable `step.json` are skipped."""
    from vlbib.core.json_reading import lenient_json  # imports msgspec, which most commands do not need

    steps = []
    for place in reversed(_folders(folder)):
        with contextlib.suppress(OSError, ValueError, KeyError):
            step = lenient_json((place / _LIST).read_bytes())
            rows = enumerate(step["files"])
            files = tuple(KeptFile(Path(path), old, new, place / str(at)) for at, (path, old, new) in rows)
            steps.append(KeptStep(place, step["command"], files))
    return steps


def last_steps(data: Path) -> Iterator[KeptStep]:
    """Yield the newest step of each library that has steps below the data folder."""
    folder = data / "undo"
    for place in folder.iterdir() if folder.is_dir() else ():
        yield from kept_steps(place)[:1]


def digest_now(path: Path) -> str | None:
    """Return the digest of a file's bytes; None if it does not exist. Raises `OSError` if it cannot be read."""
    return _digest(path)


def _folders(folder: Path) -> list[Path]:
    return sorted(place for place in folder.iterdir() if place.name.isdigit()) if folder.is_dir() else []


def _new_folder(steps: Path) -> Path:
    steps.mkdir(parents=True, exist_ok=True, mode=0o700)
    older = _folders(steps)
    new = steps / f"{int(older[-1].name) + 1 if older else 1:08}"
    new.mkdir(mode=0o700)
    for place in older[: max(len(older) + 1 - KEPT, 0)]:
        shutil.rmtree(place, ignore_errors=True)
    return new


def _digest(path: Path) -> str | None:
    kind = special_kind(path)
    if kind:
        return kind  # not a regular file: equals no digest, and reading it may never end
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
