from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vlbib.core.faults import CannotUse
from vlbib.storage.note_files import read_note_files


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / ".cache"))


def test_folders_are_walked_in_order_and_hidden_ones_are_skipped() -> None:
    for name in ("notes/b.md", "notes/a.markdown", "notes/.git/c.md", "notes/sub/d.md", "notes/e.csv"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# x\n")
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/a.markdown", "notes/b.md", "notes/sub/d.md"]
    assert unreadable == []


def test_a_note_named_twice_is_read_once() -> None:
    Path("notes").mkdir()
    Path("notes/a.md").write_text("# x\n")
    notes, _ = read_note_files(["notes", "notes/a.md"])
    assert len(notes) == 1


def test_windows_line_ends_and_a_byte_order_mark_are_kept_in_the_text() -> None:
    Path("a.md").write_bytes("\ufeff# x\r\n".encode())
    notes, _ = read_note_files(["a.md"])
    assert notes[0].text == "\ufeff# x\r\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"# caf\xe9\n", ":1: is not UTF-8"),
        (b"\x00\x01", "not a text file"),
        ("\ufeff# x\n".encode("utf-16-le"), "is UTF-16; save the note as UTF-8"),
        ("\ufeff# x\n".encode("utf-16-be"), "is UTF-16; save the note as UTF-8"),
    ],
)
def test_an_unreadable_note_is_refused_if_named_and_reported_if_found_in_a_folder(data: bytes, word: str) -> None:
    Path("notes").mkdir()
    Path("notes/bad.md").write_bytes(data)
    Path("notes/good.md").write_text("# x\n")
    with pytest.raises(CannotUse, match=r"bad\.md") as refusal:
        read_note_files(["notes/bad.md"])
    assert word in str(refusal.value)
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    assert [item.file.split(":")[0] for item in unreadable] == ["notes/bad.md"]


def test_a_missing_note_and_an_empty_folder_are_refused() -> None:
    Path("empty").mkdir()
    for name in ("missing.md", "empty"):
        with pytest.raises(CannotUse, match=name):
            read_note_files([name])


def test_a_note_whose_name_is_not_utf_8_is_reported_and_the_others_are_read() -> None:
    Path("notes").mkdir()
    Path("notes/good.md").write_text("# x\n")
    Path(os.fsdecode(b"notes/\xff.md")).write_text("# x\n")
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    assert [(item.file, item.reason) for item in unreadable] == [
        ("notes/\N{REPLACEMENT CHARACTER}.md", "its name is not UTF-8; rename the note")
    ]


def shut(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Make listing the folders of a name fail, whoever runs the tests."""
    scandir = os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path).name == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_a_folder_that_cannot_be_listed_is_reported_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("notes/shut").mkdir(parents=True)
    Path("notes/good.md").write_text("# x\n")
    shut(monkeypatch, "shut")
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    why = "cannot be read (Permission denied); check its permissions"
    assert [(item.file, item.reason) for item in unreadable] == [("notes/shut", why)]
    shut(monkeypatch, "notes")
    notes, unreadable = read_note_files(["notes"])
    assert (notes, [(item.file, item.reason) for item in unreadable]) == ([], [("notes", why)])


@pytest.mark.parametrize("text", ['{"cells": [', "<<<<<<< ours\n{}\n", "[" * 9_999])
def test_a_damaged_notebook_is_reported(text: str) -> None:
    Path("notes").mkdir()
    Path("notes/a.ipynb").write_text(text)
    Path("notes/b.ipynb").write_text("")
    Path("notes/c.ipynb").write_text('{"cells": []}')
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/b.ipynb", "notes/c.ipynb"]
    assert [(item.file, item.reason.partition(":")[0]) for item in unreadable] == [
        ("notes/a.ipynb", "is not a complete Jupyter notebook")
    ]


@pytest.mark.parametrize(
    ("target", "fault"), [("nowhere.md", "does not exist"), ("b.md", "leads back to it")], ids=["dangling", "loop"]
)
def test_a_link_that_leads_nowhere_is_reported_with_its_target(target: str, fault: str) -> None:
    Path("notes").mkdir()
    Path("notes/a.md").write_text("a")
    Path("notes/b.md").symlink_to(target)
    reason = f"the link notes/b.md leads to {target}, which {fault}; change or remove the link"
    notes, unreadable = read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/a.md"]
    assert [item.reason for item in unreadable] == [reason]
    with pytest.raises(CannotUse, match=reason):
        read_note_files(["notes/b.md"])


def test_a_note_on_a_damaged_disk_is_not_said_to_lack_permissions(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error", str(path))

    Path("notes").mkdir()
    Path("notes/a.md").write_text("a")
    monkeypatch.setattr(Path, "read_bytes", failing)
    (item,) = read_note_files(["notes"])[1]
    assert item.reason == "cannot be read (Input/output error); restore it, or move it elsewhere"
