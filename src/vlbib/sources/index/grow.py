"""A user's index that grows file by file, so that an interruption loses little and readers see only complete states.

New rows go into a copy beside the index (`.index.sqlite.part`), in batches, each with the progress in its file. The
copy replaces the index when all files are added. A copy left by an interruption is continued if the index has not
changed since.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from vlbib.core.text import squeeze
from vlbib.sources.index.features import id_key, title_key
from vlbib.sources.index.fill import BATCH, CACHE, Filler, lay_out, take_its_place
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.seal import SEAL_SIZE, is_sealed, seal, unseal
from vlbib.sources.index.sqlite import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from vlbib.core.record import Record

_TABLES = """
CREATE TABLE IF NOT EXISTS file (digest TEXT PRIMARY KEY, name TEXT, read INTEGER, whole INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, rows INTEGER) WITHOUT ROWID;
"""
# The id schemes that a source assigns itself: a record with the same id is a newer version.
_OWN = {"arxiv": ("arxiv",), "semantic_scholar": ("s2", "s2paper"), "dblp": ("dblp",)}

_LAYOUT = "keys and heads unsorted"  # how a copy holds what is not yet sorted; one with another layout is started again
# Keys that are looked up are written all over the file: in few batches, and with 256 MiB of its pages in memory.
_LARGE_BATCH = 100_000
_LARGE_CACHE = "PRAGMA cache_size = -262144"


class Damaged(Exception):  # noqa: N818 -- it reads as the sentence it is
    """An index that cannot be used; the message says why."""


Change = Literal["new", "changed", "known"]


class Info(Struct, frozen=True):
    """The contents of an index: its rows, in total and by source, the names of its files, its size in bytes."""

    path: Path
    rows: int
    sources: Mapping[str, int]
    files: tuple[str, ...]
    size: int


def index_info(path: Path) -> Info | None:
    """Return the contents of a user's index, None if there is none. Raises `Damaged` if it cannot be used."""
    if not path.is_file():
        return None
    check_usable(path)
    try:
        with closing(_opened(path)) as connection:
            (rows,) = connection.execute("SELECT value FROM about WHERE name = 'rows'").fetchone()
            sources = dict(connection.execute("SELECT name, rows FROM source ORDER BY name"))
            query = "SELECT name FROM file WHERE whole ORDER BY name, digest"
            files = tuple(name for (name,) in connection.execute(query))
    except (sqlite3.Error, TypeError) as error:
        raise Damaged(f"is damaged ({error})") from error
    return Info(path, rows, sources, files, path.stat().st_size)


