"""The files of a large index: written part by part, with single rows read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.sources.index import table_files
from vlbib.sources.index.features import id_key
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.table_files import (
    MANIFEST,
    ListedPart,
    Manifest,
    PartWriter,
    RowStore,
    edition_of,
    own_key,
    read_manifest,
    tables_info,
    with_part,
    write_manifest,
)

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow")


def _record(title: str, *ids: Id, source: str = "index/openalex") -> Record:
    return Record(source=source, title=title, ids=ids)


def _part(folder: Path, number: int, first: int, titles: str) -> ListedPart:
    with PartWriter(folder, number, first) as writer:
        for title in titles:
            writer.add(_record(title))
    return ListedPart(path=f"{number}.gz", stamp="", number=number, first=first, rows=len(titles))


def test_rows_are_read_from_their_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_files, "_BATCH", 2)
    parts = [_part(tmp_path, 1, 1, "abc"), _part(tmp_path, 2, 4, ""), _part(tmp_path, 3, 4, "de")]
    store = RowStore.open(tmp_path, parts)
    titles = {row: Codec().titles(packed)[0] for row, packed in store.read([4, 1, 5, 3, 2]).items()}
    store.close()
    alone = RowStore.open(tmp_path, parts[2:])
    last = [Codec().titles(packed)[0] for packed in alone.read([5, 4]).values()]
    alone.close()
    assert list(titles.items()) == [(4, "d"), (1, "a"), (5, "e"), (3, "c"), (2, "b")]
    assert last == ["e", "d"]


def test_row_numbers_continue_across_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    monkeypatch.setattr(table_files, "_BATCH", 2)
    _part(tmp_path, 1, 7, "abcde")
    table = pq.read_table(tmp_path / "00001.work.parquet")
    assert table.column("work").to_pylist() == [7, 8, 9, 10, 11]
    keys = pq.read_table(tmp_path / "00001.key.parquet").column("work").to_pylist()
    assert set(keys) == {7, 8, 9, 10, 11}


def test_deleted_papers_and_further_keys_of_a_part_are_written(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    with PartWriter(tmp_path, 1, 1) as writer:
        writer.add(_record("a"))
        writer.take_back(5)
        writer.link(6, 7)
    assert pq.read_table(tmp_path / "00001.gone.parquet").to_pylist() == [{"own": 5}]
    assert pq.read_table(tmp_path / "00001.link.parquet").to_pylist() == [{"own": 6, "key": 7}]


def test_a_manifest_gives_rows_parts_and_whether_they_are_sorted(tmp_path: Path) -> None:
    assert (read_manifest(tmp_path), tables_info(tmp_path), edition_of(tmp_path)) == (Manifest(), None, "")
    manifest = with_part(Manifest(), ListedPart(path="a", stamp="", number=1, first=1, rows=3))
    manifest = with_part(manifest, ListedPart(path="b", stamp="", number=2, first=4, rows=2))
    write_manifest(tmp_path, manifest)
    assert (read_manifest(tmp_path), manifest.rows) == (manifest, 5)
    info = tables_info(tmp_path)
    assert info is not None
    assert (info.rows, info.parts, info.finished) == (5, ("a", "b"), False)
    before = edition_of(tmp_path)
    write_manifest(tmp_path, msgspec.structs.replace(manifest, sorted_parts=2))
    sorted_info = tables_info(tmp_path)
    assert sorted_info is not None
    assert sorted_info.finished
    assert len(before) == 8
    assert edition_of(tmp_path) != before


def test_a_damaged_manifest_raises_an_error(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"{")
    with pytest.raises(msgspec.MsgspecError):
        read_manifest(tmp_path)


def test_the_own_key_is_that_of_the_id_that_the_source_assigns() -> None:
    openalex, doi = Id("openalex", "W1"), Id("doi", "10.1/1")
    assert own_key(_record("a", doi, openalex)) == id_key(openalex)
    assert own_key(_record("a", doi)) is None
    assert own_key(_record("a", openalex, source="index/unknown")) is None
