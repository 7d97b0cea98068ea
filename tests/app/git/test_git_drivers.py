"""`vlbib git install` and `uninstall`: what they write, and that they write nothing else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.app.git.git_team import Team, environment

from vlbib.app.git.git_drivers import drivers

if TYPE_CHECKING:
    from tests.app.conftest import Desk

BOTH = "references.bib merge=vlbib diff=vlbib\nreferences.lock merge=vlbib\n"


@pytest.fixture
def team(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Team:
    environment(monkeypatch)
    team = Team(desk)
    team.git("init", "-q", "-b", "main")
    return team


def config(team: Team) -> dict[str, str]:
    lines = team.git("config", "--local", "--list").splitlines()
    return dict(line.split("=", 1) for line in lines if "vlbib" in line.split("=", 1)[0])


def test_an_installation_sets_git_s_drivers_and_names_the_files(team: Team) -> None:
    ran = team.desk.run("git", "install")
    assert ran.code == 0
    assert config(team) == drivers()
    assert team.desk.read(".gitattributes") == BOTH
    assert ".gitattributes: set" in ran.out
    assert "merge: vlbib" in team.git("check-attr", "merge", "--", "references.lock")


def test_a_second_installation_finds_nothing_to_do(team: Team) -> None:
    team.desk.run("git", "install")
    before = team.git("config", "--local", "--list"), team.desk.read(".gitattributes")
    assert team.desk.run("git", "install").out == "nothing to do\n"
    assert before == (team.git("config", "--local", "--list"), team.desk.read(".gitattributes"))


def test_an_installation_mends_a_driver_that_says_something_else(team: Team) -> None:
    team.desk.run("git", "install")
    team.git("config", "merge.vlbib.driver", "false")
    ran = team.desk.run("git", "install")
    assert ran.out.startswith("git config set: merge.vlbib.driver = ")
    assert config(team) == drivers()


def test_a_dry_run_shows_all_and_writes_nothing(team: Team) -> None:
    ran = team.desk.run("git", "install", "--dry-run")
    assert f"+{BOTH.splitlines()[0]}\n" in ran.out
    assert "git config would be set: merge.vlbib.driver" in ran.out
    assert config(team) == {}
    assert not Path(".gitattributes").exists()


@pytest.mark.parametrize("before", ["*.png binary\n", "*.png binary", "references.lock text eol=lf\n", ""])
def test_lines_of_others_stay_before_and_after(team: Team, before: str) -> None:
    team.desk.write(".gitattributes", before)
    team.desk.run("git", "install")
    assert team.desk.read(".gitattributes") == (before and before.rstrip("\n") + "\n") + BOTH
    team.git("config", "merge.mine.driver", "true")
    assert team.desk.run("git", "uninstall").code == 0
    assert (team.desk.read(".gitattributes") if before else "") == (before and before.rstrip("\n") + "\n")
    assert Path(".gitattributes").exists() is bool(before)
    assert config(team) == {}
    assert team.git("config", "merge.mine.driver") == "true\n"


def test_an_uninstallation_tells_what_goes_and_a_dry_run_leaves_it(team: Team) -> None:
    team.desk.run("git", "install")
    ran = team.desk.run("git", "uninstall", "--dry-run")
    assert "git config would be taken out: diff.vlbib.textconv" in ran.out
    assert f"-{BOTH.splitlines()[0]}\n" in ran.out
    assert config(team) == drivers()
    assert team.desk.read(".gitattributes") == BOTH
    assert team.desk.run("git", "uninstall").out.endswith(".gitattributes: taken out\n")
    assert team.desk.run("git", "uninstall").out == "nothing to do\n"


def test_a_library_with_an_odd_name_is_the_one_that_is_named(team: Team) -> None:
    team.desk.run("git", "install", "--library", 'my [1] "refs".bib')
    assert "merge: vlbib" in team.git("check-attr", "merge", "--", 'my [1] "refs".bib')
    assert "merge: vlbib" in team.git("check-attr", "merge", "--", 'my [1] "refs".lock')
    assert "merge: unspecified" in team.git("check-attr", "merge", "--", "references.bib")


def test_a_library_below_the_root_is_named_in_its_own_folder(team: Team) -> None:
    Path("thesis").mkdir()
    team.desk.run("git", "install", "--library", "thesis/references.bib")
    assert team.desk.read("thesis/.gitattributes") == BOTH
    assert "merge: vlbib" in team.git("check-attr", "merge", "--", "thesis/references.bib")


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_without_a_repository_it_says_what_to_do(team: Team, command: str) -> None:
    shutil.rmtree(".git")
    ran = team.desk.run("git", command)
    assert (ran.code, ran.err) == (2, "vlbib: references.bib: lies in no git repository; run `git init` first\n")


def test_a_vlbib_that_the_path_does_not_have_is_called_by_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert drivers()["merge.vlbib.driver"].startswith(f"{sys.executable} -m vlbib git merge-driver %O %A %B")
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/vlbib")
    assert drivers()["merge.vlbib.driver"].startswith("vlbib git merge-driver %O %A %B")


def test_a_clone_whose_lines_end_as_on_windows_is_as_the_notes_say(team: Team) -> None:
    team.desk.write("notes/a.md", "- Mask R-CNN\n")
    team.desk.sync("--offline")
    for name in ("references.bib", "references.lock", "notes/a.md"):
        path = Path(name)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert team.desk.sync("--offline", "--locked").code == 0
    assert "references.lock" not in team.desk.sync("--offline").out
    team.desk.write("notes/b.md", "- Visual Instruction Tuning\n")
    assert team.desk.sync("--offline").code == 0
    assert b"\r" not in Path("references.lock").read_bytes()
