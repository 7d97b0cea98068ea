"""Running git in a folder: its output, or None."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from vlbib.storage.git_call import git_output

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_git_runs_in_the_folder_and_its_output_is_returned(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    assert git_output(tmp_path, "symbolic-ref", "HEAD") == b"refs/heads/main\n"


def test_an_unexpected_exit_code_gives_no_output(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    unset = ("config", "--local", "vlbib.nothing")  # git exits with 1 for a missing setting
    assert git_output(tmp_path, *unset) is None
    assert git_output(tmp_path, *unset, codes=(0, 1)) == b""


def test_without_git_there_is_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_output(tmp_path, "version") is None
