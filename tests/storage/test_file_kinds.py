from __future__ import annotations

import os
import socket
import stat
import struct
from pathlib import Path
from threading import Thread

import pytest

from vlbib.core.faults import CannotUse
from vlbib.storage import files
from vlbib.storage.file_kinds import (
    REMARKS,
    endless_kind,
    is_file_there,
    is_stream,
    is_there,
    other_names,
    special_kind,
)

# An access list in Linux's format (version 2; tag, permissions, id): besides owner and group, user 12345 may read.
_ENTRIES = ((1, 6, -1), (2, 4, 12345), (4, 4, -1), (16, 4, -1), (32, 0, -1))
ACL = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in _ENTRIES)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / ".cache"))


def make(kind: str, path: Path) -> None:
    """Put something other than a regular file at a path; for a device a link, which needs no special rights."""
    if kind == "a FIFO":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    elif kind == "a device":
        path.symlink_to("/dev/full")
    else:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(path))


@pytest.mark.parametrize("kind", ["a FIFO", "a folder", "a device", "a socket"])
def test_anything_but_a_regular_file_is_named_and_refused(kind: str) -> None:
    path = Path("out.bib")
    make(kind, path)
    assert special_kind(path) == kind
    before = path.stat()
    with pytest.raises(CannotUse, match=kind):
        files.check_writable(path)
    assert (path.stat().st_ino, path.stat().st_mode) == (before.st_ino, before.st_mode)


def test_a_regular_file_and_a_missing_one_are_not_special() -> None:
    Path("a.bib").write_text("x")
    assert [special_kind(Path(name)) for name in ("a.bib", "b.bib")] == ["", ""]
    assert not is_stream(Path("a.bib"))
    assert not is_stream(Path("b.bib"))


@pytest.mark.parametrize("kind", ["a folder", "a device", "a socket"])
def test_output_to_neither_a_file_nor_a_stream_is_refused(kind: str) -> None:
    path = Path("out.bib")
    make(kind, path)
    with pytest.raises(CannotUse, match=kind):
        files.write_output(path, b"x")


def test_output_to_a_fifo_is_written_into_it() -> None:
    path = Path("out.bib")
    os.mkfifo(path)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    assert files.write_output(path, b"@misc{a}\n" * 20000)
    reader.join(20)
    assert read == [b"@misc{a}\n" * 20000]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_output_to_the_null_device_is_discarded_and_the_device_stays() -> None:
    assert files.write_output(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_output_is_written_only_if_it_differs_and_temporary_files_of_killed_runs_are_removed() -> None:
    path = Path("out.bib")
    Path(".out.bib.abcd1234.tmp").write_text("half")
    Path(".out.bib.mine").write_text("")
    assert [files.write_output(path, data) for data in (b"a", b"a", b"b")] == [True, False, True]
    assert sorted(file.name for file in Path().iterdir() if "out.bib" in file.name) == [".out.bib.mine", "out.bib"]


def test_hard_links_of_a_file_are_counted() -> None:
    path = Path("a.bib")
    assert other_names(path) == 0
    path.write_text("x")
    assert other_names(path) == 0
    Path("b.bib").hardlink_to(path)
    assert other_names(path) == 1


def test_a_new_file_gets_mode_owner_and_attributes_of_the_old_one_but_not_its_time() -> None:
    path = Path("a.bib")
    path.write_text("old")
    path.chmod(0o2640)
    os.utime(path, (1, 1))
    if os.geteuid() == 0:
        os.chown(path, 1234, 4321)
        path.chmod(0o2640)
    os.setxattr(path, "user.origin", b"mine")
    os.setxattr(path, "system.posix_acl_access", ACL)
    before = path.stat()
    files.write(path, b"new")
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert os.getxattr(path, "user.origin") == b"mine"
    assert os.getxattr(path, "system.posix_acl_access") == ACL
    assert after.st_mtime > 1000


def test_a_new_file_gets_no_access_list_from_its_folder_if_the_old_one_has_none() -> None:
    path = Path("a.bib")
    path.write_text("old")
    path.chmod(0o640)
    os.setxattr(".", "system.posix_acl_default", ACL)
    Path("by_hand").touch()
    assert "system.posix_acl_access" in os.listxattr("by_hand")
    files.write(path, b"new")
    assert "system.posix_acl_access" not in os.listxattr(path)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("others", "words"), [(0, ""), (1, "another name (a hard link)"), (2, "2 other names")])
def test_hard_links_of_a_replaced_file_are_reported(others: int, words: str) -> None:
    path = Path("a.bib")
    path.write_text("old")
    for number in range(others):
        Path(f"link{number}.bib").hardlink_to(path)
    remarks: list[str] = []
    token = REMARKS.set(remarks)
    files.write(path, b"new")
    REMARKS.reset(token)
    assert [remark.startswith(f"a.bib: has {words}") for remark in remarks] == [True] * bool(words)
    assert [Path(f"link{number}.bib").read_text() for number in range(others)] == ["old"] * others


@pytest.mark.parametrize(
    ("kind", "expected"), [("a FIFO", ""), ("a folder", ""), ("a device", "a device"), ("a socket", "")]
)
def test_reading_a_device_may_never_end_except_for_the_null_device(kind: str, expected: str) -> None:
    path = Path("in.bib")
    make(kind, path)
    assert endless_kind(path) == expected
    assert endless_kind(Path(os.devnull)) == ""
    if expected:
        with pytest.raises(CannotUse, match="is a device"):
            files.read_bytes(path)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "", "nobody"])
def test_nothing_exists_under_an_invalid_name(tmp_path: Path, name: str) -> None:
    assert not is_file_there(tmp_path / name)
    assert is_there(tmp_path / name) == (not name)
