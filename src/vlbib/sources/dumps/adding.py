"""Adds dumps to a user's index: each file once, as a stream, resuming after an interruption."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.collector import collector_at_rest
from vlbib.core.near_names import hint
from vlbib.sources.dumps.dump_list import list_dumps
from vlbib.sources.dumps.reading import DumpFault, Step, Unknown, damage, read_dump
from vlbib.sources.index.grow import Damaged, Growing, growing, has_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from vlbib.core.bib import Entry

FAULTS_KEPT = 20  # faults of one file that are reported with their lines; the rest is only counted
_TOLD = 5000  # steps between two progress reports


class CannotAdd(Exception):  # noqa: N818 -- it reads as the sentence it is
    """Nothing can be added to the index: the message says why, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """The result for one file: counts of its records, and its faults, the first ones with their lines.

    `new`, `changed` and `known` count records by their effect on the index. `read` counts steps: lines, or records of a
    file without lines. `already` means that the index contained the file before. `refused` says why nothing was read.
    `broken` says why reading ended early: what was read counts, and adding the file again reads it again.
    """

    file: Path
    new: int = 0
    changed: int = 0
    known: int = 0
    read: int = 0
    faults: tuple[DumpFault, ...] = ()
    fault_count: int = 0
    already: bool = False
    refused: str | None = None
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """The results of adding files to an index, in the order given."""

    index: Path
    files: tuple[AddedFile, ...]

    @property
    def new(self) -> int:
        """The number of records that the index did not have."""
        return sum(file.new for file in self.files)


def add_files(
    files: Sequence[Path],
    index: Path,
    progress: Callable[[Path, int, int], None] = lambda _file, _done, _total: None,
    *,
    parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None = None,
    batch: int | None = None,
) -> Added:
    """Add dumps to an index, and return the result for each.

    `progress` is called with the file, the bytes read and the total bytes. `parse_bib` parses a .bib file into entries
    and faults. The state is saved every `batch` records, or as often as suits the index, so that an interrupted run can
    resume.

    Raises `CannotAdd` if the index cannot be written or another vlbib is writing to it.
    """
    digests = {file: digest for file in dict.fromkeys(files) if (digest := digest_of(file))}
    fresh = [file for file, digest in digests.items() if not has_file(index, digest)]
    done: dict[Path, AddedFile] = {}
    if fresh:
        with holding_index(index), growing(index, batch) as grown, collector_at_rest():
            for file in fresh:
                done[file] = _add_file(grown, file, digests[file], progress, parse_bib)
    list_dumps(index, digests)
    for file in dict.fromkeys(files):
        missing = AddedFile(file=file, refused=_unreadable(file))
        done.setdefault(file, AddedFile(file=file, already=True) if file in digests else missing)
    return Added(index, tuple(done[file] for file in dict.fromkeys(files)))


def _unreadable(file: Path) -> str:
    """Return why a dump could not be opened, and what to do."""
    if file.is_dir():
        return "is a folder; name the dumps in it"
    if file.exists():
        return "cannot be read; check its permissions"
    near = hint(file.name, (path.name for path in file.parent.iterdir()) if file.parent.is_dir() else ())
    return f"there is no such file{near or '; is the path right?'}"


def _add_file(
    grown: Growing,
    file: Path,
    digest: str,
    progress: Callable[[Path, int, int], None],
    parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None,
) -> AddedFile:
    if reason := damage(file):
        return AddedFile(file=file, refused=f"{reason}; nothing of it was added; download it again")
    before, total = grown.read_of(digest), file.stat().st_size
    counts, faults, number, step = Counter[str](), list[DumpFault](), 0, Step(None, 0)
    try:
        for number, step in enumerate(read_dump(file, parse_bib), 1):
            if number > before:
                _take(grown, step, counts, faults)
                grown.checkpoint(digest, file.name, number)
            if number % _TOLD == 0:
                progress(file, step.done, total)
    except (Unknown, OSError) as error:
        return AddedFile(file=file, refused=str(error))
    broken = step.what.reason if isinstance(step.what, DumpFault) and step.what.is_end else None
    grown.checkpoint(digest, file.name, 0 if broken else number, whole=not broken, now=True)
    progress(file, total, total)
    return AddedFile(
        file=file,
        new=counts["new"],
        changed=counts["changed"],
        known=counts["known"],
        read=number,
        faults=tuple(faults),
        fault_count=counts["fault"],
        broken=broken,
    )


def _take(grown: Growing, step: Step, counts: Counter[str], faults: list[DumpFault]) -> None:
    if isinstance(step.what, DumpFault):
        counts["fault"] += 1
        if len(faults) < FAULTS_KEPT:
            faults.append(step.what)
    elif step.what is not None:
        counts[grown.add(step.what)] += 1


def digest_of(file: Path) -> str | None:
    """Return the SHA-256 digest of a file, or None if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


@contextmanager
def holding_index(index: Path) -> Iterator[None]:
    """Hold the lock of an index; raise `CannotAdd` for errors of the file system and SQLite."""
    from filelock import FileLock, Timeout

    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{index}.lock", timeout=0):
            yield
    except Timeout as error:
        raise CannotAdd(f"another vlbib is adding to {index}: wait until it is done") from error
    except Damaged as error:
        raise CannotAdd(f"the index {error}; `vlbib index rebuild` rebuilds it from its dumps") from error
    except (OSError, sqlite3.Error) as error:
        raise CannotAdd(f"the index cannot be written ({error})") from error
