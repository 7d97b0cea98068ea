"""`match`: compares the entries of whole collections with the user's index, and asks no other source."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct

from vlbib.bibtex.document import Refused, read
from vlbib.core.entries import entry_ids, values_of
from vlbib.core.faults import CannotUse
from vlbib.core.json_text import json_text
from vlbib.core.latex import in_print
from vlbib.core.people import read_people
from vlbib.core.work import Mention, Work
from vlbib.installed import adding
from vlbib.matching.queries import query_of
from vlbib.matching.verdict import judge
from vlbib.resolver import CouldNotAsk
from vlbib.storage import files
from vlbib.storage.file_kinds import is_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from vlbib.core.bib import Entry
    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query, Verdict

_TOGETHER = 20_000  # entries looked up together


class VerdictRow(TypedDict):
    """The result for one entry: its place and key, the verdict, and for an accepted work its facts."""

    file: str
    line: int
    key: str
    title: str
    status: str
    reasons: list[str]
    found_title: str | None
    found_year: int | None
    found_venue: str | None
    ids: list[str]
    work: str | None


class CollectedEntry(Struct, frozen=True):
    """An entry of a collection, as a work that a note could name."""

    file: str
    line: int
    key: str
    work: Work


def read_collections(paths: Iterable[Path]) -> Iterator[CollectedEntry]:
    """Yield the entries of .bib files that have a title. Raises `CannotUse` for a file that cannot be read."""
    for path in paths:
        try:
            document = read(path.read_bytes(), str(path))
        except OSError as error:
            raise CannotUse(f"{path}: cannot be read ({error.strerror}); name a .bib file") from error
        if isinstance(document, Refused):
            raise CannotUse(str(document))
        for entry in document.library.entries:
            if title := _text(entry, "title"):
                yield CollectedEntry(str(path), entry.line, entry.key, Work(mentions=(_mention(path, entry, title),)))


def match_entries(entries: Iterable[CollectedEntry], engine: str = "") -> Iterator[VerdictRow]:
    """Yield the verdict on each entry, in order. Raises `CannotUse` if there is no index or it is damaged."""
    from vlbib.sources.index import open_index

    try:
        index = open_index("index", files.data_dir(), engine)
        if index is None:
            made = "vlbib index add FILE" if engine in ("", "sqlite") else "vlbib index add --engine duckdb DIR"
            raise CannotUse(f"{files.data_dir()}: there is no index to match against; make it with {made}")
        with index:
            stream = iter(entries)
            while some := list(islice(stream, _TOGETHER)):
                yield from map(json.loads, index.verdicts([_claim(entry.work) for entry in some], Judge(some)))
    except CouldNotAsk as error:
        raise CannotUse(str(error)) from error


class Judge(Struct, frozen=True):
    """Judges the records found for an entry, given by number; a value that can be sent to another process."""

    entries: Sequence[CollectedEntry]

    def __call__(self, number: int, records: Sequence[Record]) -> str:
        """Return the row of the verdict as JSON."""
        entry = self.entries[number]
        return json.dumps(_row(entry, judge(entry.work, records)), ensure_ascii=False)


def _row(entry: CollectedEntry, verdict: Verdict) -> VerdictRow:
    records = verdict.records
    return VerdictRow(
        file=entry.file,
        line=entry.line,
        key=entry.key,
        title=entry.work.title,
        status=verdict.status.value,
        reasons=list(verdict.reasons),
        found_title=records[0].title if records else None,
        found_year=next((record.year for record in records if record.year), None),
        found_venue=next((name for record in records if (name := record.venue or record.venue_short)), None),
        ids=list(dict.fromkeys(str(identity) for record in records for identity in record.ids)),
        work=records[0].work if records else None,
    )


def _claim(work: Work) -> tuple[Query, Sequence[Id]]:
    return query_of(work), work.first.ids


def _mention(path: Path, entry: Entry, title: str) -> Mention:
    year = next((int(text[:4]) for name in ("year", "date") if (text := entry.get(name).strip())[:4].isdecimal()), None)
    venue = _text(entry, "booktitle") or _text(entry, "journal") or _text(entry, "journaltitle")
    return Mention(
        file=str(path),
        line=entry.line,
        text=title,
        year=year,
        venue=venue or None,
        authors=tuple(name.family for name in read_people(entry.get("author")).names),
        ids=tuple(dict.fromkeys(entry_ids(values_of(entry)))),
    )


def _text(entry: Entry, name: str) -> str:
    return in_print(entry.get(name))


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Raise `CannotUse` if output would go to one of the input files, under any name."""
    if is_there(path) and any(is_there(given) and path.samefile(given) for given in inputs):
        raise CannotUse(f"{files.shown(path)}: is read by this command; name another file with -o")


def write_rows(rows: Iterable[VerdictRow], path: Path) -> int:
    """Write verdicts to a file, as Parquet if it ends in `.parquet`, else as JSON lines; return their number.

    A file is replaced as a whole; a stream is written to. Raises `CannotUse`.
    """
    if path.suffix == ".parquet":
        return _write_parquet(rows, path)
    lines = [f"{json_text(row)}\n".encode() for row in rows]
    files.write_output(path, b"".join(lines))
    return len(lines)


def _write_parquet(rows: Iterable[VerdictRow], path: Path) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise CannotUse(f"{path}: Parquet needs PyArrow; install it with {adding('dumps')}") from error
    text, number, texts = pa.string(), pa.int64(), pa.list_(pa.string())
    kinds = {"line": number, "found_year": number, "reasons": texts, "ids": texts}
    schema = pa.schema([(name, kinds.get(name, text)) for name in VerdictRow.__annotations__])
    count, stream = 0, iter(rows)
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, schema) as writer:
        while some := list(islice(stream, _TOGETHER)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
            count += len(some)
    files.write_output(path, sink.getvalue().to_pybytes())
    return count
