"""An index grows by whole files: each is added once, resumed after an interruption, and never seen half done."""

from __future__ import annotations

import gc
import gzip
import json
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from vlbib.core.ids import Id
from vlbib.sources.dumps import CannotAdd, Damaged, add_files, check_usable, index_info
from vlbib.sources.index import Index

if TYPE_CHECKING:
    from pathlib import Path


def _line(number: int, title: str | None = None) -> str:
    facts = {
        "id": f"2101.{number:05}",
        "title": title or f"Paper {number}",
        "authors_parsed": [["Doe", "Jo", ""]],
        "categories": "cs.CV",
        "update_date": "2021-01-01",
    }
    return json.dumps(facts) + "\n"


def _dump(tmp_path: Path, name: str, *lines: str) -> Path:
    path = tmp_path / name
    path.write_text("".join(lines), "utf-8")
    return path


def _titles(index: Path, number: int) -> list[str]:
    one = Id("arxiv", f"2101.{number:05}")
    with Index.open(index) as opened:
        return [record.title for record in opened.answer([one])[one]]


def test_the_records_of_an_added_file_are_found(tmp_path: Path) -> None:
    index = tmp_path / "data" / "index.sqlite"
    added = add_files([_dump(tmp_path, "a.json", *map(_line, range(10)))], index)
    assert (added.new, added.files[0].fault_count) == (10, 0)
    assert _titles(index, 3) == ["Paper 3"]


def test_adding_a_file_again_changes_nothing(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    dump = _dump(tmp_path, "a.json", *map(_line, range(10)))
    add_files([dump], index)
    before, stamp = index.read_bytes(), index.stat().st_mtime_ns
    added = add_files([dump, dump], index)
    assert [(one.already, one.new) for one in added.files] == [(True, 0)]
    assert (index.read_bytes(), index.stat().st_mtime_ns) == (before, stamp)


def test_a_newer_dump_adds_new_records_and_updates_changed_ones(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    add_files([_dump(tmp_path, "a.json", _line(1), _line(2))], index)
    added = add_files([_dump(tmp_path, "b.json", _line(1), _line(2, "Retitled work"), _line(3))], index)
    assert [(one.new, one.changed, one.known) for one in added.files] == [(1, 1, 1)]
    assert _titles(index, 2) == ["Retitled work"]
    found = index_info(index)
    assert found is not None
    assert (found.rows, dict(found.sources), found.files) == (3, {"index/arxiv": 3}, ("a.json", "b.json"))


def test_an_interrupted_file_is_resumed_and_the_old_index_stays_meanwhile(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    add_files([_dump(tmp_path, "a.json", _line(999))], index)
    before = index.read_bytes()
    dump = _dump(tmp_path, "b.json", *map(_line, range(12_000)))

    def interrupt(_file: Path, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_files([dump], index, interrupt, batch=100)
    assert index.read_bytes() == before
    added = add_files([dump], index)
    assert added.new < 12_000 - 4_000
    found = index_info(index)
    assert found is not None
    assert found.rows == 12_000  # paper 999 was already there
    assert _titles(index, 11_999) == ["Paper 11999"]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_garbage_collection_is_off_while_a_dump_is_read(tmp_path: Path) -> None:
    states: list[bool] = []
    add_files(
        [_dump(tmp_path, "a.json", _line(1))], tmp_path / "index.sqlite", lambda *_: states.append(gc.isenabled())
    )
    assert (states, gc.isenabled()) == ([False], True)


def test_progress_reports_the_bytes_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    dump = _dump(tmp_path, "a.json", *map(_line, range(6000)))
    add_files([dump], tmp_path / "index.sqlite", lambda _file, done, total: told.append((done, total)))
    size = dump.stat().st_size
    assert told[-1] == (size, size)
    assert 0 < told[0][0] < size


def test_an_unreadable_file_is_refused_and_the_others_are_added(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    files = [_dump(tmp_path, "a.txt", "hello"), tmp_path / "missing.json", _dump(tmp_path, "b.json", _line(1))]
    added = add_files(files, index)
    reasons = [one.refused for one in added.files]
    assert "is not an arXiv snapshot" in (reasons[0] or "")
    assert reasons[1] == "there is no such file; is the path right?"
    assert reasons[2] is None
    assert added.new == 1


def test_invalid_lines_are_counted_and_the_first_ones_reported(tmp_path: Path) -> None:
    dump = _dump(tmp_path, "a.json", _line(1), *["{wrong\n"] * 30, _line(2))
    (file,) = add_files([dump], tmp_path / "index.sqlite").files
    assert (file.new, file.fault_count, len(file.faults), file.faults[0].line) == (2, 30, 20, 2)


def test_another_vlbib_writing_to_the_index_is_reported(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    dump = _dump(tmp_path, "a.json", _line(1))
    with FileLock(f"{index}.lock"), pytest.raises(CannotAdd, match="another vlbib"):
        add_files([dump], index)


def test_a_damaged_index_is_reported_and_left_alone(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    index.write_bytes(b"no database" * 1000)
    with pytest.raises(CannotAdd, match="is damaged"):
        add_files([_dump(tmp_path, "a.json", _line(1))], index)
    assert index.read_bytes() == b"no database" * 1000


def test_a_missing_index_has_no_info(tmp_path: Path) -> None:
    assert index_info(tmp_path / "index.sqlite") is None


@pytest.mark.parametrize("harm", ["empty", "cut off", "garbage", "older"])
def test_an_unusable_index_is_reported_and_left_unchanged(tmp_path: Path, harm: str) -> None:
    index, dump = tmp_path / "index.sqlite", _dump(tmp_path, "a.json", *map(_line, range(300)))
    add_files([dump], index)
    whole = index.read_bytes()
    older = whole[:60] + b"\0\0\0\x63" + whole[64:]
    index.write_bytes({"empty": b"", "cut off": whole[:-5000], "garbage": b"x" * 9000, "older": older}[harm])
    harmed = index.read_bytes()
    with pytest.raises(Damaged):
        index_info(index)
    with pytest.raises(CannotAdd, match="`vlbib index rebuild` rebuilds it"):
        add_files([_dump(tmp_path, "b.json", _line(1000))], index)
    assert index.read_bytes() == harmed


def test_a_damaged_page_is_found_when_every_page_is_checked(tmp_path: Path) -> None:
    index, dump = tmp_path / "index.sqlite", _dump(tmp_path, "a.json", *map(_line, range(3000)))
    add_files([dump], index)
    check_usable(index, every_page=True)
    data = bytearray(index.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    index.write_bytes(data)
    with pytest.raises(Damaged):
        check_usable(index, every_page=True)


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_that_is_cut_off_is_reported_and_not_counted_as_done(tmp_path: Path, *, packed: bool) -> None:
    index = tmp_path / "index.sqlite"
    data = "".join(map(_line, range(200))).encode()
    whole = gzip.compress(data) if packed else data
    dump = tmp_path / "a.json"
    dump.write_bytes(whole[:-30])
    (told,) = add_files([dump], index).files
    assert told.broken
    assert told.fault_count == 1
    info = index_info(index)
    assert info is not None
    assert (info.files, info.rows) == ((), told.new)
    dump.write_bytes(whole)
    (again,) = add_files([dump], index).files
    assert (again.broken, again.new + again.known) == (None, 200)
