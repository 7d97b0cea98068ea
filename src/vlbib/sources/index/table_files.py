"""The tables of a large index as files in a folder: written part by part, then sorted once for all parts.

Each part of a dump becomes `00001.work.parquet` (work, own, records), `00001.key.parquet` (key, work) and
`00001.feature.parquet` (hash, work). The packed rows are also in `00001.rows`, for reading single ones, with their
offsets in `00001.offsets`. `manifest.json` lists the complete parts, so not those left by an interruption. `own` is the
key of the id that the source itself assigns; of several rows with the same `own`, the last counts. `00001.gone.parquet`
(own) lists papers that a part deletes, `00001.link.parquet` (own, key) further keys of existing papers.
"""

from __future__ import annotations

import hashlib
import mmap
from array import array
from bisect import bisect_right
from itertools import repeat
from typing import TYPE_CHECKING, Self

import msgspec
from msgspec import Struct, field, structs

from vlbib.core.json_reading import decoded_by
from vlbib.sources.index.features import further_texts, id_key, keys_of
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.title_columns import title_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from vlbib.core.record import Record

VERSION = 1  # format version of the folder
MANIFEST = "manifest.json"
# The id schemes that a source assigns itself: a record with the same id is a newer version.
OWN = {"arxiv": ("arxiv",), "semantic_scholar": ("s2", "s2paper"), "dblp": ("dblp",), "openalex": ("openalex",)}
# Compression of Parquet files: zstd for text, delta encoding for columns of numbers, in half the time of zstd.
_PACKED: Mapping[str, str] = {"compression": "zstd"}
_IN_ORDER: Mapping[str, str] = {"compression": "none", "column_encoding": "DELTA_BINARY_PACKED"}
_BATCH = 50_000  # rows per row group of a Parquet file


class ListedPart(Struct, frozen=True, kw_only=True):
    """A part of a dump that is in the index: path, fingerprint, number, and number of rows.

    `first` is the number of its first row; `fault` says what was left out of a damaged part.
    """

    path: str
    stamp: str
    number: int
    first: int
    rows: int
    fault: str = ""


class Manifest(Struct, frozen=True, kw_only=True):
    """The parts of an index, in the order of their rows; `sorted_parts` of them are in the sorted tables."""

    version: int = VERSION
    parts: tuple[ListedPart, ...] = ()
    sorted_parts: int = 0

    @property
    def rows(self) -> int:
        """The number of rows of all parts."""
        return self.parts[-1].first + self.parts[-1].rows - 1 if self.parts else 0


_MANIFEST = msgspec.json.Decoder(Manifest)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a folder, an empty one if it has none. Raises `msgspec.MsgspecError` if it is damaged."""
    path = folder / MANIFEST
    return decoded_by(_MANIFEST, path.read_bytes()) if path.is_file() else Manifest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a folder, atomically."""
    part = folder / f".{MANIFEST}.part"
    part.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    part.replace(folder / MANIFEST)


class TablesInfo(Struct, frozen=True):
    """The contents of a folder of tables: rows, parts by path, bytes; `finished` means that it can be queried."""

    path: Path
    rows: int
    parts: tuple[str, ...]
    size: int
    finished: bool


def tables_info(folder: Path) -> TablesInfo | None:
    """Return the contents of a folder of tables, None if there are none.

    Raises OSError and `msgspec.MsgspecError` if they cannot be read.
    """
    if not (folder / MANIFEST).is_file():
        return None
    manifest = read_manifest(folder)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    parts = tuple(part.path for part in manifest.parts)
    return TablesInfo(folder, manifest.rows, parts, size, manifest.sorted_parts == len(parts))


def edition_of(folder: Path) -> str:
    """Return a fingerprint of the tables: eight hexadecimal digits; "" if there are none."""
    path = folder / MANIFEST
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""


def with_part(manifest: Manifest, part: ListedPart) -> Manifest:
    """Return a manifest with one more part."""
    return structs.replace(manifest, parts=(*manifest.parts, part))


def own_key(record: Record) -> int | None:
    """Return the key of the id that the record's source assigns, None if it has none."""
    schemes = OWN.get(record.source.rpartition("/")[2], ())
    return next((id_key(identity) for identity in record.ids if identity.scheme in schemes), None)


