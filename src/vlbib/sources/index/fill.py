"""Writes an index, at once or in batches; it replaces the old one only when it is complete."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from array import array
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.sources.index.features import KEY_BITS, cited_texts, further_texts, half, keys_of, quarter
from vlbib.sources.index.heads import sort_heads
from vlbib.sources.index.packing import Codec, dictionary_of
from vlbib.sources.index.postings import sort_features, store_titles
from vlbib.sources.index.sqlite import VERSION
from vlbib.sources.index.unsorted import Numbers, insert_pairs, pairs_in_order, taken_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vlbib.core.record import Record

BATCH = 1 << 14  # rows collected in memory before they are written
CACHE = "PRAGMA cache_size = -65536"  # 64 MiB

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE work (id INTEGER PRIMARY KEY, records BLOB NOT NULL);
CREATE TABLE key (key INTEGER, work INTEGER, PRIMARY KEY (key, work)) WITHOUT ROWID;
CREATE TABLE head (head TEXT, work INTEGER, PRIMARY KEY (head, work)) WITHOUT ROWID;
CREATE TABLE feature (hash INTEGER, work INTEGER, PRIMARY KEY (hash, work)) WITHOUT ROWID;
CREATE TABLE df (hash INTEGER PRIMARY KEY, n INTEGER NOT NULL);
"""
_KEYS = Numbers("key", KEY_BITS)
_INTO_KEY = "INSERT OR IGNORE INTO key"
_PAGE, _SMALL_PAGE = 4096, 2048  # bytes of a page
_CONTENT = (
    "SELECT name, value FROM about WHERE name != 'content' ORDER BY name",
    "SELECT id, records FROM work ORDER BY id",
    "SELECT key, work FROM key ORDER BY key, work",
    "SELECT head, work FROM head ORDER BY head, work",
    "SELECT hash, work FROM feature ORDER BY hash, work",
    "SELECT hash, n FROM df ORDER BY hash",
)


def build(path: Path, records: Iterable[Record], *, joined: bool = False, small: bool = False) -> int:
    """Write an index of the records, and return its number of rows; the old file is kept until the new one is complete.

    With `joined`, adjacent records with the same `work` become one row, and each row counts as a complete work. With
    `small`, rows are compressed with a shared dictionary, keys are halved, and titles are listed by their words only:
    smaller and slower, and all records are held in memory. The same records give the same bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        rows = _build(part, _rows(records, joined=joined), joined=joined, small=small)
        take_its_place(part, path)
    finally:
        part.unlink(missing_ok=True)
    return rows


def _build(part: Path, rows: Iterable[list[Record]], *, joined: bool, small: bool) -> int:
    codec = Codec()
    if small:
        rows = list(rows)
        codec = Codec(dictionary_of([codec.pack(records) for records in rows]))
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        lay_out(connection, codec, joined=joined, small=small)
        filler = Filler(connection, codec, small=small)
        for records in rows:
            filler.add(records)
            if filler.full:
                filler.flush()
        filler.flush()
        filler.finish()
        connection.execute("INSERT INTO about VALUES ('content', ?)", (content_digest(connection),))
        connection.execute("VACUUM")
    return filler.next_row - 1


def lay_out(connection: sqlite3.Connection, codec: Codec, *, joined: bool, small: bool = False) -> None:
    """Create the tables of an empty index; those of a small one, in smaller pages, compress better."""
    connection.execute(CACHE)
    size = _SMALL_PAGE if small else _PAGE
    connection.executescript(f"PRAGMA page_size = {size}; PRAGMA user_version = {VERSION}; {_SCHEMA}")
    about = {"dictionary": codec.dictionary, "joined": joined, "rows": 0, "small": small}
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def content_digest(connection: sqlite3.Connection) -> str:
    """Return the digest of all rows of an index; it depends only on their content, not on the file's bytes."""
    digest = hashlib.sha256()
    for query in _CONTENT:
        for row in connection.execute(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _rows(records: Iterable[Record], *, joined: bool) -> Iterator[list[Record]]:
    """Yield the records of each row."""
    row: list[Record] = []
    for record in records:
        if row and not (joined and record.work is not None and record.work == row[-1].work):
            yield row
            row = []
        row.append(record)
    if row:
        yield row


def take_its_place(part: Path, path: Path) -> None:
    """Replace the old file with the finished one, after syncing it to disk."""
    part.chmod(0o644)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)


