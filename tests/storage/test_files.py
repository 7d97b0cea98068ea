from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from vlbib.core.faults import CannotUse
from vlbib.storage import files


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / ".cache"))


def test_a_file_is_compared_completely(monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_a_failed_write_leaves_only_the_old_file(tmp_path: Path) -> None:
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
def test_a_circle_of_links_is_refused(ring: tuple[str, ...]) -> None:
    for name, to in zip(ring, (*ring[1:], ring[0]), strict=True):
        Path(name).symlink_to(to)
    with pytest.raises(CannotUse, match="leads back to itself"):
        files.check_writable(Path("references.bib"))
    with pytest.raises(CannotUse, match="leads back to itself"):
        files.write(Path("references.bib"), b"new")
    assert all(Path(name).is_symlink() for name in ring)


def test_a_library_in_a_missing_folder_is_refused() -> None:
    with pytest.raises(CannotUse, match="does not exist"):
        files.check_writable(Path("nowhere/references.bib"))


def test_a_second_vlbib_waits_for_the_first() -> None:
    library = Path("references.bib").absolute()
    program = (
        "import sys, pathlib\nfrom vlbib.storage import files\n"
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
