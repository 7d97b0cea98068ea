"""`vlbib git`: what it sets, removes and merges."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.app.git.git_team import Team


LIBRARY = "@misc{a, title = {T}}\n"


def test_install_reports_each_setting_once_and_uninstall_removes_it(repo: Team) -> None:
    repo.desk.write("references.bib", LIBRARY)
    dry = repo.desk.run("git", "install", "--dry-run").out
    assert "git config would be set: merge.vlbib" in dry
    assert not Path(".gitattributes").exists()
    out = repo.desk.run("git", "install").out
    assert out.splitlines()[-1] == ".gitattributes: set"
    assert repo.desk.run("git", "install").out == "nothing to do\n"
    assert ".gitattributes: removed" in repo.desk.run("git", "uninstall").out
    assert repo.desk.run("git", "uninstall").out == "nothing to do\n"


def test_the_driver_overwrites_ours_and_exits_with_3_for_a_conflict(desk: Desk) -> None:
    base, ours, theirs = LIBRARY, LIBRARY.replace("{T}", "{T, ours}"), LIBRARY + "@misc{b, title = {U}}\n"
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        desk.write(name, text)
    assert desk.run("git", "merge-driver", "base", "ours", "theirs").code == 0
    assert desk.read("ours") == ours + "@misc{b, title = {U}}\n"
    desk.write("ours", ours)
    desk.write("theirs", LIBRARY.replace("{T}", "{T, theirs}"))
    assert desk.run("git", "merge-driver", "base", "ours", "theirs", "7", "references.bib", "HEAD", "branch").code == 3
    marked = desk.read("ours")
    assert "<<<<<<< HEAD\n" in marked
    assert ">>>>>>> branch\n" in marked


def test_an_unreadable_version_is_exit_2_and_leaves_ours_unchanged(desk: Desk) -> None:
    ours = f"{LIBRARY}@misc{{b, title = {{U}}}}\n"
    desk.write("base", LIBRARY)
    desk.write("ours", ours)
    desk.write("theirs", f"<<<<<<< a\n{LIBRARY}")
    assert desk.run("git", "merge-driver", "base", "ours", "theirs").code == 2
    assert desk.read("ours") == ours


def test_each_textconv_line_has_the_key_of_its_entry(desk: Desk) -> None:
    desk.write("a.bib", LIBRARY)
    assert desk.run("git", "textconv", "a.bib").out == "a  @misc\na  title = T\n"