class PartWriter(Struct):
    """Writes one part; `first` is the number of its first row."""

    folder: Path
    number: int
    first: int
    rows: int = 0
    _codec: Codec = field(default_factory=Codec)
    _packed: list[bytes] = field(default_factory=list)
    _titles: list[str] = field(default_factory=list)
    _own: list[int | None] = field(default_factory=list)
    _gone: list[int] = field(default_factory=list)
    _links: array[int] = field(default_factory=lambda: array("q"))
    _linked: array[int] = field(default_factory=lambda: array("q"))
    _keys: array[int] = field(default_factory=lambda: array("q"))
    _key_rows: array[int] = field(default_factory=lambda: array("q"))
    _files: _PartFiles | None = None

    def __enter__(self) -> Self:
        self._files = _PartFiles.open(self.folder, self.number)
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        assert self._files
        self._files.close()
        for table, rows in (
            ("gone", _numbers(own=array("q", self._gone))),
            ("link", _numbers(own=self._linked, key=self._links)),
        ):
            file = _Parquet(self.folder / f"{self.number:05}.{table}.parquet")
            file.write(rows)
            file.close()

    def add(self, record: Record) -> None:
        """Add a row with one record."""
        row = self.first + self.rows
        self.rows += 1
        self._packed.append(self._codec.pack([record]))
        self._titles.append(record.title)
        self._own.append(own_key(record) if record.ids else None)
        keys = keys_of(further_texts(record))
        self._keys.extend(keys)
        self._key_rows.extend(repeat(row, len(keys)))
        if len(self._packed) == _BATCH:
            self._flush()

    def take_back(self, own: int) -> None:
        """Mark earlier rows with this own key as deleted."""
        self._gone.append(own)

    def link(self, own: int, key: int) -> None:
        """Give the paper with this own key another key."""
        self._linked.append(own)
        self._links.append(key)

    def _flush(self) -> None:
        assert self._files
        start = self.first + self.rows - len(self._packed)
        self._files.write(start, self._packed, self._own)
        _, keys, features, places = title_columns(self._titles)
        self._keys.frombytes(keys.tobytes())
        self._key_rows.extend(range(start, start + len(keys)))
        self._files.key.write(_numbers(key=self._keys, work=self._key_rows))
        self._files.feature.write(_numbers(hash=features, work=places + start))
        self._packed, self._titles, self._own = [], [], []
        del self._keys[:], self._key_rows[:]


class _PartFiles(Struct):
    """The files of a part while it is written."""

    work: _Parquet
    key: _Parquet
    feature: _Parquet
    rows: IO[bytes]
    offsets: IO[bytes]
    at: int = 0

    @classmethod
    def open(cls, folder: Path, number: int) -> _PartFiles:
        name = f"{number:05}"
        work, key, feature = (_Parquet(folder / f"{name}.{table}.parquet") for table in ("work", "key", "feature"))
        rows, offsets = ((folder / f"{name}.{kind}").open("wb") for kind in ("rows", "offsets"))
        return cls(work, key, feature, rows, offsets)

    def write(self, first: int, packed: Sequence[bytes], own: Sequence[int | None]) -> None:
        """Write rows, numbered from `first`."""
        import pyarrow as pa

        numbers = pa.array(range(first, first + len(packed)), pa.int64())
        columns = {"work": numbers, "own": pa.array(own, pa.int64()), "records": pa.array(packed, pa.binary())}
        self.work.write(pa.table(columns))
        self.rows.write(b"".join(packed))
        begins = array("q")
        for data in packed:
            begins.append(self.at)
            self.at += len(data)
        self.offsets.write(begins.tobytes())

    def close(self) -> None:
        """Write the end of the last row, and close the files."""
        self.offsets.write(array("q", [self.at]).tobytes())
        for file in (self.work, self.key, self.feature, self.rows, self.offsets):
            file.close()


class _Parquet(Struct):
    """A Parquet file that is opened when its first table is written."""

    path: Path
    _writer: pq.ParquetWriter | None = None

    def write(self, table: pa.Table) -> None:
        import pyarrow.parquet as pq

        if self._writer is None:
            options = _PACKED if "records" in table.schema.names else _IN_ORDER
            self._writer = pq.ParquetWriter(
                self.path, table.schema, use_dictionary=False, write_statistics=False, **options
            )
        self._writer.write_table(table)

    def close(self) -> None:
        assert self._writer is not None
        self._writer.close()


def _numbers(**columns: array[int] | np.ndarray) -> pa.Table:
    """Return a table of 64-bit integers, copied in bulk."""
    import pyarrow as pa

    arrays = [
        pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers.tobytes())])
        for numbers in columns.values()
    ]
    return pa.table(arrays, names=list(columns))


class RowStore(Struct, frozen=True):
    """The packed rows of all parts, memory-mapped, for reading single rows."""

    firsts: list[int]
    offsets: list[array[int]]
    rows: list[mmap.mmap | bytes]

    @classmethod
    def open(cls, folder: Path, parts: Iterable[ListedPart]) -> RowStore:
        """Open the rows of parts. Raises OSError if a file is missing."""
        store = cls([], [], [])
        for part in parts:
            if not part.rows:
                continue
            name = f"{part.number:05}"
            store.firsts.append(part.first)
            store.offsets.append(array("q", (folder / f"{name}.offsets").read_bytes()))
            with (folder / f"{name}.rows").open("rb") as file:
                store.rows.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return store

    def read(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """Return the bytes of rows, in the order asked."""
        rows: dict[int, bytes] = {}
        for part, at, row in self._places(numbers):
            begins = self.offsets[part]
            rows[row] = self.rows[part][begins[at] : begins[at + 1]]
        return rows

    def _places(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Yield the part of each row, its place there and its number."""
        if len(self.firsts) == 1:
            (first,) = self.firsts
            return ((0, row - first, row) for row in numbers)
        parts = ((bisect_right(self.firsts, row) - 1, row) for row in numbers)
        return ((part, row - self.firsts[part], row) for part, row in parts)

    def close(self) -> None:
        """Close the files."""
        for rows in self.rows:
            if isinstance(rows, mmap.mmap):
                rows.close()