def check_usable(path: Path, *, every_page: bool = False) -> None:
    """Raise `Damaged` for an index that is empty, cut off, of another version or damaged.

    This takes a moment; damaged pages are found only with `every_page`, which reads the whole file.
    """
    try:
        with closing(_opened(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                raise Damaged(f"has format {version}, this vlbib reads {VERSION}" if version else "is empty or damaged")
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            (size,) = connection.execute("PRAGMA page_size").fetchone()
            after = path.stat().st_size - pages * size
            if after not in (0, SEAL_SIZE) or connection.execute("SELECT count(*) FROM about").fetchone()[0] < 4:
                raise Damaged("is cut off")
            (state,) = connection.execute("PRAGMA integrity_check(1)").fetchone() if every_page else ("ok",)
            if state != "ok":
                raise Damaged(f"is damaged ({' '.join(state.split())})")
            if every_page and after and not is_sealed(path, pages * size):
                raise Damaged("is damaged (its bytes are not those that were written)")
    except (sqlite3.Error, OSError, TypeError) as error:
        raise Damaged(f"is damaged ({error})") from error


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def has_file(path: Path, digest: str) -> bool:
    """Tell whether an index contains all of the file with that digest; an unusable index contains nothing."""
    if not path.is_file():
        return False
    try:
        check_usable(path)
        with closing(_opened(path)) as connection:
            query = "SELECT whole FROM file WHERE digest = ?"
            return bool(connection.execute(query, (digest,)).fetchone() == (1,))
    except (sqlite3.Error, Damaged):
        return False


class Growing(Struct):
    """An index that is being added to. `compared` means that it had rows before, with which new ones are compared."""

    filler: Filler
    compared: bool
    _counts: Counter[str] = field(default_factory=Counter)

    def read_of(self, digest: str) -> int:
        """Return the number of steps of a file done before an interruption; 0 for a new file."""
        query = "SELECT read FROM file WHERE digest = ?"
        row = self.filler.connection.execute(query, (digest,)).fetchone()
        return int(row[0]) if row else 0

    def add(self, record: Record) -> Change:
        """Add a record, or replace its older version; a record that is already there changes nothing."""
        old = self._old(record) if self.compared else None
        if old == "known":
            return "known"
        if old is not None:
            self.filler.put(old, [record])
            return "changed"
        self.filler.add([record])
        self._counts[record.source] += 1
        return "new"

    def checkpoint(self, digest: str, name: str, read: int, *, whole: bool = False, now: bool = False) -> None:
        """Write the batch and the progress in the file, if the batch is full or `now` is set."""
        if not now and not self.filler.full:
            return

        def also() -> None:
            execute = self.filler.connection.execute
            execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (digest, name, read, whole))
            add = "INSERT INTO source VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET rows = rows + excluded.rows"
            self.filler.connection.executemany(add, self._counts.items())

        self.filler.flush(also)
        self._counts.clear()

    def _old(self, record: Record) -> int | Literal["known"] | None:
        """Return the row of an older version of the record, `known` if it is unchanged, None if it is new."""
        packed = self.filler.codec.pack([record])
        own = {identity.key for identity in record.ids if identity.scheme in _OWN.get(record.source.split("/")[-1], ())}
        key = id_key(record.ids[0]) if record.ids else title_key(squeeze(record.title))
        query = "SELECT id, records FROM work WHERE id IN (SELECT work FROM key WHERE key = ? ORDER BY work LIMIT 50)"
        rows = self.filler.connection.execute(query, (key,)).fetchall()
        if any(data == packed for _, data in rows):
            return "known"
        for row, data in rows:
            (first, *_) = self.filler.codec.unpack(data, "")
            if first.source == record.source and own & {identity.key for identity in first.ids}:
                return int(row)
        return None


@contextmanager
def growing(path: Path, batch: int | None = None) -> Iterator[Growing]:
    """Open an index to add to it. At the end the copy replaces it; after an interruption the copy stays beside it.

    `batch` is the number of rows after which the state is saved, by default as many as suit the index.

    Raises `Damaged` if there is an index that cannot be used.
    """
    if path.is_file():
        check_usable(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    base = _stamp(path)
    if not _continues(part, base):
        _start(part, path, base)
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        (rows,) = connection.execute("SELECT value FROM about WHERE name = 'rows'").fetchone()
        connection.execute(_LARGE_CACHE if rows else CACHE)
        filler = Filler(connection, Codec(), rows + 1, batch or (_LARGE_BATCH if rows else BATCH), looked_up=rows > 0)
        filler.open()
        yield Growing(filler, compared=rows > 0)
        filler.finish()
        connection.execute("DELETE FROM about WHERE name = 'base'")
    seal(part)
    take_its_place(part, path)


def _end_of_pages(path: Path) -> int:
    """Return the offset in bytes after the last page of an index."""
    with closing(_opened(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _stamp(path: Path) -> str:
    """Return a fingerprint of the index's state: size and modification time."""
    if not path.is_file():
        return "none"
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _continues(part: Path, base: str) -> bool:
    """Tell whether a copy was made from this state of the index."""
    if not part.is_file():
        return False
    try:
        with closing(sqlite3.connect(part)) as connection:
            base_row = connection.execute("SELECT value FROM about WHERE name = 'base'").fetchone()
            version = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return False
    return bool(base_row == (f"{base} {_LAYOUT}",) and version == (VERSION,))


def _start(part: Path, path: Path, base: str) -> None:
    """Make the copy: of the index if there is one, else empty."""
    for old in (part, part.with_name(f"{part.name}-journal")):
        old.unlink(missing_ok=True)
    if base != "none":
        shutil.copyfile(path, part)
        unseal(part, _end_of_pages(part))
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        if base == "none":
            lay_out(connection, Codec(), joined=False)
        connection.executescript(_TABLES)
        connection.execute("INSERT OR REPLACE INTO about VALUES ('base', ?)", (f"{base} {_LAYOUT}",))
