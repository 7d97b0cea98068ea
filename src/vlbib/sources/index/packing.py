"""Records as the bytes in an index: MessagePack without empty fields, optionally compressed.

With a preset dictionary (RFC 1950, section 2.2, FDICT), small rows share their common words. The dictionary is stored
in the index file, so that each file is read with the one with which it was written.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Struct

from vlbib.core.record import Record
from vlbib.core.stored import from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Row(msgspec.Struct, omit_defaults=True):
    """A record on disk. Names are short, as they are repeated in every row; `A` and `i` are names and ids as text."""

    source: str = msgspec.field(name="s")
    title: str = msgspec.field(name="t")
    year: int | None = msgspec.field(default=None, name="y")
    type: str | None = msgspec.field(default=None, name="k")
    venue: str | None = msgspec.field(default=None, name="v")
    venue_short: str | None = msgspec.field(default=None, name="V")
    volume: str | None = msgspec.field(default=None, name="l")
    number: str | None = msgspec.field(default=None, name="n")
    series: str | None = msgspec.field(default=None, name="S")
    pages: str | None = msgspec.field(default=None, name="p")
    publisher: str | None = msgspec.field(default=None, name="P")
    month: int | None = msgspec.field(default=None, name="m")
    url: str | None = msgspec.field(default=None, name="u")
    primary_class: str | None = msgspec.field(default=None, name="c")
    preprint_year: int | None = msgspec.field(default=None, name="Y")
    comment: str | None = msgspec.field(default=None, name="C")
    journal_ref: str | None = msgspec.field(default=None, name="j")
    aliases: tuple[str, ...] = msgspec.field(default=(), name="a")
    shared_names: tuple[str, ...] = msgspec.field(default=(), name="b")
    usual_years: tuple[int, ...] = msgspec.field(default=(), name="q")
    possible_years: tuple[int, ...] = msgspec.field(default=(), name="Q")
    urls: tuple[str, ...] = msgspec.field(default=(), name="U")
    withdrawn: bool = msgspec.field(default=False, name="w")
    updated: str | None = msgspec.field(default=None, name="d")
    authors: list[str] = msgspec.field(default_factory=list, name="A")
    ids: list[str] = msgspec.field(default_factory=list, name="i")
    unverified: tuple[str, ...] = msgspec.field(default=(), name="x")


class TitleNames(NamedTuple):
    """A title with the short names of its record: its own, and those that other works have too."""

    title: str
    aliases: tuple[str, ...]
    shared: tuple[str, ...]


class _Title(msgspec.Struct, gc=False):
    title: str = msgspec.field(name="t")
    aliases: tuple[str, ...] = msgspec.field(default=(), name="a")
    shared_names: tuple[str, ...] = msgspec.field(default=(), name="b")


class TitleIds(msgspec.Struct, gc=False):
    """The title of a record, and its ids as text."""

    title: str = msgspec.field(name="t")
    ids: tuple[str, ...] = msgspec.field(default=(), name="i")


class RecordFacts(msgspec.Struct):
    """The facts of a record that are counted: source, year, venue, short venue, and ids as text."""

    source: str = msgspec.field(name="s")
    year: int | None = msgspec.field(default=None, name="y")
    venue: str | None = msgspec.field(default=None, name="v")
    venue_short: str | None = msgspec.field(default=None, name="V")
    ids: tuple[str, ...] = msgspec.field(default=(), name="i")


class CitedFacts(msgspec.Struct, gc=False):
    """What a citation by people and a year is compared with: a record's title, year, names, venues, authors as text."""

    title: str = msgspec.field(name="t")
    year: int | None = msgspec.field(default=None, name="y")
    authors: tuple[str, ...] = msgspec.field(default=(), name="A")
    aliases: tuple[str, ...] = msgspec.field(default=(), name="a")
    shared_names: tuple[str, ...] = msgspec.field(default=(), name="b")
    usual_years: tuple[int, ...] = msgspec.field(default=(), name="q")
    possible_years: tuple[int, ...] = msgspec.field(default=(), name="Q")
    venue: str | None = msgspec.field(default=None, name="v")
    venue_short: str | None = msgspec.field(default=None, name="V")


