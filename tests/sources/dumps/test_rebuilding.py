"""An index is rebuilt from its dumps if they are still there; the old one is kept until then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.sources.dumps import CannotAdd, add_files, check_usable, rebuild_from_dumps
from vlbib.sources.dumps.dump_list import list_path, read_list
from vlbib.sources.index import Index

BIB = "@misc{a,\n  title = {A Paper of Mine},\n  author = {Jo Doe},\n  year = {2021},\n  doi = {10.5555/12345678},\n}\n"


def dump(folder: Path, name: str, number: int) -> Path:
    facts = {
        "id": f"2101.{number:05}",
        "title": f"Paper {number}",
        "authors_parsed": [["Doe", "Jo", ""]],
        "categories": "cs.CV",
    }
    path = folder / name
    path.write_text(json.dumps(facts) + "\n", "utf-8")
    return path


def entries(data: bytes) -> list[object]:
    document = read(data, "")
    assert isinstance(document, Document)
    return list(document.library.entries)


def title(index: Path, identity: Id) -> list[str]:
    with Index.open(index) as opened:
        return [record.title for record in opened.answer([identity])[identity]]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index built from two dumps, added one after the other."""
    made = tmp_path / "data" / "index.sqlite"
    add_files([dump(tmp_path, "a.json", 1)], made)
    add_files([dump(tmp_path, "b.json", 2)], made)
    return made


def test_the_list_has_path_size_and_format_of_each_dump(index: Path, tmp_path: Path) -> None:
    listed = [(dump.path, dump.size, dump.format) for dump in read_list(index)]
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    assert listed == [(str(path), path.stat().st_size, "arxiv") for path in paths]


@pytest.mark.parametrize("harm", ["empty", "cut", "older", "page", "gone"])
def test_an_index_is_rebuilt_whatever_its_damage(index: Path, harm: str) -> None:
    data = index.read_bytes()
    if harm == "gone":
        index.unlink()
    else:
        harmed = {
            "empty": b"",
            "cut": data[: len(data) // 2],
            "older": data[:60] + b"\0\0\0\7" + data[64:],
            "page": data[:8192] + b"\xff" * 4096 + data[12288:],
        }
        index.write_bytes(harmed[harm])
    added = rebuild_from_dumps(index)
    assert [file.new for file in added.files] == [1, 1]
    check_usable(index, every_page=True)
    assert [title(index, Id("arxiv", f"2101.0000{n}")) for n in (1, 2)] == [["Paper 1"], ["Paper 2"]]
    assert sorted(path.name for path in index.parent.iterdir() if not path.name.endswith(".lock")) == [
        "index.sqlite",
        "index.sqlite.dumps.json",
    ]


def test_missing_and_changed_dumps_are_named_and_the_old_index_is_kept(index: Path, tmp_path: Path) -> None:
    before = index.read_bytes()
    dump(tmp_path, "a.json", 3)
    (tmp_path / "b.json").unlink()
    with pytest.raises(CannotAdd) as fault:
        rebuild_from_dumps(index)
    assert f"{tmp_path / 'a.json'} is not the file that was added" in str(fault.value)
    assert f"{tmp_path / 'b.json'} is missing" in str(fault.value)
    assert index.read_bytes() == before


def test_a_moved_dump_is_found_after_it_is_added_from_its_new_place(index: Path, tmp_path: Path) -> None:
    (tmp_path / "b.json").rename(tmp_path / "c.json")
    with pytest.raises(CannotAdd, match="is missing"):
        rebuild_from_dumps(index)
    assert add_files([tmp_path / "c.json"], index).files[0].already
    assert [file.new for file in rebuild_from_dumps(index).files] == [1, 1]


def test_without_a_list_the_error_says_what_to_do(index: Path) -> None:
    list_path(index).write_bytes(b"[{]")
    with pytest.raises(CannotAdd, match="there is no list of its dumps; move it away and add them"):
        rebuild_from_dumps(index)


def test_unreadable_files_are_not_listed(index: Path, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# A note\n", "utf-8")
    cut = tmp_path / "cut.json"
    cut.write_bytes(dump(tmp_path, "d.json", 4).read_bytes()[:-20])
    add_files([tmp_path / "note.md", cut, tmp_path / "d.json"], index)
    assert [Path(dump.path).name for dump in read_list(index)] == ["a.json", "b.json", "d.json"]


def test_a_bib_file_among_the_dumps_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "own.bib").write_text(BIB, "utf-8")
    index = tmp_path / "data" / "index.sqlite"
    add_files([tmp_path / "own.bib"], index, parse_bib=entries)  # type: ignore[arg-type]
    index.write_bytes(b"")
    rebuild_from_dumps(index, parse_bib=entries)  # type: ignore[arg-type]
    assert title(index, Id("doi", "10.5555/12345678")) == ["A Paper of Mine"]
