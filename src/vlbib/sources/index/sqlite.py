"""An SQLite index, opened for reading: the engine that ships with vlbib.

A row is a work or a part of one; its records are packed by `packing`. The tables are those of the plan, plus `work(id,
records)` for the rows and `head(head, work)`, which sorts them by the beginning of their squeezed title.
"""

from __future__ import annotations

import hashlib
import sqlite3
import weakref
import zlib
from contextlib import nullcontext
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from vlbib.core.faults import CannotUse
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index.candidate_plan import CANDIDATES, KEPT
from vlbib.sources.index.candidate_works import answer, judged
from vlbib.sources.index.features import cited_key, half, quarter
from vlbib.sources.index.packing import Codec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question
    from vlbib.sources.index.packing import CitedFacts, RecordFacts, TitleNames
    from vlbib.sources.index.questions import AskedTables

VERSION = 2  # format version of the file, stored in user_version
CATALOGUE = "catalogue"
INDEXES = (CATALOGUE, "index")  # the indexes that a run asks

# Exceptions of SQLite, zlib and msgspec for damaged data, and those that wrong types lead to.
DAMAGE = (sqlite3.Error, zlib.error, msgspec.MsgspecError, ValueError, TypeError)

_AT_ONCE = 500  # questions per query
# At most so many works by one first author in one year are compared
_CITED = "SELECT records FROM key JOIN work ON id = key.work WHERE key = ? ORDER BY key.work LIMIT 5000"
_ASKED = """
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE asked_key (title INTEGER, place INTEGER, key INTEGER, whole INTEGER);
CREATE TEMP TABLE asked_feature (title INTEGER, hash INTEGER);
"""
_WHOLE = "SELECT title FROM asked_key AS a WHERE whole = 1 AND EXISTS (SELECT 1 FROM key AS k WHERE k.key = a.key)"


def open_named(name: str, data_dir: Path) -> Index | None:
    """Open an index by name: `catalogue` is the one that ships, others are `<data_dir>/<name>.sqlite`.

    Returns None if there is none. Raises `CouldNotAsk` if there is one that cannot be used.
    """
    path = _path(name, data_dir)
    return Index.open(path) if path.is_file() else None


def exists(name: str, data_dir: Path) -> bool:
    """Tell whether there is an index of that name, without opening it."""
    return _path(name, data_dir).is_file()


def edition(name: str, data_dir: Path) -> str:
    """Return the state of the index of that name; "" if there is none that can be used."""
    try:
        with open_named(name, data_dir) or nullcontext() as index:
            return index.edition if index else ""
    except (CouldNotAsk, sqlite3.Error):
        return ""


