"""Reads and writes the files of the user's project; a crash leaves either the old file or the new one, complete.

Writing takes the usual steps: temporary file in the same folder, fsync, `os.replace`, fsync of the folder. It replaces
the file that a symbolic link points to, and keeps the old file's mode. Every fault raises `CannotUse`, with one line
for the user.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.faults import CannotUse
from vlbib.storage.file_kinds import (
    FOLDER,
    copy_attributes,
    endless_kind,
    is_stream,
    is_there,
    other_names,
    remark_on_links,
    special_kind,
    write_to_stream,
)
from vlbib.storage.kept_steps import keep
from vlbib.storage.rehearsal import is_rehearsal, only_rehearsed
from vlbib.storage.unsaved import counts_as_gone, unsaved_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WAIT_SECONDS = 60.0
_BLOCK = 1 << 20


def cache_dir() -> Path:
    """Return the cache folder: `VLBIB_CACHE_DIR`, else the platform's for caches."""
    if override := os.environ.get("VLBIB_CACHE_DIR"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("vlbib", appauthor=False))


def data_dir() -> Path:
    """Return the folder for indexes and undo steps: `VLBIB_DATA_DIR`, else the platform's for data."""
    if override := os.environ.get("VLBIB_DATA_DIR"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_data_dir("vlbib", appauthor=False))


def shown(path: Path) -> str:
    """Return a path for messages: relative to the working folder if it is below it."""
    with contextlib.suppress(ValueError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def line_of_fault(error: UnicodeDecodeError) -> int:
    """Return the 1-based line of the first byte that is not UTF-8."""
    return error.object.count(b"\n", 0, error.start) + 1


def read_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, or None if it does not exist. Raises `CannotUse` if it exists and cannot be read."""
    try:
        return _content(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None  # no file can have this name
        why = f"cannot be read ({error.strerror}); check the path and its permissions"
        is_folder = special_kind(path) == FOLDER
        raise CannotUse(f"{shown(path)}: {'is a folder; name a file' if is_folder else why}") from error


def _content(path: Path) -> bytes:
    """Return a file's bytes: its unsaved text if there is one, else those on disk."""
    if counts_as_gone(path):
        raise FileNotFoundError(path)
    unsaved = unsaved_bytes(path)
    if unsaved is None and endless_kind(path):
        refuse_special(path)
    return path.read_bytes() if unsaved is None else unsaved


def read_text(path: Path) -> str | None:
    """Return the text of a UTF-8 file without a byte order mark, or None if it does not exist. Raises `CannotUse`."""
    data = read_bytes(path)
    if data is None:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotUse(
            f"{shown(path)}:{line_of_fault(error)}: is not UTF-8; restore it from version control"
        ) from error


def check_writable(path: Path, instead: str = " or name another --library") -> None:
    """Raise `CannotUse` if a file or its folder cannot be written; called before any work is done.

    `instead` is what the user can do instead of making it writable.
    """
    refuse_special(path)
    target = target_of(path)
    folder = target.parent
    if not folder.is_dir():
        raise CannotUse(f"{shown(path)}: the folder {shown(folder)} does not exist; make it{instead}")
    if is_there(target) and not _may_write(target):
        raise CannotUse(f"{shown(path)}: is read-only; make it writable{instead}")
    if not _may_write(folder):
        raise CannotUse(f"{shown(path)}: its folder is read-only; make it writable{instead}")


def refuse_special(path: Path) -> None:
    """Raise `CannotUse` for anything but a regular file: it would be replaced, or reading it would never end."""
    kind = special_kind(path)
    if kind:
        raise CannotUse(f"{shown(path)}: is {kind}, not a regular file, and is left alone; name a file")


def write_output(path: Path, data: bytes) -> bool:
    """Write output to a stream, or to a file if that has other bytes; return whether anything was written.

    Raises `CannotUse` if the path is neither, and `BrokenPipeError` if the stream's reader has closed it.
    """
    if is_stream(path):
        try:
            write_to_stream(path, data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise CannotUse(f"{shown(path)}: cannot be written ({error.strerror})") from error
        return True
    refuse_special(path)
    if read_bytes(path) == data:
        return False
    check_writable(path, instead=" or name another file")
    with alone(path):
        remove_left_over(path)
        write(path, data)
    return True


def remove_left_over(path: Path) -> None:
    """Remove the temporary files of a file that killed runs have left; the caller holds `alone`."""
    target = target_of(path)
    name = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}\.tmp")
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for left in [Path(entry.path) for entry in entries if name.fullmatch(entry.name)]:
            left.unlink(missing_ok=True)


def target_of(path: Path) -> Path:
    """Return the real path of a file, with links followed. Raises `CannotUse` for a circle of links."""
    target = Path(os.path.realpath(path))
    if os.path.islink(target):  # noqa: PTH114 -- no error for an invalid name
        raise CannotUse(f"{shown(path)}: is a symbolic link that leads back to itself; remove it")
    return target


def _may_write(path: Path) -> bool:
    """Tell whether a file may be written; a read-only file may not, although the superuser could."""
    mode = path.stat().st_mode
    return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)


