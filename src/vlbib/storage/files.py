"""Files of the user's project: read, and written so that a crash leaves the old file or the new one whole.

Writing follows the usual steps (temporary file in the same folder, fsync, `os.replace`, fsync of the folder), on the
file that a symbolic link points to, with the old file's mode kept. Every fault is `CannotUse`, one line for the user.
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
    """Return the folder for answers: `VLBIB_CACHE_DIR`, else the platform's own."""
    if override := os.environ.get("VLBIB_CACHE_DIR"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("vlbib", appauthor=False))


def data_dir() -> Path:
    """Return the folder for indexes: `VLBIB_DATA_DIR`, else the platform's own."""
    if override := os.environ.get("VLBIB_DATA_DIR"):
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_data_dir("vlbib", appauthor=False))


def shown(path: Path) -> str:
    """Return the path as the user would write it here: relative to the working folder where it lies below it."""
    with contextlib.suppress(ValueError):
        return path.absolute().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def line_of_fault(error: UnicodeDecodeError) -> int:
    """Return the number of the line at which a text stops being UTF-8."""
    return error.object.count(b"\n", 0, error.start) + 1


def read_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, or None where there is none; raise `CannotUse` where it is there and cannot be read."""
    try:
        return _content(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None  # no file can be called so
        why = f"cannot be read ({error.strerror}); check the path and its permissions"
        is_folder = special_kind(path) == FOLDER
        raise CannotUse(f"{shown(path)}: {'is a folder; name a file' if is_folder else why}") from error


def _content(path: Path) -> bytes:
    """Return a file's bytes as its editor has them, else as the disk does."""
    if counts_as_gone(path):
        raise FileNotFoundError(path)
    unsaved = unsaved_bytes(path)
    if unsaved is None and endless_kind(path):
        refuse_special(path)
    return path.read_bytes() if unsaved is None else unsaved


def read_text(path: Path) -> str | None:
    """Return a UTF-8 text file's text without a byte order mark, or None where there is none."""
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
    """Raise `CannotUse` where the file, or the folder for it, cannot be written: asked before any work is done.

    `instead` is what else the user may do than make it writable.
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
    """Raise `CannotUse` for what is there and is not a regular file: it would be replaced, or never end."""
    kind = special_kind(path)
    if kind:
        raise CannotUse(f"{shown(path)}: is {kind}, not a regular file, and is left alone; name a file")


def write_output(path: Path, data: bytes) -> bool:
    """Write output that a user asked for: to a stream, or to a file where it differs; tell whether it did.

    Raises `CannotUse` for what can be neither, `BrokenPipeError` where the reader has left.
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
        clear_left(path)
        write(path, data)
    return True


def clear_left(path: Path) -> None:
    """Clear away the temporary files that killed runs have left beside a file; the caller is alone on it."""
    target = target_of(path)
    name = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}\.tmp")
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for left in [Path(entry.path) for entry in entries if name.fullmatch(entry.name)]:
            left.unlink(missing_ok=True)


def target_of(path: Path) -> Path:
    """Return the file that a path means, links followed. Raises `CannotUse` for links that lead round in a circle."""
    target = Path(os.path.realpath(path))
    if os.path.islink(target):  # noqa: PTH114 -- no error where no file can be called so
        raise CannotUse(f"{shown(path)}: is a symbolic link that leads back to itself; remove it")
    return target


def _may_write(path: Path) -> bool:
    """Tell whether the mode lets anyone write (the superuser may always, but a read-only file is meant to be kept)."""
    mode = path.stat().st_mode
    return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)


def has_bytes(path: Path, data: bytes | None) -> bool:
    """Tell whether a file holds these bytes, or for None is not there; it is never held as a whole."""
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
    """A file as it was when it was read: what is written over it was made from these bytes (None: no file)."""

    path: Path
    data: bytes | None

    def check(self) -> None:
        """Raise `CannotUse` where the file holds other bytes by now."""
        if not has_bytes(self.path, self.data):
            raise CannotUse(f"{shown(self.path)}: was changed while vlbib worked; run it again")


def write(path: Path, *parts: bytes, before: Sequence[Before] = ()) -> None:
    """Replace a file in one step; raise `CannotUse` where the disk refuses, with the old file left as it was.

    So it does where a file of `before` was changed since it was read: that is looked at last of all, when the new bytes
    are on the disk and need nothing but the name.
    """
    put_in_place(path, stage(path, parts), before)


def stage(path: Path, parts: Sequence[bytes], mark: str = "") -> Path:
    """Return a temporary file beside the file that a path means, with these bytes and that file's mode."""
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
    """Give a staged file its name, unless a file was changed since it was read: then it is cleared away."""
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
    """Clear a temporary file away and return what to tell of the disk's refusal."""
    if staged is not None:
        staged.unlink(missing_ok=True)
    return CannotUse(f"{shown(path)}: cannot be written ({error.strerror}); nothing was changed in it")


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows opens no folders; there the replace itself is durable enough
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def alone(library: Path) -> Iterator[None]:
    """Hold the library for this process; a second vlbib waits. The lock lies in the cache folder."""
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
