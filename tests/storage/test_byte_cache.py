"""Bytes in the cache folder are found by name, with few files on a shelf and without listing the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.storage import byte_cache
from vlbib.storage.byte_cache import cache_bytes, cache_path, cached_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_bytes_are_found_again_by_kind_and_name() -> None:
    cache_bytes("notes", "a", b"1")
    cache_bytes("lines", "a", b"2")
    cache_bytes("notes", "a", b"3")
    assert (cached_bytes("notes", "a"), cached_bytes("lines", "a"), cached_bytes("notes", "b")) == (b"3", b"2", None)
    assert cache_path("notes", "a").read_bytes() == b"3"


def test_the_bytes_of_two_thousand_notes_are_all_found_again() -> None:
    names = [str(number) for number in range(2000)]
    for name in names:
        cache_bytes("notes", name, name.encode())
    assert [cached_bytes("notes", name) for name in names] == [name.encode() for name in names]


def test_adding_a_file_lists_one_shelf_and_reads_no_modification_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1000):
        cache_bytes("notes", str(number), b"")
    assert len(list((folder / "notes").iterdir())) > 200
    seen: list[Path] = []
    iterdir = Path.iterdir

    def listing(place: Path) -> Iterator[Path]:
        for path in iterdir(place):
            seen.append(path)
            yield path

    monkeypatch.setattr(Path, "iterdir", listing)
    looked_at: list[Path] = []
    stat = Path.stat

    def looking(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        looked_at.append(path)
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", looking)
    cache_bytes("notes", "another", b"")
    assert len(seen) < 20
    assert not [path for path in looked_at if path in seen]


def test_the_older_half_of_a_full_shelf_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(byte_cache, "_ROOM", 4)
    names = [str(number) for number in range(10_000)]
    shelf = cache_path("notes", "0").parent
    names = [name for name in names if cache_path("notes", name).parent == shelf][:5]
    for age, name in enumerate(names[:4]):
        cache_bytes("notes", name, b"")
        os.utime(cache_path("notes", name), (1000 + age, 1000 + age))
    cache_bytes("notes", names[4], b"")
    assert sorted(file.name for file in shelf.iterdir()) == sorted(names[3:])


def test_a_read_only_cache_causes_no_error(folder: Path) -> None:
    folder.write_text("a file, no folder")
    cache_bytes("notes", "a", b"1")
    assert cached_bytes("notes", "a") is None
    assert folder.read_text() == "a file, no folder"