_ENCODER = msgspec.msgpack.Encoder()
_FIELD_OF = {field.encode_name: field.name for field in msgspec.structs.fields(_Row)}
_ROWS = msgspec.msgpack.Decoder(list[dict[str, object]])
_TITLES = msgspec.msgpack.Decoder(tuple[_Title, ...])
_LINKS = msgspec.msgpack.Decoder(tuple[TitleIds, ...])
_FACTS = msgspec.msgpack.Decoder(tuple[RecordFacts, ...])
_CITED = msgspec.msgpack.Decoder(tuple[CitedFacts, ...])


class Codec(Struct, frozen=True):
    """How rows become bytes: plain, or compressed with a preset dictionary."""

    dictionary: bytes = b""

    def pack(self, records: Iterable[Record]) -> bytes:
        """Return the bytes of one row; `work` is left out, since the row is the work."""
        data = _ENCODER.encode([_row(record) for record in records])
        if not self.dictionary:
            return data
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=self.dictionary)
        return deflate.compress(data) + deflate.flush()

    def unpack(self, data: bytes, work: str) -> tuple[Record, ...]:
        """Return the records of one row, with `work` set."""
        return tuple([_record(row, work) for row in _ROWS.decode(self._plain(data))])

    def titles(self, data: bytes) -> tuple[str, ...]:
        """Return only the titles of one row, which ranking needs, at a fraction of the cost."""
        return tuple([row.title for row in _TITLES.decode(self._plain(data))])

    def names(self, data: bytes) -> list[TitleNames]:
        """Return only the titles of one row, each with the short names of its record."""
        rows = _TITLES.decode(self._plain(data))
        return [TitleNames(row.title, row.aliases, row.shared_names) for row in rows]

    def links(self, data: bytes) -> tuple[TitleIds, ...]:
        """Return only the titles and ids of one row, by which the other rows of its work are found."""
        return _LINKS.decode(self._plain(data))

    def facts(self, data: bytes) -> tuple[RecordFacts, ...]:
        """Return only the countable facts of the records of one row."""
        return _FACTS.decode(self._plain(data))

    def cited(self, data: bytes) -> tuple[CitedFacts, ...]:
        """Return only what a citation of the records of one row is compared with."""
        return _CITED.decode(self._plain(data))

    def _plain(self, data: bytes) -> bytes:
        return zlib.decompressobj(-15, zdict=self.dictionary).decompress(data) if self.dictionary else data


def dictionary_of(rows: Sequence[bytes], size: int = 32768) -> bytes:
    """Return a preset dictionary for rows packed without one: an evenly spread sample, at most `size` bytes.

    Deflate looks back at most 32 KiB, hence the default.
    """
    step = max(1, sum(map(len, rows)) // size)
    return b"".join(rows[::step])[-size:]


def _row(record: Record) -> _Row:
    return _Row(
        record.source,
        record.title,
        record.year,
        record.type,
        record.venue,
        record.venue_short,
        record.volume,
        record.number,
        record.series,
        record.pages,
        record.publisher,
        record.month,
        record.url,
        record.primary_class,
        record.preprint_year,
        record.comment,
        record.journal_ref,
        record.aliases,
        record.shared_names,
        record.usual_years,
        record.possible_years,
        record.urls,
        record.withdrawn,
        record.updated,
        [str(name) for name in record.authors],
        [str(identity) for identity in record.ids],
        tuple(sorted(record.unverified)) if record.unverified else (),
    )


def _record(row: dict[str, object], work: str) -> Record:
    """Return the record of a row as decoded; its values are checked while they are converted."""
    fields = {_FIELD_OF.get(name, name): value for name, value in row.items()}
    return msgspec.convert({**fields, "work": work}, Record, dec_hook=from_text)
