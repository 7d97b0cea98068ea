from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from vlbib import files
from vlbib.core.faults import CannotUse


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / ".cache"))


def test_folders_are_walked_in_order_and_hidden_ones_left_out() -> None:
    for name in ("notes/b.md", "notes/a.markdown", "notes/.git/c.md", "notes/sub/d.md", "notes/e.csv"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# x\n")
    notes, unreadable = files.read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/a.markdown", "notes/b.md", "notes/sub/d.md"]
    assert unreadable == []


def test_a_note_named_twice_is_read_once() -> None:
    Path("notes").mkdir()
    Path("notes/a.md").write_text("# x\n")
    notes, _ = files.read_note_files(["notes", "notes/a.md"])
    assert len(notes) == 1


def test_windows_line_ends_and_a_byte_order_mark_reach_the_reader() -> None:
    Path("a.md").write_bytes("\ufeff# x\r\n".encode())
    notes, _ = files.read_note_files(["a.md"])
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
def test_a_bad_note_is_refused_when_named_and_reported_when_met(data: bytes, word: str) -> None:
    Path("notes").mkdir()
    Path("notes/bad.md").write_bytes(data)
    Path("notes/good.md").write_text("# x\n")
    with pytest.raises(CannotUse, match=r"bad\.md") as refusal:
        files.read_note_files(["notes/bad.md"])
    assert word in str(refusal.value)
    notes, unreadable = files.read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    assert [item.file.split(":")[0] for item in unreadable] == ["notes/bad.md"]


def test_a_file_is_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_BLOCK", 4)
    path = Path("a.bib")
    assert files.has_bytes(path, None)
    assert not files.has_bytes(path, b"")
    for data in (b"", b"abc", b"abcd", b"abcdefgh", b"abcdefghi"):
        path.write_bytes(data)
        assert files.has_bytes(path, data)
        assert not files.has_bytes(path, None)
        assert not files.has_bytes(path, data + b"x")
        assert not data or not files.has_bytes(path, data[:-1])
        assert not data or not files.has_bytes(path, data[:-1] + b"x")


def test_a_missing_note_and_an_empty_folder_are_refused() -> None:
    Path("empty").mkdir()
    for name in ("missing.md", "empty"):
        with pytest.raises(CannotUse, match=name):
            files.read_note_files([name])


def test_writing_keeps_the_mode_and_follows_a_symbolic_link() -> None:
    Path("real").mkdir()
    target = Path("real/references.bib")
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = Path("references.bib")
    link.symlink_to(target)
    files.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in Path("real").iterdir()) == ["references.bib"]


def test_a_refused_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    blocked = tmp_path / "folder"
    blocked.mkdir()
    (blocked / "x").write_text("")
    with pytest.raises(CannotUse, match="cannot be written"):
        files.write(blocked, b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder"]


def test_a_read_only_library_is_refused_before_any_work() -> None:
    path = Path("references.bib")
    path.write_text("")
    path.chmod(0o444)
    with pytest.raises(CannotUse, match="read-only"):
        files.check_writable(path)


@pytest.mark.parametrize("ring", [("references.bib",), ("references.bib", "b.bib")])
def test_a_link_that_leads_back_to_itself_is_never_written(ring: tuple[str, ...]) -> None:
    for name, to in zip(ring, (*ring[1:], ring[0]), strict=True):
        Path(name).symlink_to(to)
    with pytest.raises(CannotUse, match="leads back to itself"):
        files.check_writable(Path("references.bib"))
    with pytest.raises(CannotUse, match="leads back to itself"):
        files.write(Path("references.bib"), b"new")
    assert all(Path(name).is_symlink() for name in ring)


def test_a_library_in_a_folder_that_is_not_there_is_refused() -> None:
    with pytest.raises(CannotUse, match="does not exist"):
        files.check_writable(Path("nowhere/references.bib"))


def test_a_second_vlbib_waits_for_the_first() -> None:
    library = Path("references.bib").absolute()
    program = (
        "import sys, pathlib\nfrom vlbib import files\n"
        f"with files.alone(pathlib.Path({str(library)!r})):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert first.stdout is not None
    assert first.stdin is not None
    assert first.stdout.readline() == "held\n"
    second = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert second.stdout is not None
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=0.5)
    first.communicate("")
    out, _ = second.communicate("", timeout=20)
    assert out == "held\n"


def test_a_note_whose_name_is_not_utf_8_is_reported_and_the_others_read() -> None:
    Path("notes").mkdir()
    Path("notes/good.md").write_text("# x\n")
    Path(os.fsdecode(b"notes/\xff.md")).write_text("# x\n")
    notes, unreadable = files.read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    assert [(item.file, item.reason) for item in unreadable] == [
        ("notes/\N{REPLACEMENT CHARACTER}.md", "its name is not UTF-8; rename the note")
    ]


def test_a_folder_of_notes_that_cannot_be_looked_into_is_reported_and_the_others_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("notes/shut").mkdir(parents=True)
    Path("notes/good.md").write_text("# x\n")
    shut(monkeypatch, "shut")
    notes, unreadable = files.read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/good.md"]
    why = "cannot be read (Permission denied); check its permissions"
    assert [(item.file, item.reason) for item in unreadable] == [("notes/shut", why)]
    shut(monkeypatch, "notes")
    notes, unreadable = files.read_note_files(["notes"])
    assert (notes, [(item.file, item.reason) for item in unreadable]) == ([], [("notes", why)])


def shut(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Have the system refuse to list the folders of a name, whoever runs the tests."""
    scandir = os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path).name == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


@pytest.mark.parametrize("text", ['{"cells": [', "<<<<<<< ours\n{}\n", "[" * 9_999])
def test_a_notebook_that_is_damaged_is_reported(text: str) -> None:
    Path("notes").mkdir()
    Path("notes/a.ipynb").write_text(text)
    Path("notes/b.ipynb").write_text("")
    Path("notes/c.ipynb").write_text('{"cells": []}')
    notes, unreadable = files.read_note_files(["notes"])
    assert [note.file for note in notes] == ["notes/b.ipynb", "notes/c.ipynb"]
    assert [(item.file, item.reason.partition(":")[0]) for item in unreadable] == [
        ("notes/a.ipynb", "is no whole notebook of Jupyter")
    ]