def _path(name: str, data_dir: Path) -> Path:
    if name == CATALOGUE:
        return Path(str(files("vlbib.sources").joinpath("catalogue.sqlite")))
    return data_dir / f"{name}.sqlite"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Index:
    """An index opened for reading. `joined` means that each row is a complete work, `small` that keys are halved."""

    path: Path
    codec: Codec
    joined: bool
    rows: int
    small: bool
    _connection: sqlite3.Connection = field(repr=False)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open the file read-only and as immutable, since writers replace it whole.

        Raises `CouldNotAsk` if it is missing, damaged, or of another version.
        """
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise CouldNotAsk(f"the index {path} cannot be read ({error}); {_remedy(path)}") from error
        try:
            return cls._read(path, connection)
        except (sqlite3.Error, KeyError, TypeError, CouldNotAsk) as error:
            connection.close()
            if isinstance(error, CouldNotAsk):
                raise
            raise CouldNotAsk(f"the index {path} cannot be read ({error}); {_remedy(path)}") from error

    @classmethod
    def _read(cls, path: Path, connection: sqlite3.Connection) -> Index:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise CouldNotAsk(f"the index {path} has format {version}, this vlbib reads {VERSION}; {_remedy(path)}")
        about = dict(connection.execute("SELECT name, value FROM about"))
        connection.executescript(_ASKED)
        index = cls(
            path, Codec(about["dictionary"]), bool(about["joined"]), about["rows"], bool(about["small"]), connection
        )
        weakref.finalize(index, connection.close)  # an index may be dropped without `close` after a run
        return index

    @property
    def edition(self) -> str:
        """A fingerprint of the index's contents, the same on every machine: eight hexadecimal digits.

        It is made from the digests of a user's dumps, else from the digest of all rows that `build` wrote.
        """
        try:
            dumps = self._connection.execute("SELECT digest FROM file WHERE whole ORDER BY digest").fetchall()
        except sqlite3.Error:  # the catalogue has no such table
            (content,) = self._connection.execute("SELECT value FROM about WHERE name = 'content'").fetchone()
            return str(content)[:8]
        return hashlib.sha256(repr(dumps).encode()).hexdigest()[:8]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing it twice is harmless."""
        self._connection.close()

    def all(self) -> Iterator[tuple[Record, ...]]:
        """Yield the records of every row, in the order of the file."""
        for row, data in self._connection.execute("SELECT id, records FROM work ORDER BY id"):
            yield self.codec.unpack(data, f"{self.path.stem}:{row}")

    def facts(self) -> Iterator[RecordFacts]:
        """Yield the countable facts of every record. Raises `CannotUse` if the file proves damaged."""
        try:
            for (data,) in self._connection.execute("SELECT records FROM work"):
                yield from self.codec.facts(data)
        except DAMAGE as error:
            raise CannotUse(self.told(error)) from error

    def answer(self, questions: Sequence[Question]) -> Found:
        """Return candidates for each question, best first; the records of a work are adjacent.

        Raises `CouldNotAsk` if the file proves damaged.
        """
        parts = (questions[at : at + _AT_ONCE] for at in range(0, len(questions), _AT_ONCE))
        try:
            return {question: records for part in parts for question, records in answer(self, part).items()}
        except DAMAGE as error:
            raise CouldNotAsk(self.told(error)) from error

    def verdicts(
        self, claims: Sequence[tuple[Query, Sequence[Id]]], judge: Callable[[int, Sequence[Record]], str]
    ) -> list[str]:
        """Return the result of `judge` for the number and the candidates of each question with its ids.

        Raises `CouldNotAsk` if the file proves damaged.
        """
        try:
            return judged(self, claims, judge)
        except DAMAGE as error:
            raise CouldNotAsk(self.told(error)) from error

    @property
    def name(self) -> str:
        """The prefix of the names of works."""
        return self.path.stem

    def candidates(self, asked: AskedTables) -> Iterator[tuple[int, int, int, int]]:
        """Yield the result of the plan, sorted: (number of the question, kind, place, row)."""
        execute, many = self._connection.execute, self._connection.executemany
        execute("DELETE FROM asked_key")
        execute("DELETE FROM asked_feature")
        many("INSERT INTO asked_key VALUES (?, ?, ?, ?)", self._kept(asked))
        whole = {title for (title,) in execute(_WHOLE)}  # the plan would not read their features
        many("INSERT INTO asked_feature VALUES (?, ?)", asked.features_without(whole))
        yield from execute(f"{CANDIDATES} ORDER BY title, kind, place, work")

    def _kept(self, asked: AskedTables) -> list[tuple[int, int, int, int]]:
        """Return the exact keys asked, halved if this index stores halves."""
        if not self.small:
            return asked.keys
        return [(title, place, half(key), whole) for title, place, key, whole in asked.keys]

    def filed(self, keys: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Return the rows of each exact key, in order, at most `KEPT`."""
        query = f"SELECT work FROM key WHERE key = ? ORDER BY work LIMIT {KEPT}"  # noqa: S608 -- a constant
        kept = ((key, half(key) if self.small else key) for key in keys)
        return {key: [row for (row,) in self._connection.execute(query, (number,))] for key, number in kept}

    def counts(self, features: Iterable[int]) -> dict[int, int]:
        """Return the number of rows of each feature that two or more rows have."""
        return dict(self._of_features("SELECT hash, n FROM df", list(features)))

    def rows_with_features(self, features: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the rows whose titles have any of these features, as (feature, row)."""
        return self._of_features("SELECT hash, work FROM feature", features)

    def _of_features(self, query: str, features: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the result of a query for many features, some at a time."""
        for at in range(0, len(features), _AT_ONCE):
            part = features[at : at + _AT_ONCE]
            yield from self._connection.execute(f"{query} WHERE hash IN ({', '.join('?' * len(part))})", part)

    def packed(self, rows: Iterable[int]) -> dict[int, bytes]:
        """Return the bytes of rows, in the order asked."""
        query = "SELECT records FROM work WHERE id = ?"
        return {row: data for row in rows for (data,) in self._connection.execute(query, (row,))}

    def told(self, error: Exception) -> str:
        """Return the message for damage found while reading."""
        return f"the index {self.path} is damaged ({error}); {_remedy(self.path)}"

    def last_head(self, head: str) -> str | None:
        """Return the last head (beginning of a squeezed title) that is not after the given one in sort order.

        None if none is.
        """
        query = "SELECT head FROM head WHERE head <= ? ORDER BY head DESC LIMIT 1"
        row: tuple[str] | None = self._connection.execute(query, (head,)).fetchone()
        return row[0] if row else None

    def heads(self, least: int) -> list[str]:
        """Return all heads with at least `least` letters, each once; joined, they are read in half the time."""
        query = "SELECT group_concat(head, char(10)) FROM (SELECT DISTINCT head FROM head WHERE length(head) >= ?)"
        (joined,) = self._connection.execute(query, (least,)).fetchone()
        return joined.split("\n") if joined else []

    def rows_with_head(self, head: str, most: int) -> list[int]:
        """Return at most `most` rows whose squeezed title has this head."""
        query = "SELECT work FROM head WHERE head = ? LIMIT ?"
        return [row for (row,) in self._connection.execute(query, (head, most))]

    def records_from(self, heads: Sequence[str], most: int = 2000) -> Iterator[tuple[Record, ...]]:
        """Yield the records of at most `most` rows for each of the given beginnings of squeezed titles.

        Raises `CannotUse` if the file proves damaged.
        """
        try:
            for head in heads:
                for row, data in self.packed(self.rows_from_head(head, most)).items():
                    yield self.codec.unpack(data, f"{self.path.stem}:{row}")
        except DAMAGE as error:
            raise CannotUse(self.told(error)) from error

    def rows_from_head(self, letters: str, most: int) -> list[int]:
        """Return at most `most` rows whose squeezed title begins with these letters, sorted by title."""
        query = "SELECT work FROM head WHERE head >= ? AND head < ? ORDER BY head LIMIT ?"
        return [row for (row,) in self._connection.execute(query, (letters, letters + "\U0010ffff", most))]

    def titles_of(self, row: int) -> list[TitleNames]:
        """Return the titles of a row, each with the short names of its record."""
        return [pair for data in self.packed([row]).values() for pair in self.codec.names(data)]

    def titles_with(self, key: int) -> Iterator[str]:
        """Yield the titles of the rows with a key."""
        return (named.title for row in self.filed([key])[key] for named in self.titles_of(row))

    def records_with(self, key: int) -> Iterator[Record]:
        """Yield the records of the rows with a key."""
        for row, data in self.packed(self.filed([key])[key]).items():
            yield from self.codec.unpack(data, f"{self.path.stem}:{row}")

    def records_cited(self, family: str, year: int) -> Iterator[CitedFacts]:
        """Yield what is in the rows whose first author and year may be these; the caller compares them."""
        key = cited_key(family, year)
        for (data,) in self._connection.execute(_CITED, (quarter(key) if self.small else key,)):
            yield from self.codec.cited(data)

    def names_with(self, key: int) -> Iterator[TitleNames]:
        """Yield the titles of the rows with a key, with their short names."""
        return (named for row in self.filed([key])[key] for named in self.titles_of(row))


def _remedy(path: Path) -> str:
    """Return what to do about an index that cannot be used."""
    return "install vlbib anew" if path.stem == CATALOGUE else "`vlbib index rebuild` rebuilds it from its dumps"
