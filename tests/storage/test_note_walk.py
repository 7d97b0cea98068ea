"""Finding the notes in a folder, including unsaved ones."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from vlbib.storage.note_walk import hint_of_note, walk_notes
from vlbib.storage.unsaved import counting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a.TXT", "picture.png", ".hidden/c.md", "deep/d.md", "node_modules/e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("- line\n")
    return tmp_path


def test_logseqs_old_versions_of_notes_are_skipped(folder: Path) -> None:
    for name in ("logseq/bak/pages/d.md", "deep/logseq/e.md"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("- line\n")
    assert names(folder) == ["a.TXT", "b.md", "deep/d.md", "deep/logseq/e.md", "logseq/bak/pages/d.md"]
    (folder / "logseq" / "config.edn").write_text("{}")
    assert names(folder) == ["a.TXT", "b.md", "deep/d.md", "deep/logseq/e.md"]


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk_notes(folder)]


def real(path: Path) -> str:
    return os.path.realpath(path)


def test_notes_have_a_notes_suffix_and_are_in_no_hidden_or_program_folder(
    folder: Path,
) -> None:
    assert names(folder) == ["a.TXT", "b.md", "deep/d.md"]


@pytest.mark.parametrize("name", ["new.md", "deep/new.md", "new/folder/new.md"])
def test_an_unsaved_note_that_is_not_on_disk_is_found(folder: Path, name: str) -> None:
    with counting({real(folder / name): b"- line\n"}):
        assert names(folder) == ["a.TXT", "b.md", "deep/d.md", name]


@pytest.mark.parametrize("name", ["b.md", ".new/new.md", "venv/new.md", "new.png"])
def test_an_unsaved_text_of_an_existing_file_or_of_no_note_adds_no_note(folder: Path, name: str) -> None:
    with counting({real(folder / name): b"- line\n", real(folder.parent / "elsewhere.md"): b""}):
        assert names(folder) == ["a.TXT", "b.md", "deep/d.md"]


def test_a_note_that_counts_as_missing_is_skipped(folder: Path) -> None:
    with counting({real(folder / "b.md"): None}):
        assert names(folder) == ["a.TXT", "deep/d.md"]


@pytest.mark.parametrize(
    ("name", "near"), [("D.md", "deep/d.md"), ("a.txt", "a.TXT"), ("c.md", ""), ("nothing.md", "")]
)
def test_a_note_of_the_same_name_below_the_folder_is_suggested(folder: Path, name: str, near: str) -> None:
    expected = f"; did you mean `{(folder / near).as_posix()}`?" if near else ""
    assert hint_of_note(folder / "nowhere" / name, folder) == expected