def has_bytes(path: Path, data: bytes | None) -> bool:
    """Tell whether a file has these bytes, or for None does not exist; it is compared block by block."""
    unsaved = unsaved_bytes(path)
    if unsaved is not None:
        return unsaved == data
    try:
        with path.open("rb") as stream:
            if data is None:
                return False
            blocks = range(0, len(data), _BLOCK)
            return all(stream.read(_BLOCK) == data[at : at + _BLOCK] for at in blocks) and not stream.read(1)
    except FileNotFoundError:
        return data is None
    except OSError as error:
        raise CannotUse(f"{shown(path)}: cannot be read ({error.strerror}); check its permissions") from error


class Before(Struct, frozen=True):
    """A file as it was when it was read (None: it did not exist); the bytes to be written are based on it."""

    path: Path
    data: bytes | None

    def check(self) -> None:
        """Raise `CannotUse` if the file has other bytes by now."""
        if not has_bytes(self.path, self.data):
            raise CannotUse(f"{shown(self.path)}: was changed while vlbib worked; run it again")


def write(path: Path, *parts: bytes, before: Sequence[Before] = ()) -> None:
    """Replace a file atomically. Raises `CannotUse` if that fails, or if a file in `before` has changed.

    The old file is then left as it was. `before` is checked last, when the new bytes are on disk and only the rename is
    left.
    """
    put_in_place(path, stage(path, parts), before)


def stage(path: Path, parts: Sequence[bytes], mark: str = "") -> Path:
    """Return a temporary file in the folder of the file, with these bytes and the file's mode."""
    target = target_of(path)
    staged: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.{mark}", suffix=".tmp", dir=target.parent)
        staged = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        copy_attributes(target, staged)
        if not is_rehearsal():
            keep(target, staged)
    except OSError as error:
        raise _refused(path, staged, error) from error
    except BaseException:
        if staged is not None:
            staged.unlink(missing_ok=True)
        raise
    return staged


def put_in_place(path: Path, staged: Path, before: Sequence[Before] = ()) -> None:
    """Rename a staged file to its path; if a file in `before` has changed, remove it and raise `CannotUse`."""
    target = target_of(path)
    try:
        for file in before:
            file.check()
    except CannotUse:
        staged.unlink(missing_ok=True)
        raise
    if only_rehearsed(target, staged):
        return
    links = other_names(target)
    try:
        os.replace(staged, target)  # noqa: PTH105 -- the name says what POSIX promises
    except OSError as error:
        raise _refused(path, staged, error) from error
    _sync_folder(target.parent)
    remark_on_links(Path(shown(path)), links)


def _refused(path: Path, staged: Path | None, error: OSError) -> CannotUse:
    """Remove a temporary file, and return the error to raise."""
    if staged is not None:
        staged.unlink(missing_ok=True)
    return CannotUse(f"{shown(path)}: cannot be written ({error.strerror}); nothing was changed in it")


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows cannot open folders; there the replacement itself is durable enough
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def alone(library: Path) -> Iterator[None]:
    """Lock the library for this process; another vlbib waits. The lock file is in the cache folder."""
    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.fsencode(target_of(library))).hexdigest()[:20]
    folder = cache_dir() / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / f"{name}.lock", timeout=WAIT_SECONDS)
        lock.acquire()
    except Timeout as error:
        raise CannotUse(
            f"{shown(library)}: another vlbib has been working on it for {WAIT_SECONDS:.0f} s; try again"
        ) from error
    except OSError as error:
        raise CannotUse(f"{shown(folder)}: cannot be written ({error.strerror}); set VLBIB_CACHE_DIR") from error
    try:
        yield
    finally:
        lock.release()
