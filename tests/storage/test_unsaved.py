"""Unsaved texts of an editor are read in place of files, and never overwritten unnoticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vlbib import CannotUse
from vlbib.storage import files, note_files
from vlbib.storage.unsaved import counting, counts_as_gone, unsaved_below, unsaved_bytes


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("note.md")
    path.write_bytes(b"saved\n")
    return path


def real(path: Path) -> str:
    return os.path.realpath(path)


def test_an_unsaved_text_is_read_by_any_path_to_the_file_and_only_inside_the_block(note: Path) -> None:
    Path("link.md").symlink_to(note)
    with counting({real(note): b"typed\n"}):
        assert files.read_bytes(note) == files.read_bytes(Path("link.md").absolute()) == b"typed\n"
        assert files.has_bytes(note, b"typed\n")
        assert not files.has_bytes(note, b"saved\n")
        assert [read.text for read in note_files.read_note_files(["note.md"])[0]] == ["typed\n"]
    assert files.read_bytes(note) == b"saved\n"
    assert unsaved_bytes(note) is None


def test_a_file_that_exists_only_in_an_editor_is_read(note: Path) -> None:
    with counting({real(Path("new.md")): b"- new\n"}):
        assert files.read_bytes(Path("new.md")) == b"- new\n"
        assert [read.text for read in note_files.read_note_files(["new.md"])[0]] == ["- new\n"]
        with pytest.raises(CannotUse, match=r"other\.md: there is no such note"):
            note_files.read_note_files(["other.md"])
    assert files.read_bytes(Path("new.md")) is None
    assert note.exists()


def test_a_change_based_on_the_saved_text_is_not_written_over_an_unsaved_one(note: Path) -> None:
    before = files.Before(note, b"saved\n")
    with counting({real(note): b"typed\n"}), pytest.raises(CannotUse, match="was changed while vlbib worked"):
        files.write(note, b"new\n", before=[before])
    assert note.read_bytes() == b"saved\n"


def test_a_file_that_counts_as_missing_is_not_read(note: Path) -> None:
    with counting({real(note): None}):
        assert counts_as_gone(note)
        assert files.read_bytes(note) is None
    assert not counts_as_gone(note)
    with counting({real(note): b""}):
        assert not counts_as_gone(note)


def test_the_texts_below_a_folder_exclude_files_that_count_as_missing(note: Path) -> None:
    with counting({real(Path("sub/a.md")): b"", real(note): None, real(Path("../b.md")): b""}):
        assert unsaved_below(Path()) == [Path("sub/a.md")]
        assert unsaved_below(Path("sub")) == [Path("sub/a.md")]
    assert unsaved_below(Path()) == []
