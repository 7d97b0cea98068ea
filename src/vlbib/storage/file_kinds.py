"""The kind of file at an output path: a regular file is replaced, a stream is written to, all else is refused.

Streams are FIFOs, `/dev/null`, terminals, and the file that is standard output or standard error, under any name.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Remarks on replaced files for the command to print; the command sets this to a list.
REMARKS: ContextVar[list[str] | None] = ContextVar("REMARKS", default=None)
FOLDER = "a folder"
_DEVICE = "a device"
_KINDS = (
    (stat.S_ISDIR, FOLDER),
    (stat.S_ISCHR, _DEVICE),
    (stat.S_ISBLK, _DEVICE),
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
)


def special_kind(path: Path) -> str:
    """Return what is at a path if it is not a regular file, such as "a folder"; "" for a regular file or nothing."""
    status = _status(path)
    return next((kind for is_kind, kind in _KINDS if status and is_kind(status.st_mode)), "")


def is_there(path: Path) -> bool:
    """Tell whether a path exists; False for an invalid path, such as a name that is too long."""
    return _status(path) is not None


def is_file_there(path: Path) -> bool:
    """Tell whether a regular file is at a path; False for an invalid path."""
    status = _status(path)
    return status is not None and stat.S_ISREG(status.st_mode)


def endless_kind(path: Path) -> str:
    """Return what is at a path if reading it may never end; "" for a file, a pipe or a terminal."""
    kind = special_kind(path)
    return kind if kind == _DEVICE and not is_stream(path) else ""


def is_stream(path: Path) -> bool:
    """Tell whether output is written into the file at a path, rather than into a new file that replaces it."""
    status = _status(path)
    if status is None or stat.S_ISDIR(status.st_mode) or stat.S_ISSOCK(status.st_mode):
        return False
    return stat.S_ISFIFO(status.st_mode) or _own_stream(status) is not None or _is_terminal_or_null(path, status)


def write_to_stream(path: Path, data: bytes) -> None:
    """Write to a stream. Raises `OSError`; `BrokenPipeError` if its reader has closed it."""
    status = _status(path)
    own = _own_stream(status) if status else None
    if own is not None:
        sys.stdout.flush()
    with os.fdopen(os.dup(own), "wb") if own is not None else path.open("wb") as stream:
        stream.write(data)


def other_names(path: Path) -> int:
    """Return how many more hard links a file has; these keep the old bytes when the file is replaced."""
    status = _status(path)
    return status.st_nlink - 1 if status and stat.S_ISREG(status.st_mode) else 0


def remark_on_links(path: Path, count: int) -> None:
    """Remark that a replaced file has other names (hard links), which keep the old bytes."""
    remarks = REMARKS.get()
    if count and remarks is not None:
        names = "another name (a hard link), which keeps" if count == 1 else f"{count} other names, which keep"
        remarks.append(f"{path}: has {names} the old content; link it again, or use a symbolic link")


def copy_attributes(target: Path, staged: Path) -> None:
    """Give a new file the owner, group, mode and attributes (such as access lists) of the file that it replaces.

    What the system does not allow is skipped, except for the mode. A file that replaces none gets rw-rw-rw- less the
    umask. Raises `OSError` if the mode cannot be set.
    """
    status = _status(target)
    if status is None:
        mask = os.umask(0)
        os.umask(mask)
        staged.chmod(0o666 & ~mask)
        return
    from shutil import copystat

    for owner in (status.st_uid, -1):
        with contextlib.suppress(OSError, AttributeError):
            os.chown(staged, owner, status.st_gid)
            break
    _drop_attributes_of_folder(target, staged)
    staged.chmod(stat.S_IMODE(status.st_mode))
    with contextlib.suppress(OSError):
        copystat(target, staged)
    os.utime(staged)


def _drop_attributes_of_folder(target: Path, staged: Path) -> None:
    """Remove attributes that a new file got from its folder and the old one does not have, such as an access list."""
    with contextlib.suppress(OSError, AttributeError):
        for name in set(os.listxattr(staged)).difference(os.listxattr(target)):
            os.removexattr(staged, name)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):  # also for names that are too long or contain NUL
        return None


def _own_stream(status: os.stat_result) -> int | None:
    """Return the descriptor of standard output or error if the status is that file's; else None."""
    for descriptor in (1, 2):
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(descriptor), status):
                return descriptor
    return None


def _is_terminal_or_null(path: Path, status: os.stat_result) -> bool:
    if not stat.S_ISCHR(status.st_mode):
        return False
    with contextlib.suppress(OSError):
        if path.samefile(os.devnull):
            return True
        descriptor = os.open(path, os.O_WRONLY | os.O_NOCTTY)
        try:
            return os.isatty(descriptor)
        finally:
            os.close(descriptor)
    return False
