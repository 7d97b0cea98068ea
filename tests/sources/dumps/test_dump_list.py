"""The list of dumps that an index was built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.sources.dumps import dump_list
from vlbib.sources.dumps.dump_list import list_dumps, list_path, read_list

if TYPE_CHECKING:
    from pathlib import Path

BIB = b"@misc{a, title = {T}}\n"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index that contains the dumps with the digests `1` and `2`."""
    monkeypatch.setattr(dump_list, "has_file", lambda _, digest: digest in ("1", "2"))
    for name in ("a.bib", "b.bib", "c.bib", "moved.bib"):
        (tmp_path / name).write_bytes(BIB)
    return tmp_path / "index.sqlite"


def _listed(index: Path) -> list[tuple[str, str]]:
    return [(dump.path.rpartition("/")[2], dump.digest) for dump in read_list(index)]


def test_dumps_in_the_index_are_listed_in_the_order_of_adding(index: Path) -> None:
    folder = index.parent
    list_dumps(index, {folder / "b.bib": "2"})
    list_dumps(index, {folder / "a.bib": "1", folder / "c.bib": "3"})
    assert _listed(index) == [("b.bib", "2"), ("a.bib", "1")]
    assert read_list(index)[0].size == len(BIB)
    assert read_list(index)[0].format == "bib"


def test_a_moved_dump_is_listed_at_its_new_place(index: Path) -> None:
    list_dumps(index, {index.parent / "a.bib": "1"})
    list_dumps(index, {index.parent / "moved.bib": "1"})
    assert _listed(index) == [("moved.bib", "1")]


def test_a_dump_that_the_index_no_longer_contains_is_dropped(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list_dumps(index, {index.parent / "a.bib": "1", index.parent / "b.bib": "2"})
    monkeypatch.setattr(dump_list, "has_file", lambda _, digest: digest == "2")
    list_dumps(index, {})
    assert _listed(index) == [("b.bib", "2")]


@pytest.mark.parametrize("data", [None, b"{", b"[1]", b"\xff"])
def test_a_missing_or_damaged_list_is_empty(index: Path, data: bytes | None) -> None:
    if data is not None:
        list_path(index).write_bytes(data)
    assert read_list(index) == ()
