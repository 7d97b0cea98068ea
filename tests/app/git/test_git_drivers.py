"""`vlbib git install` and `uninstall`: what they write, and that they write nothing else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.git.git_drivers import drivers

if TYPE_CHECKING:
    from tests.app.git.git_team import Team

BOTH = "references.bib merge=vlbib diff=vlbib\nreferences.lock merge=vlbib\n"


def config(repo: Team) -> dict[str, str]:
    lines = repo.git("config", "--local", "--list").splitlines()
    return dict(line.split("=", 1) for line in lines if "vlbib" in line.split("=", 1)[0])


def test_an_installation_sets_the_drivers_and_names_the_files(repo: Team) -> None:
    ran = repo.desk.run("git", "install")
    assert ran.code == 0
    assert config(repo) == drivers()
    assert repo.desk.read(".gitattributes") == BOTH
    assert ".gitattributes: set" in ran.out
    assert "merge: vlbib" in repo.git("check-attr", "merge", "--", "references.lock")


def test_a_second_installation_finds_nothing_to_do(repo: Team) -> None:
    repo.desk.run("git", "install")
    before = repo.git("config", "--local", "--list"), repo.desk.read(".gitattributes")
    assert repo.desk.run("git", "install").out == "nothing to do\n"
    assert before == (repo.git("config", "--local", "--list"), repo.desk.read(".gitattributes"))


def test_an_installation_replaces_a_different_driver(repo: Team) -> None:
    repo.desk.run("git", "install")
    repo.git("config", "merge.vlbib.driver", "false")
    ran = repo.desk.run("git", "install")
    assert ran.out.startswith("git config set: merge.vlbib.driver = ")
    assert config(repo) == drivers()


def test_a_dry_run_shows_all_changes_and_writes_nothing(repo: Team) -> None:
    ran = repo.desk.run("git", "install", "--dry-run")
    assert f"+{BOTH.splitlines()[0]}\n" in ran.out
    assert "git config would be set: merge.vlbib.driver" in ran.out
    assert config(repo) == {}
    assert not Path(".gitattributes").exists()


@pytest.mark.parametrize("before", ["*.png binary\n", "*.png binary", "references.lock text eol=lf\n", ""])
def test_other_lines_in_gitattributes_are_kept(repo: Team, before: str) -> None:
    repo.desk.write(".gitattributes", before)
    repo.desk.run("git", "install")
    assert repo.desk.read(".gitattributes") == (before and before.rstrip("\n") + "\n") + BOTH
    repo.git("config", "merge.mine.driver", "true")
    assert repo.desk.run("git", "uninstall").code == 0
    assert (repo.desk.read(".gitattributes") if before else "") == (before and before.rstrip("\n") + "\n")
    assert Path(".gitattributes").exists() is bool(before)
    assert config(repo) == {}
    assert repo.git("config", "merge.mine.driver") == "true\n"


def test_an_uninstallation_lists_what_it_removes_and_a_dry_run_removes_nothing(repo: Team) -> None:
    repo.desk.run("git", "install")
    ran = repo.desk.run("git", "uninstall", "--dry-run")
    assert "git config would be removed: diff.vlbib.textconv" in ran.out
    assert f"-{BOTH.splitlines()[0]}\n" in ran.out
    assert config(repo) == drivers()
    assert repo.desk.read(".gitattributes") == BOTH
    assert repo.desk.run("git", "uninstall").out.endswith(".gitattributes: removed\n")
    assert repo.desk.run("git", "uninstall").out == "nothing to do\n"


def test_a_library_with_special_characters_in_its_name_is_matched(repo: Team) -> None:
    repo.desk.run("git", "install", "--library", 'my [1] "refs".bib')
    assert "merge: vlbib" in repo.git("check-attr", "merge", "--", 'my [1] "refs".bib')
    assert "merge: vlbib" in repo.git("check-attr", "merge", "--", 'my [1] "refs".lock')
    assert "merge: unspecified" in repo.git("check-attr", "merge", "--", "references.bib")


def test_a_library_below_the_root_is_named_in_the_gitattributes_of_its_folder(repo: Team) -> None:
    Path("thesis").mkdir()
    repo.desk.run("git", "install", "--library", "thesis/references.bib")
    assert repo.desk.read("thesis/.gitattributes") == BOTH
    assert "merge: vlbib" in repo.git("check-attr", "merge", "--", "thesis/references.bib")


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_without_a_repository_the_error_says_what_to_do(repo: Team, command: str) -> None:
    shutil.rmtree(".git")
    ran = repo.desk.run("git", command)
    assert (ran.code, ran.err) == (2, "vlbib: references.bib: is not in a git repository; run `git init` first\n")


def test_a_vlbib_that_is_not_on_the_path_is_called_with_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert drivers()["merge.vlbib.driver"].startswith(f"{sys.executable} -m vlbib git merge-driver %O %A %B")
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/vlbib")
    assert drivers()["merge.vlbib.driver"].startswith("vlbib git merge-driver %O %A %B")


def test_a_clone_with_windows_line_ends_is_in_order(repo: Team) -> None:
    repo.desk.write("notes/a.md", "- Mask R-CNN\n")
    repo.desk.sync("--offline")
    for name in ("references.bib", "references.lock", "notes/a.md"):
        path = Path(name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert repo.desk.sync("--offline", "--locked").code == 0
    assert "references.lock" not in repo.desk.sync("--offline").out
    repo.desk.write("notes/b.md", "- Visual Instruction Tuning\n")
    assert repo.desk.sync("--offline").code == 0
    assert b"\r" not in Path("references.lock").read_bytes()
