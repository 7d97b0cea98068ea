"""Writing an index: built anew, or filled in batches; in the place of the old one only when it is whole."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from array import array
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze, words
from vlbib.sources.index.features import HEAD, record_keys
from vlbib.sources.index.packing import Codec, dictionary_of
from vlbib.sources.index.search import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.core.record import Record

BATCH = 100_000  # rows gathered in memory before they are written

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE row (id INTEGER PRIMARY KEY, records BLOB NOT NULL);
CREATE TABLE key (key INTEGER, row INTEGER, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE head (head TEXT, row INTEGER, PRIMARY KEY (head, row)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID;
"""


def build(path: Path, records: Iterable[Record], *, joined: bool = False, deflate: bool = False) -> int:
    """Write an index of the records, and return the number of its rows; the old file stays until the new is whole.

    With `joined`, neighbours that have the same `work` become one row, and rows are taken for whole works. With
    `deflate` rows are deflated with a common dictionary: smaller and slower, and all records are held in memory. The
    same records give the same bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        rows = _build(part, _rows(records, joined=joined), joined=joined, deflate=deflate)
        take_its_place(part, path)
    finally:
        part.unlink(missing_ok=True)
    return rows


def _build(part: Path, rows: Iterable[list[Record]], *, joined: bool, deflate: bool) -> int:
    codec = Codec()
    if deflate:
        rows = list(rows)
        codec = Codec(dictionary_of([codec.pack(records) for records in rows]))
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        lay_out(connection, codec, joined=joined)
        filler = Filler(connection, codec)
        for records in rows:
            filler.add(records)
            if filler.full:
                filler.flush()
        filler.flush()
        connection.execute("VACUUM")
    return filler.next_row - 1


def lay_out(connection: sqlite3.Connection, codec: Codec, *, joined: bool) -> None:
    """Make the tables of an empty index."""
    connection.executescript(f"PRAGMA page_size = 4096; PRAGMA user_version = {VERSION}; {_SCHEMA}")
    about = {"dictionary": codec.dictionary, "joined": joined, "rows": 0}
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())


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
    """Put the finished file in the place of the old one, on disk before it is there by name."""
    part.chmod(0o644)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)


@dataclass(slots=True)
class Filler:
    """Fills an index in batches, so that memory does not grow with it."""

    connection: sqlite3.Connection
    codec: Codec
    next_row: int = 1
    batch: int = BATCH
    _packed: list[tuple[int, bytes]] = field(default_factory=list)
    _keys: array[int] = field(default_factory=lambda: array("q"))
    _heads: list[tuple[str, int]] = field(default_factory=list)
    _words: dict[str, array[int]] = field(default_factory=dict)

    def add(self, records: Sequence[Record]) -> None:
        """Add one row; a full batch is written by `flush`, which is the caller's to call."""
        row = self.next_row
        self.next_row += 1
        self.put(row, records)

    @property
    def full(self) -> bool:
        """Whether enough is gathered to be written."""
        return len(self._packed) >= self.batch

    def put(self, row: int, records: Sequence[Record]) -> None:
        """Write a row anew, and file it under the keys and words that it has now as well."""
        self._packed.append((row, self.codec.pack(records)))
        titles = {record.title for record in records}
        keys = {key for record in records for key in record_keys(record)}
        self._keys.extend([(key << 32) + row for key in keys])
        self._heads += [(squeeze(title)[:HEAD], row) for title in titles]
        for word in {word for title in titles for word in words(title)}:
            if (rows := self._words.get(word)) is None:
                rows = self._words[word] = array("I")
            rows.append(row)

    def flush(self, also: Callable[[], None] = lambda: None) -> None:
        """Write what was gathered, in one transaction with what `also` writes."""
        execute, many = self.connection.execute, self.connection.executemany
        execute("BEGIN")
        many("INSERT OR REPLACE INTO row VALUES (?, ?)", self._packed)
        keys = ((both >> 32, both & 0xFFFFFFFF) for both in sorted(self._keys))
        many("INSERT OR IGNORE INTO key VALUES (?, ?)", keys)
        many("INSERT OR IGNORE INTO head VALUES (?, ?)", sorted(self._heads))
        add = (
            "INSERT INTO word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET rows = CAST(rows || excluded.rows AS BLOB)"
        )
        many(add, ((word, _bytes(self._words[word])) for word in sorted(self._words)))
        execute("UPDATE about SET value = ? WHERE name = 'rows'", (self.next_row - 1,))
        also()
        execute("COMMIT")
        self._packed, self._keys, self._heads, self._words = [], array("q"), [], {}


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
