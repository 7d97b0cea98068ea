"""Reading an index.

A row is a work or a part of one, its records packed by `index_rows`; `key`
files it under exact keys, `head` sorts it by the beginning of its squeezed title, `word` holds for each word the rows
that have it (little-endian 32-bit numbers). Candidates come from exact keys first, then from neighbours by
beginning, then from the rarest words, as many as a fixed budget of numbers allows, so that the cost of a title hardly
grows with the index. What is found is ordered, never judged.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import zlib
from array import array
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, field
from heapq import nlargest
from importlib.resources import files
from itertools import compress, islice
from math import log
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec import structs

from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id, url_id
from vlbib.core.text import squeeze, words
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index.features import HEAD, id_key, query_keys, title_key
from vlbib.sources.index.grouping import same_work
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.rank import scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question
    from vlbib.sources.index.packing import RecordFacts, TitleNames

VERSION = 1  # of the file; kept in user_version
CATALOGUE = "catalogue"
INDEXES = (CATALOGUE, "index")  # those that a run asks
WORKS = 20  # most works that answer one question

# What SQLite, deflate and msgspec raise for a damaged page, and what a value of another kind leads to.
DAMAGE = (sqlite3.Error, zlib.error, msgspec.MsgspecError, ValueError, TypeError)

_NEIGHBOURS = 12  # titles on each side in the order of squeezed titles
_RANKED = 60  # rows whose titles are compared with the one asked
_BUDGET = 8000  # numbers read from the lists of rare words for one title
_PAGE, _SAMPLED = 4096, 256  # bytes and number of the pages that tell one catalogue from another
_STEPS = 2  # from a preprint over its version of record to a record that has only the latter's DOI


def open_named(name: str, data_dir: Path) -> Index | None:
    """Open the index of that name: `catalogue` is the one that ships, others are `<data_dir>/<name>.sqlite`.

    None where there is none; raises `CouldNotAsk` where there is one that cannot be used.
    """
    path = _path(name, data_dir)
    return Index.open(path) if path.is_file() else None


def exists(name: str, data_dir: Path) -> bool:
    """Tell whether there is an index of that name; it is not opened."""
    return _path(name, data_dir).is_file()


def edition(name: str, data_dir: Path) -> str:
    """Return the state of the index of that name; "" where there is none that can be used."""
    try:
        with open_named(name, data_dir) or nullcontext() as index:
            return index.edition if index else ""
    except (CouldNotAsk, sqlite3.Error):
        return ""


def _path(name: str, data_dir: Path) -> Path:
    if name == CATALOGUE:
        return Path(str(files("vlbib.sources").joinpath("catalogue.sqlite")))
    return data_dir / f"{name}.sqlite"


@dataclass(frozen=True, slots=True)
class Index:
    """An index opened for reading. `joined` tells that each row is a whole work."""

    path: Path
    codec: Codec
    joined: bool
    rows: int
    _connection: sqlite3.Connection = field(repr=False)

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open the file read-only, as one that nobody changes (writers replace it whole).

        Raises `CouldNotAsk` where it is missing, damaged, or of a newer version.
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
        return cls(path, Codec(about["dictionary"]), bool(about["joined"]), about["rows"], connection)

    @property
    def edition(self) -> str:
        """What tells one state of the index from another, on whatever machine: eight hexadecimal digits.

        It is taken from the dumps that a user's index holds, else from the bytes, a few of each stretch of it.
        """
        try:
            dumps = self._connection.execute("SELECT digest FROM file WHERE whole ORDER BY digest").fetchall()
        except sqlite3.Error:  # the catalogue has no such table
            return _sample(self.path)
        return hashlib.sha256(repr(dumps).encode()).hexdigest()[:8]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing it again does nothing."""
        self._connection.close()

    def __del__(self) -> None:
        self.close()  # what is known at hand is kept for a run, and dropped

    def all(self) -> Iterator[tuple[Record, ...]]:
        """Yield the records of every row, in the order of the file."""
        for row, data in self._connection.execute("SELECT id, records FROM row ORDER BY id"):
            yield self.codec.unpack(data, f"{self.path.stem}:{row}")

    def facts(self) -> Iterator[RecordFacts]:
        """Yield of every record what is counted of it. Raises `CannotUse` where the file turns out to be damaged."""
        try:
            for (data,) in self._connection.execute("SELECT records FROM row"):
                yield from self.codec.facts(data)
        except DAMAGE as error:
            raise CannotUse(self.told(error)) from error

    def answer(self, questions: Sequence[Question]) -> Found:
        """Return candidates for each question, best first, at most `WORKS` works; the records of a work together.

        Raises `CouldNotAsk` where the file turns out to be damaged.
        """
        try:
            return {question: self._answer(question) for question in questions}
        except DAMAGE as error:
            raise CouldNotAsk(self.told(error)) from error

    def told(self, error: Exception) -> str:
        """Return what to tell of a damage met while reading."""
        return f"the index {self.path} is damaged ({error}); {_remedy(self.path)}"

    def _answer(self, question: Question) -> tuple[Record, ...]:
        packed = self._by_id(question) if isinstance(question, Id) else self._by_query(question)
        candidates = {row: self.codec.unpack(data, f"{self.path.stem}:{row}") for row, data in packed.items()}
        if isinstance(question, Id):
            candidates = {row: _numbered(records, question) for row, records in candidates.items()}
            candidates = {row: records for row, records in candidates.items() if _has(records, question)}
        return tuple(self._works(candidates))

    def _by_id(self, identity: Id) -> Mapping[int, bytes]:
        return self._packed(self._with_keys([id_key(identity)]))

    def _by_query(self, query: Query) -> Mapping[int, bytes]:
        exact = self._with_keys(dict.fromkeys(query_keys(query)))
        packed = self._packed(islice(exact, WORKS))
        if query.alias or self._is_whole(query.title, packed):
            return packed
        near = self._packed(row for row in self._near(query.title) if row not in packed)
        return dict(islice({**packed, **self._ranked(query.title, near)}.items(), WORKS))

    def _is_whole(self, title: str, packed: Mapping[int, bytes]) -> bool:
        """Tell whether a row has exactly the title asked: then no likeness need be looked for."""
        whole = squeeze(title)
        return any(whole == squeeze(name) for data in packed.values() for name in self.codec.titles(data))

    def _ranked(self, title: str, packed: Mapping[int, bytes]) -> Mapping[int, bytes]:
        """Return the rows that are like the title, the likest first."""
        score = scorer(title)
        scored = sorted(((-score(self.codec.titles(data)), row) for row, data in packed.items()))
        return {row: packed[row] for worth, row in scored if worth < 0}

    def _with_keys(self, keys: Iterable[int]) -> list[int]:
        """Return the rows filed under the keys, in the order of the keys."""
        query = "SELECT row FROM key WHERE key = ? LIMIT 50"
        rows = (row for key in keys for (row,) in self._connection.execute(query, (key,)))
        return list(dict.fromkeys(rows))

    def _packed(self, rows: Iterable[int]) -> dict[int, bytes]:
        query = "SELECT records FROM row WHERE id = ?"
        return {row: data for row in rows for (data,) in self._connection.execute(query, (row,))}

    def _near(self, title: str) -> Iterator[int]:
        """Yield the rows that may be near a title: sorted next to it, or sharing its rare words."""
        head = squeeze(title)[:HEAD]
        if not head:
            return
        after = "SELECT row FROM head WHERE head >= ? ORDER BY head LIMIT ?"
        before = "SELECT row FROM head WHERE head < ? ORDER BY head DESC LIMIT ?"
        for query in (after, before):
            yield from (row for (row,) in self._connection.execute(query, (head, _NEIGHBOURS)))
        yield from self._by_words(title)

    def _by_words(self, title: str) -> list[int]:
        """Return the rows that share the rarest words of a title, those first that share most of their weight."""
        size = "SELECT length(rows) FROM word WHERE word = ?"
        lists = [(n // 4, word) for word in set(words(title)) for (n,) in self._connection.execute(size, (word,))]
        weight: dict[int, float] = defaultdict(float)
        read = 0
        for count, word in sorted(lists):
            read += count
            if weight and read > _BUDGET:
                break
            (data,) = self._connection.execute("SELECT rows FROM word WHERE word = ?", (word,)).fetchone()
            rarity = log(self.rows / count) + 0.1
            for row in numbers(data):
                weight[row] += rarity
        return [row for row, _ in nlargest(_RANKED, weight.items(), key=itemgetter(1))]

    def last_head(self, head: str) -> str | None:
        """Return the last beginning of a squeezed title that does not stand behind another in their order."""
        query = "SELECT head FROM head WHERE head <= ? ORDER BY head DESC LIMIT 1"
        row: tuple[str] | None = self._connection.execute(query, (head,)).fetchone()
        return row[0] if row else None

    def beginnings(self, size: int) -> frozenset[str]:
        """Return the first letters of all squeezed titles, so many each, that have as many."""
        query = "SELECT DISTINCT substr(head, 1, ?) FROM head WHERE length(head) >= ?"
        return frozenset(beginning for (beginning,) in self._connection.execute(query, (size, size)))

    def rows_with_head(self, head: str, most: int) -> list[int]:
        """Return at most so many rows whose squeezed title begins so."""
        query = "SELECT row FROM head WHERE head = ? LIMIT ?"
        return [row for (row,) in self._connection.execute(query, (head, most))]

    def records_from(self, heads: Sequence[str], most: int = 2000) -> Iterator[tuple[Record, ...]]:
        """Yield the records of at most so many rows whose squeezed title begins with one of these letters.

        Raises `CannotUse` where the file turns out to be damaged.
        """
        try:
            for head in heads:
                for row, data in self._packed(self.rows_from_head(head, most)).items():
                    yield self.codec.unpack(data, f"{self.path.stem}:{row}")
        except DAMAGE as error:
            raise CannotUse(self.told(error)) from error

    def rows_from_head(self, letters: str, most: int) -> list[int]:
        """Return at most so many rows whose squeezed title begins with these letters, in their order."""
        query = "SELECT row FROM head WHERE head >= ? AND head < ? ORDER BY head LIMIT ?"
        return [row for (row,) in self._connection.execute(query, (letters, letters + "\U0010ffff", most))]

    def titles_of(self, row: int) -> list[TitleNames]:
        """Return the titles of a row, each with the short names that its record gives."""
        return [pair for data in self._packed([row]).values() for pair in self.codec.names(data)]

    def titles_with(self, key: int) -> Iterator[str]:
        """Yield the titles of the rows filed under a key."""
        return (named.title for row in self._with_keys([key]) for named in self.titles_of(row))

    def names_with(self, key: int) -> Iterator[TitleNames]:
        """Yield the titles of the rows filed under a key with their short names."""
        return (named for row in self._with_keys([key]) for named in self.titles_of(row))

    def _works(self, candidates: Mapping[int, tuple[Record, ...]]) -> Iterator[Record]:
        """Yield the records of the rows found, work by work; where rows are single records, with the rest of each.

        Works that share an identity with those found, and are not the same, come behind them: then it is nobody's.
        """
        if self.joined:
            for records in candidates.values():
                yield from records
            return
        rows = dict(candidates)
        new: Mapping[int, tuple[Record, ...]] = candidates
        for _ in range(_STEPS):
            new = {row: records for row, records in self._companions(new).items() if row not in rows}
            rows.update(new)
        numbers, parts = list(rows), list(rows.values())
        works: dict[int, list[int]] = defaultdict(list)
        for place, first in enumerate(same_work(parts)):
            works[first].append(place)
        asked = [any(numbers[place] in candidates for place in places) for places in works.values()]
        taken = {
            key
            for is_asked, places in zip(asked, works.values(), strict=True)
            if is_asked
            for key in _ids(parts, places)
        }
        clashing = [
            not is_asked and not taken.isdisjoint(_ids(parts, places))
            for is_asked, places in zip(asked, works.values(), strict=True)
        ]
        for wanted in (asked, clashing):
            for places in compress(works.values(), wanted):
                work = f"{self.path.stem}:{min(numbers[place] for place in places)}"
                yield from (structs.replace(record, work=work) for place in places for record in parts[place])

    def _companions(self, rows: Mapping[int, tuple[Record, ...]]) -> Mapping[int, tuple[Record, ...]]:
        """Return the rows that share an identity or a whole title with those found."""
        records = [record for records in rows.values() for record in records]
        keys = {id_key(identity) for record in records for identity in record.ids}
        keys |= {title_key(squeeze(record.title)) for record in records}
        packed = self._packed(row for row in self._with_keys(sorted(keys)) if row not in rows)
        return {row: self.codec.unpack(data, "") for row, data in packed.items()}


def _remedy(path: Path) -> str:
    """Return what to do about an index that cannot be used."""
    return "install vlbib anew" if path.stem == CATALOGUE else "`vlbib index rebuild` makes it anew from its dumps"


def _sample(path: Path) -> str:
    """Return a digest of a file's size and of so many pages of it, spread evenly; of all of a small one."""
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for start in range(0, size, max(_PAGE, size // _SAMPLED)):
            file.seek(start)
            digest.update(file.read(_PAGE))
    return digest.hexdigest()[:8]


def _ids(parts: Sequence[Sequence[Record]], places: Iterable[int]) -> set[tuple[str, str]]:
    """Return the identities of the rows at some places."""
    return {identity.key for place in places for record in parts[place] for identity in record.ids}


def _numbered(records: Iterable[Record], identity: Id) -> tuple[Record, ...]:
    """Return records with an identity that the page of one of them tells, and its ids do not."""
    return tuple(
        structs.replace(record, ids=(*record.ids, identity))
        if identity not in record.ids and record.url and url_id(record.url) == identity
        else record
        for record in records
    )


def _has(records: Iterable[Record], identity: Id) -> bool:
    return any(held.key == identity.key for record in records for held in record.ids)


def numbers(data: bytes) -> array[int]:
    """Return the row numbers that a word's list holds."""
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