class Filler(Struct):
    """Fills an index in batches, so that memory does not grow with it.

    Keys, heads and features are stored unsorted, and sorted in the end. With `looked_up`, the keys of each batch are
    sorted at once, since the caller looks them up for the records after it.
    """

    connection: sqlite3.Connection
    codec: Codec
    next_row: int = 1
    batch: int = BATCH
    small: bool = False
    looked_up: bool = False
    _packed: list[object] = field(default_factory=list)
    _further: list[str] = field(default_factory=list)
    _further_rows: list[int] = field(default_factory=list)
    _cited: list[str] = field(default_factory=list)
    _cited_rows: list[int] = field(default_factory=list)
    _rows: list[int] = field(default_factory=list)
    _titles: list[Collection[str]] = field(default_factory=list)

    def add(self, records: Sequence[Record]) -> None:
        """Add one row; the caller calls `flush` when a batch is full."""
        row = self.next_row
        self.next_row += 1
        self.put(row, records)

    @property
    def full(self) -> bool:
        """Whether a batch is full."""
        return len(self._rows) >= self.batch

    def put(self, row: int, records: Sequence[Record]) -> None:
        """Overwrite a row, and add its current keys and features; the old ones stay."""
        self._packed += (row, self.codec.pack(records))
        self._rows.append(row)
        self._titles.append({record.title for record in records} if len(records) > 1 else (records[0].title,))
        for record in records:
            further, cited = further_texts(record), cited_texts(record)
            self._further += further
            self._cited += cited
            self._further_rows += [row] * len(further)
            self._cited_rows += [row] * len(cited)

    def flush(self, also: Callable[[], None] = lambda: None) -> None:
        """Write the batch, in one transaction with what `also` writes."""
        execute, connection = self.connection.execute, self.connection
        execute("BEGIN")
        insert_pairs(connection, "INSERT OR REPLACE INTO work", self._packed)
        keys, key_rows = store_titles(connection, self._rows, self._titles, small=self.small)
        further, cited = keys_of(self._further), keys_of(self._cited)
        for more in (map(half, further), map(quarter, cited)) if self.small else (further, cited):
            keys.extend(more)
        key_rows.extend(self._further_rows + self._cited_rows)
        if self.looked_up:
            insert_pairs(connection, _INTO_KEY, pairs_in_order(keys, key_rows))
        else:
            _KEYS.store(connection, keys, key_rows)
        execute("UPDATE about SET value = ? WHERE name = 'rows'", (self.next_row - 1,))
        also()
        execute("COMMIT")
        self._packed, self._rows, self._titles = [], [], []
        self._further, self._further_rows, self._cited, self._cited_rows = [], [], [], []

    def _sort_keys(self) -> None:
        """Add the keys that are stored to those of the index."""
        for stored in taken_parts(self.connection, _KEYS.kind):
            keys, rows = (b"".join(columns) for columns in zip(*stored, strict=True))
            insert_pairs(self.connection, _INTO_KEY, pairs_in_order(array("q", keys), array("i", rows)))

    def open(self) -> None:
        """Make an index ready for more rows: sort the keys that an interrupted run left, and delete counts."""
        self.open_counts()
        self.connection.execute("BEGIN")
        self._sort_keys()
        self.connection.execute("COMMIT")

    def open_counts(self) -> None:
        """Delete the counts of the lists that are stored, since they may grow; call this before adding more."""
        self.connection.execute("DELETE FROM df WHERE EXISTS (SELECT 1 FROM feature WHERE feature.hash = df.hash)")

    def finish(self) -> None:
        """Sort the rows into the lists of their features, and count them; call this when everything is written."""
        execute = self.connection.execute
        execute("BEGIN")
        self.open_counts()
        self._sort_keys()
        sort_heads(self.connection)
        sort_features(self.connection, small=self.small)
        execute("COMMIT")
