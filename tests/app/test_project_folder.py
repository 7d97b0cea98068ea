"""A project is found from any of its folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.project_folder import project_folder, settings_file
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = "- Visual Instruction Tuning\n"


def _deep(folder: Path) -> Path:
    inner = folder / "repo" / "chapters" / "one"
    inner.mkdir(parents=True)
    return inner


def test_settings_are_searched_for_upwards_to_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "vlbib.toml").write_text("")
    inner = _deep(tmp_path)
    assert settings_file(inner) == tmp_path / "vlbib.toml"
    (tmp_path / "repo" / ".git").mkdir()
    assert settings_file(inner) is None
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.other]\n")
    assert settings_file(inner) is None
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.vlbib]\n")
    assert settings_file(inner) == tmp_path / "repo" / "pyproject.toml"


def test_a_settings_file_that_is_not_a_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "vlbib.toml")
    with pytest.raises(CannotUse, match=r"vlbib\.toml: is a FIFO"):
        settings_file(tmp_path)


def test_without_settings_the_folder_is_that_of_lock_notes_or_repository_in_this_order(tmp_path: Path) -> None:
    inner = _deep(tmp_path)
    assert project_folder(inner) == inner
    (tmp_path / "repo" / ".git").mkdir()
    assert project_folder(inner) == tmp_path / "repo"
    (inner.parent / "notes").mkdir()
    assert project_folder(inner) == inner.parent
    (tmp_path / "repo" / "references.lock").write_text("")
    assert project_folder(inner) == tmp_path / "repo"


def test_a_folder_above_the_repository_is_never_the_project(tmp_path: Path) -> None:
    inner = _deep(tmp_path)
    (tmp_path / "references.lock").write_text("")
    assert project_folder(inner) == tmp_path
    (tmp_path / "repo" / ".git").mkdir()
    assert project_folder(inner) == tmp_path / "repo"


def test_a_home_folder_in_git_is_not_the_project_of_folders_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = _deep(tmp_path)
    (tmp_path / "repo" / ".git").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "repo"))
    assert project_folder(inner) == inner
    assert project_folder(tmp_path / "repo") == tmp_path / "repo"


@pytest.mark.parametrize("command", [("sync", "--offline"), ("list",), ("explain", "liu2023visual"), ("check",)])
def test_a_command_in_a_folder_of_the_project_works_on_its_library(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    library = Path("references.bib").read_bytes()
    Path("chapters").mkdir()
    monkeypatch.chdir("chapters")
    ran = desk.run(*command)
    assert ran.code in (0, 1), ran.err
    assert Path("../references.bib").read_bytes() == library
    assert not list(Path().iterdir())


def test_a_decision_in_a_folder_of_the_project_is_written_to_the_projects_settings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    Path("chapters").mkdir()
    monkeypatch.chdir("chapters")
    assert desk.run("ignore", "notes/a.md:1").code == 0
    assert Path("../vlbib.toml").is_file()
    assert not list(Path().iterdir())
