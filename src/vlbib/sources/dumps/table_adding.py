"""Adds dumps to the tables of a large index: part by part, each once, resuming after an interruption."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from vlbib.core.ids import Id
from vlbib.core.json_reading import json_facts
from vlbib.sources.dumps.adding import FAULTS_KEPT, Added, AddedFile, CannotAdd, holding_index
from vlbib.sources.dumps.layouts import PartKind, dump_parts
from vlbib.sources.dumps.openalex_dump import read_merged
from vlbib.sources.dumps.reading import DumpFault, Unknown, read_dump
from vlbib.sources.index.duckdb import require_engine, sort_tables
from vlbib.sources.index.features import id_key
from vlbib.sources.index.table_files import ListedPart, PartWriter, read_manifest, with_part, write_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from vlbib.core.bib import Entry
    from vlbib.sources.dumps.layouts import DumpPart
    from vlbib.sources.index.table_files import Manifest

_TOLD = 5000  # steps between two progress reports
_SAMPLE = 1 << 16  # bytes at each end of a part that identify it
_DAMAGE = (OSError, EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError, ValueError, KeyError)


class DamagedPart(Exception):  # noqa: N818 -- it reads as the sentence it is
    """A part cannot be read to its end; the message says why."""


def add_to_tables(
    paths: Sequence[Path],
    folder: Path,
    progress: Callable[[Path, int, int], None] = lambda _part, _done, _total: None,
    *,
    skip_damaged: bool = False,
    parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None = None,
) -> Added:
    """Add files and folders of dumps to the tables in a folder, and return the result for each part.

    `progress` is called with the part, and the bytes read and to be read of all parts. A damaged part is reported and
    left out completely; the run stops there unless `skip_damaged`. Parts added before it are kept and searched.

    Raises `CannotAdd` if the folder cannot be written or another vlbib is writing to it, `CannotUse` if a package that
    tables need is not installed.
    """
    require_engine()
    parts = [part for path in paths for part in dump_parts(path)]
    run = _Adding(folder, progress, parse_bib, sum(_size(part.path) for part in parts))
    with holding_index(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            manifest = read_manifest(folder)
        except msgspec.MsgspecError as error:
            raise CannotAdd(f"its manifest is damaged ({error}); move it away and add its dumps again") from error
        done: list[AddedFile] = []
        for part in parts:
            manifest, added = run.add(part, manifest)
            done.append(added)
            if added.refused and not skip_damaged:
                break
        if manifest.sorted_parts != len(manifest.parts):
            _drop_scraps(folder, manifest)
            sort_tables(folder)
    return Added(folder, tuple(done))


@dataclass(slots=True)
class _Adding:
    """One run: its folder, its callbacks, and the bytes read of the total."""

    folder: Path
    progress: Callable[[Path, int, int], None]
    parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None
    total: int
    done: int = 0
    faults: list[DumpFault] = field(default_factory=list)

    def add(self, part: DumpPart, manifest: Manifest) -> tuple[Manifest, AddedFile]:
        """Add one part. The files of a part that cannot be read to its end are overwritten by the next part."""
        size, before = _size(part.path), self.done
        self.done += size
        try:
            stamp = stamp_of(part.path)
            if any(listed.stamp == stamp for listed in manifest.parts):
                return manifest, AddedFile(file=part.path, already=True)
            self.faults = []
            number, first = len(manifest.parts) + 1, manifest.rows + 1
            with PartWriter(self.folder, number, first) as writer:
                steps = self._fill(writer, part, before)
        except (DamagedPart, Unknown, *_DAMAGE) as error:
            return manifest, AddedFile(
                file=part.path, refused=f"{_reason(error)}; nothing of it was added; download it again"
            )
        listed = ListedPart(path=str(part.path.absolute()), stamp=stamp, number=number, first=first, rows=writer.rows)
        manifest = with_part(manifest, listed)
        write_manifest(self.folder, manifest)
        added = AddedFile(
            file=part.path,
            new=writer.rows,
            read=steps,
            faults=tuple(self.faults[:FAULTS_KEPT]),
            fault_count=len(self.faults),
        )
        return manifest, added

    def _fill(self, writer: PartWriter, part: DumpPart, before: int) -> int:
        """Write the contents of a part, and return the number of steps."""
        if part.kind is PartKind.RECORDS:
            return self._fill_records(writer, part.path, before)
        steps = 0
        for own, alias in _changes(part):
            steps += 1
            if alias is None:
                writer.take_back(id_key(own))
            else:
                writer.link(id_key(own), id_key(alias))
        return steps

    def _fill_records(self, writer: PartWriter, path: Path, before: int) -> int:
        number = 0
        for number, step in enumerate(read_dump(path, self.parse_bib), 1):
            if isinstance(step.what, DumpFault):
                if step.what.is_end:
                    raise DamagedPart(step.what.reason)
                self.faults.append(step.what)
            elif step.what is not None:
                writer.add(step.what)
            if number % _TOLD == 0:
                self.progress(path, before + step.done, self.total)
        self.progress(path, self.done, self.total)
        return number


def _changes(part: DumpPart) -> Iterator[tuple[Id, Id | None]]:
    """Yield the ids that a part deletes, each with None, or links, each with its other id."""
    if part.kind is PartKind.MERGED:
        yield from ((identity, None) for identity in read_merged(part.path))
        return
    with gzip.open(part.path) if part.path.suffix == ".gz" else part.path.open("rb") as lines:
        for line in lines:
            facts = json_facts(line)
            alias = Id("s2paper", facts["sha"]) if part.kind is PartKind.PAPER_IDS else None
            yield Id("s2", str(facts["corpusid"])), alias


def _reason(error: Exception) -> str:
    damaged = isinstance(error, (DamagedPart, Unknown))
    return str(error) if damaged else f"is damaged or cannot be read ({type(error).__name__}: {error})"


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def stamp_of(path: Path) -> str:
    """Return the fingerprint of a part: its size and a digest of both ends, since a part may be a terabyte.

    Raises OSError if it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        digest = hashlib.sha256(file.read(_SAMPLE))
        file.seek(max(0, size - _SAMPLE))
        digest.update(file.read(_SAMPLE))
    return f"{size} {digest.hexdigest()}"


def _drop_scraps(folder: Path, manifest: Manifest) -> None:
    """Delete the files of parts that were not read to their end."""
    whole = {f"{part.number:05}" for part in manifest.parts}
    for file in folder.glob("[0-9]*.*"):
        if file.name.partition(".")[0] not in whole:
            file.unlink()
