"""A user's index that grows: new records, newer versions, and what an interruption leaves."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.sources.index.fill import BATCH, content_digest
from vlbib.sources.index.grow import Damaged, check_usable, growing, has_file, index_info

if TYPE_CHECKING:
    from pathlib import Path

LINES = Record(source="own/arxiv", title="Counting lines", ids=(Id("arxiv", "2103.00020"),))
DRAWN = Record(source="own/dblp", title="Drawing lines", ids=(Id("dblp", "conf/maps/1"), Id("doi", "10.5555/1")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.sqlite"


def grow(path: Path, *records: Record, digest: str = "d1") -> list[str]:
    with growing(path, 10) as index:
        changes: list[str] = [index.add(record) for record in records]
        index.checkpoint(digest, f"{digest}.jsonl", len(records), whole=True, now=True)
    return changes


def test_a_record_is_new_once_and_known_afterwards(path: Path) -> None:
    assert grow(path, LINES) == ["new"]
    assert grow(path, LINES, DRAWN) == ["known", "new"]
    info = index_info(path)
    assert info is not None
    assert (info.rows, dict(info.sources)) == (2, {"own/arxiv": 1, "own/dblp": 1})


@pytest.mark.parametrize(
    ("newer", "change"),
    [
        (structs.replace(LINES, title="Counting more lines"), "changed"),
        (structs.replace(LINES, source="own/dblp"), "new"),
        (structs.replace(LINES, ids=(Id("arxiv", "2103.00021"),)), "new"),
        (structs.replace(DRAWN, title="Drawing more lines"), "changed"),
        (structs.replace(DRAWN, ids=(Id("doi", "10.5555/1"),)), "new"),
    ],
)
def test_a_record_with_the_same_id_of_its_source_is_a_newer_version(path: Path, newer: Record, change: str) -> None:
    grow(path, LINES, DRAWN)
    assert grow(path, newer) == [change]


def test_a_record_without_an_id_is_recognized_by_its_title(path: Path) -> None:
    bare = structs.replace(LINES, ids=())
    grow(path, bare)
    assert grow(path, bare, structs.replace(bare, year=2021)) == ["known", "new"]


def test_a_completely_read_file_is_recognized_by_its_digest(path: Path) -> None:
    assert not has_file(path, "d1")
    grow(path, LINES)
    assert (has_file(path, "d1"), has_file(path, "d2")) == (True, False)
    info = index_info(path)
    assert info is not None
    assert info.files == ("d1.jsonl",)


def interrupted(path: Path, record: Record) -> None:
    """Add a record to an index in a run that is interrupted after its first checkpoint."""
    with suppress(KeyboardInterrupt), growing(path, 10) as index:
        index.add(record)
        index.checkpoint("d2", "d2.jsonl", 1, now=True)
        raise KeyboardInterrupt


def test_an_interrupted_copy_is_continued(path: Path) -> None:
    grow(path, LINES)
    interrupted(path, DRAWN)
    info = index_info(path)
    assert info is not None
    assert info.rows == 1
    with growing(path, 10) as index:
        assert index.read_of("d2") == 1
        assert index.read_of("d3") == 0
        assert index.add(DRAWN) == "known"


def test_an_interrupted_first_copy_is_continued_and_has_the_same_content(tmp_path: Path) -> None:
    records = [structs.replace(LINES, title=f"Paper {number}", ids=(Id("arxiv", f"2103.{number:05}"),))
               for number in range(9)]  # fmt: skip
    straight, resumed = tmp_path / "straight.sqlite", tmp_path / "resumed.sqlite"
    grow(straight, *records)
    interrupted(resumed, records[0])
    assert grow(resumed, *records) == ["known", *["new"] * 8]
    assert content(resumed) == content(straight)


def content(path: Path) -> tuple[str, list[str]]:
    """Return the digest of an index's rows, and the names of its tables."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return content_digest(connection), [name for (name,) in tables]


