"""Reads a dump as a stream, plain or gzipped; the format is detected from the content."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING, cast

import msgspec

from vlbib.core.json_reading import json_facts
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.record import unsound_field
from vlbib.installed import adding
from vlbib.sources.dumps import (
    arxiv_dump,
    bib_files,
    dblp_dump,
    openalex_dump,
    records,
    retraction_watch,
    semantic_scholar_dump,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from vlbib.core.bib import Entry
    from vlbib.core.record import Record

_HEAD = 65536  # bytes from which the format is detected
_BLOCK = 1 << 20
_ASKED_EVERY = 64  # steps between two queries of the file position
_PARQUET = b"PAR1"
_WORK = "https://openalex.org/W"  # the start of an OpenAlex work id
_MARK = b"\xef\xbb\xbf"  # the byte order mark of UTF-8
_GZIP = b"\x1f\x8b"
_ENTRY = lazy_pattern(rb"^[ \t]*@[A-Za-z]+\s*[{(]", re.MULTILINE)
SOURCE = "index"  # prefix of the source names of an index's records


class DumpFormat(StrEnum):
    """The formats of dumps."""

    ARXIV = "arxiv"
    SEMANTIC_SCHOLAR = "semantic_scholar"
    DBLP = "dblp"
    OPENALEX = "openalex"
    OPENALEX_PARQUET = "openalex_parquet"
    RETRACTION_WATCH = "retraction_watch"
    BIB = "bib"
    RECORDS = "records"


class Unknown(Exception):  # noqa: N818 -- it reads as the sentence it is
    """A file is not a readable dump; the message says why."""


@dataclass(frozen=True, slots=True)
class DumpFault:
    """A place in a dump that could not be read: 1-based line (0 for the whole file) and reason.

    `is_end` means that nothing after it can be read: the file is cut off or damaged there.
    """

    line: int
    reason: str
    is_end: bool = False


class Step(msgspec.Struct, frozen=True):
    """One step through a dump: a record, a fault, or None if there is nothing to keep, and the progress.

    `done` counts the bytes read of the file on disk, a few steps ago at most.
    """

    what: Record | DumpFault | None
    done: int


def detect(head: bytes) -> DumpFormat | None:
    """Return the format of a dump from its first bytes (not gzipped), or None."""
    if head.startswith(_PARQUET):
        return DumpFormat.OPENALEX_PARQUET
    text = head.removeprefix(_MARK).lstrip()
    if text.startswith(b"<"):
        return DumpFormat.DBLP if b"<dblp" in text or b"dblp.dtd" in text else None
    if text.startswith(b"{"):
        return _json_format(text.split(b"\n", 1)[0])
    if retraction_watch.is_retraction_table(text):
        return DumpFormat.RETRACTION_WATCH
    return DumpFormat.BIB if _ENTRY.search(text) else None


def _json_format(line: bytes) -> DumpFormat | None:
    try:
        facts = json_facts(line.decode("utf-8", "replace"))
    except msgspec.DecodeError:
        return None
    if isinstance(facts, dict) and str(facts.get("id")).startswith(_WORK):
        return DumpFormat.OPENALEX
    if not isinstance(facts, dict) or "title" not in facts:
        return None
    if "id" in facts and ("authors_parsed" in facts or isinstance(facts.get("categories"), str)):
        return DumpFormat.ARXIV
    if facts.keys() & {"corpusid", "corpusId", "paperId", "externalids", "externalIds"}:
        return DumpFormat.SEMANTIC_SCHOLAR
    return DumpFormat.RECORDS if facts.keys() & {"source", "evidence"} else None


def read_dump(path: Path, parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None = None) -> Iterator[Step]:
    """Yield the contents of a dump in order, without loading the file into memory (except for a .bib).

    Raises `Unknown` if the format is not known, and OSError if the file cannot be read.
    """
    with path.open("rb") as raw:
        file = _unpacked(raw)
        try:
            head = file.read(_HEAD)
            file.seek(0)
            for number, what in enumerate(_contents(file, _format(head), parse_bib)):
                if number % _ASKED_EVERY == 0:
                    done = raw.tell()
                yield Step(what, done)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Step(DumpFault(0, f"the file is damaged or cut off ({error})", is_end=True), raw.tell())


def damage(path: Path) -> str:
    """Return why a gzipped dump fails its checksum; "" if it is intact, plain, or cut off.

    The checksum is at the end, so that without this check damaged lines would be added before it is read.
    """
    try:
        with path.open("rb") as raw:
            file = _unpacked(raw)
            while file is not raw and file.read(_BLOCK):
                pass
    except (zlib.error, gzip.BadGzipFile) as error:
        return f"is damaged ({error})"
    except (EOFError, OSError):
        return ""
    return ""


def format_of(path: Path) -> DumpFormat:
    """Return the format of a dump, plain or gzipped. Raises `Unknown` if it has none, and OSError."""
    with path.open("rb") as raw:
        try:
            return _format(_unpacked(raw).read(_HEAD))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unknown(f"is damaged or cut off ({error})") from error


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    packed = raw.read(2) == _GZIP
    raw.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw


def _format(head: bytes) -> DumpFormat:
    form = detect(head)
    if form is None:
        formats = "an arXiv snapshot, Semantic Scholar papers, OpenAlex works, dblp.xml, BibTeX or a records file"
        raise Unknown(f"is not {formats}")
    return form


def _contents(
    file: IO[bytes], form: DumpFormat, parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None
) -> Iterator[Record | DumpFault | None]:
    if form is DumpFormat.DBLP:
        try:
            yield from dblp_dump.read_papers(file, SOURCE)
        except dblp_dump.Malformed as error:
            yield DumpFault(error.line, error.reason, is_end=True)
    elif form is DumpFormat.OPENALEX_PARQUET:
        yield from _parquet_records(file)
    elif form is DumpFormat.RETRACTION_WATCH:
        yield from retraction_watch.read_retractions(file, SOURCE)
    elif form is DumpFormat.BIB:
        yield from _bib_records(file.read(), parse_bib)
    else:
        yield from _lines(file, _READERS[form])


def _parquet_records(file: IO[bytes]) -> Iterator[Record | DumpFault | None]:
    try:
        yield from (_sound(openalex_dump.read_work(work, SOURCE)) for work in openalex_dump.read_parquet(file))
    except ImportError:
        yield DumpFault(0, f"Parquet cannot be read here; {adding('dumps')}", is_end=True)
    except (OSError, ValueError, KeyError) as error:
        yield DumpFault(0, f"the file is damaged, or not OpenAlex works ({error})", is_end=True)


def _sound(record: Record | None, line: int = 0) -> Record | DumpFault | None:
    """Return the record, or a fault if one of its values has the wrong type."""
    name = unsound_field(record) if record else ""
    return DumpFault(line, f"its {name.replace('_', ' ')} has the wrong type") if name else record


def _bib_records(
    data: bytes, parse: Callable[[bytes], Iterable[Entry | DumpFault]] | None
) -> Iterator[Record | DumpFault | None]:
    if parse is None:
        yield DumpFault(0, "BibTeX cannot be read here")
        return
    for entry in parse(data):
        yield entry if isinstance(entry, DumpFault) else bib_files.read_entry(entry, SOURCE)


_READERS: Mapping[DumpFormat, Callable[[Mapping[str, Any], str], Record | None]] = {
    DumpFormat.ARXIV: arxiv_dump.read_paper,
    DumpFormat.SEMANTIC_SCHOLAR: semantic_scholar_dump.read_paper,
    DumpFormat.OPENALEX: openalex_dump.read_work,
    DumpFormat.RECORDS: records.read_facts,
}


def _lines(
    file: Iterable[bytes], reader: Callable[[Mapping[str, Any], str], Record | None]
) -> Iterator[Record | DumpFault | None]:
    """Yield the records of the JSON lines of a file; None for an empty line, a fault for an invalid one."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            yield None
            continue
        try:
            yield _sound(reader(json_facts(line.removeprefix(_MARK) if number == 1 else line), SOURCE), number)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield DumpFault(number, f"no JSON ({error})", is_end=not line.endswith(b"\n"))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield DumpFault(number, f"a value is missing or not of the kind expected ({type(error).__name__}: {error})")