def test_a_copy_of_another_layout_is_started_again(path: Path) -> None:
    interrupted(path, LINES)
    part = path.with_name(".index.sqlite.part")
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("UPDATE about SET value = 'none' WHERE name = 'base'")
    assert grow(path, LINES) == ["new"]


@pytest.mark.parametrize("already", [0, 1])
def test_keys_are_sorted_with_each_batch_only_where_they_are_looked_up(path: Path, already: int) -> None:
    if already:
        grow(path, LINES)
    with growing(path) as index:
        index.add(DRAWN)
        index.checkpoint("d2", "d2.jsonl", 1, now=True)
        (keys,) = index.filler.connection.execute("SELECT count(*) FROM key WHERE work > ?", (already,)).fetchone()
        assert bool(keys) is bool(already)


@pytest.mark.parametrize("already", [0, 1])
def test_an_index_whose_keys_are_looked_up_gets_larger_batches(path: Path, already: int) -> None:
    if already:
        grow(path, LINES)
    with growing(path) as index:
        assert (index.filler.batch > BATCH) is bool(already)


def test_a_copy_of_an_older_index_is_started_again(path: Path) -> None:
    grow(path, LINES)
    interrupted(path, DRAWN)
    part = path.with_name(".index.sqlite.part").read_bytes()
    path.with_name(".index.sqlite.part").unlink()
    grow(path, structs.replace(LINES, year=2020), digest="d4")
    path.with_name(".index.sqlite.part").write_bytes(part)
    with growing(path, 10) as index:
        assert index.read_of("d2") == 0


def test_a_checkpoint_waits_until_the_batch_is_full(path: Path) -> None:
    with growing(path, 2) as index:
        index.add(LINES)
        index.checkpoint("d1", "d1.jsonl", 1)
        assert index.read_of("d1") == 0
        index.add(DRAWN)
        index.checkpoint("d1", "d1.jsonl", 2)
        assert index.read_of("d1") == 2


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (b"", "is empty or damaged"),
        (b"no database at all, but long enough to be looked at as one" * 20, "is damaged"),
    ],
)
def test_a_file_that_is_no_index_is_refused(path: Path, harm: bytes, reason: str) -> None:
    path.write_bytes(harm)
    with pytest.raises(Damaged, match=reason):
        check_usable(path)
    with pytest.raises(Damaged, match=reason):
        grow(path, LINES)


def test_an_index_of_another_format_and_one_cut_off_are_refused(path: Path) -> None:
    grow(path, LINES)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Damaged, match=r"is (cut off|damaged)"):
        check_usable(path)
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(Damaged, match="has format 99"):
        check_usable(path)


def test_a_damaged_page_is_found_only_if_every_page_is_checked(path: Path) -> None:
    grow(path, LINES)
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    path.write_bytes(data)
    check_usable(path)
    with pytest.raises(Damaged, match="is damaged"):
        check_usable(path, every_page=True)


def test_without_an_index_there_is_no_info(path: Path) -> None:
    assert index_info(path) is None


def test_any_changed_byte_is_found_if_every_page_is_checked(path: Path) -> None:
    grow(path, *(Record(source="own/arxiv", title=f"Paper Number {number}") for number in range(300)))
    check_usable(path, every_page=True)
    whole = path.read_bytes()
    for at in (*range(28, len(whole), len(whole) // 60), len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            check_usable(path, every_page=True)


def test_an_index_that_grew_twice_is_valid(path: Path) -> None:
    for digest, records in (("d1", [LINES]), ("d2", [LINES, DRAWN])):
        grow(path, *records, digest=digest)
        check_usable(path, every_page=True)


@pytest.mark.parametrize("cut", [1, 20, 44])
def test_a_cut_off_index_is_found_without_reading_it_all(path: Path, cut: int) -> None:
    grow(path, LINES)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(Damaged, match="is cut off"):
        check_usable(path)


def test_an_index_without_a_checksum_is_valid(path: Path) -> None:
    grow(path, LINES)
    path.write_bytes(path.read_bytes()[:-45])
    check_usable(path, every_page=True)
