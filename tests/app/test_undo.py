"""`vlbib undo` undoes the last command that wrote, in all its files or in none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "# Notes\n\n# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"
NOCAPS = "- [2019 ICCV] nocaps_ novel object captioning at scale\n"
FIRST, SECOND = "radford2021learning", "agrawal2019nocaps"
NAMES = ("references.bib", "references.lock", "vlbib.toml", "paper.tex")


def state() -> dict[str, bytes | None]:
    return {name: Path(name).read_bytes() if Path(name).exists() else None for name in NAMES}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", CLIP + NOCAPS)
    desk.write("vlbib.toml", f'not_duplicates = [["{FIRST}", "{SECOND}"]]\n')
    desk.write("paper.tex", f"\\cite{{{FIRST},{SECOND}}}\n")
    assert desk.sync().code == 0
    return desk


@pytest.mark.parametrize(
    "command",
    [
        ("rename-key", FIRST, "clip", "--tex", "paper.tex"),
        ("merge", "--force", FIRST, SECOND, "--tex", "paper.tex"),
        ("tags", "rename", "VLP", "pre-training"),
        ("ignore", "notes/a.md:5"),
        ("sync", "--offline", "notes/b.md"),
    ],
    ids=lambda command: command[0],
)
def test_the_files_of_the_last_command_are_restored_and_then_those_of_the_one_before(
    desk: Desk, command: tuple[str, ...]
) -> None:
    desk.write("notes/b.md", "# Tasks\n\n- VQA: Visual Question Answering\n")
    before = state()
    assert desk.run(*command).code == 0
    assert state() != before
    ran = desk.run("undo")
    assert (ran.code, state()) == (0, before), ran
    assert f"undone: vlbib {command[0]}" in ran.out
    assert desk.run("undo").code == 0
    assert (Path("references.bib").exists(), Path("references.lock").exists()) == (False, False)
    assert desk.run("undo").code == 2


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_undone_if_a_file_has_changed_since(desk: Desk, name: str) -> None:
    assert desk.run("rename-key", FIRST, "clip", "--tex", "paper.tex").code == 0
    with Path(name).open("a") as stream:
        stream.write("\n")
    before = state()
    ran = desk.run("undo")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert name in ran.err
    assert state() == before


def test_a_command_that_writes_nothing_is_not_recorded(desk: Desk) -> None:
    listed = desk.run("undo", "--list").out
    assert len(listed.splitlines()) == 1
    desk.silent()
    assert desk.run("undo", "--list").out == listed


def test_twenty_commands_are_kept(desk: Desk) -> None:
    for number in range(21):
        assert desk.run("rename-key", f"k{number - 1}" if number else FIRST, f"k{number}").code == 0
    assert len(desk.run("undo", "--list").out.splitlines()) == 20
    for _ in range(20):
        assert desk.run("undo").code == 0
    assert "k0" in desk.entries()
    assert desk.run("undo").code == 2


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("rename-key", FIRST, "clip", "--tex", "paper.tex"), "+\\cite{clip,agrawal2019nocaps}"),
        (("merge", "--force", FIRST, SECOND, "--tex", "paper.tex"), f"-@inproceedings{{{SECOND},"),
        (("tags", "rename", "VLP", "pre-training"), "+  keywords = {pre-training},"),
        (("tags", "merge", "VLP", "pre-training"), '+VLP = "pre-training"'),
        (("accept", FIRST, "year"), "+  year = {2021},"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_dry_run_shows_the_diffs_and_writes_nothing(desk: Desk, command: tuple[str, ...], line: str) -> None:
    desk.write("references.bib", desk.read().replace("year = {2021}", "year = {2020}"))
    before, listed = state(), desk.run("undo", "--list").out
    ran = desk.run(*command, "--dry-run")
    assert ran.code == 0, ran
    assert line in ran.out.splitlines(), ran.out
    assert (state(), desk.run("undo", "--list").out) == (before, listed)
    assert sorted(path.name for path in Path().iterdir() if path.suffix == ".tmp") == []
    assert desk.run(*command).code == 0
    assert state() != before


def test_fixing_a_file_other_than_the_library_reports_the_undo_command_for_it(desk: Desk) -> None:
    slip = "@article{a, title = {Silk}, pages = {3-9}}\n"
    for name in ("references.bib", "my refs.bib"):
        desk.write(name, slip)
    ran = desk.run("check", "references.bib", "my refs.bib", "--fix")
    told = "my refs.bib: fixed; `vlbib undo --library 'my refs.bib'` undoes it"
    assert [line for line in ran.err.splitlines() if "undoes it" in line] == [told]
    desk.run("undo", "--library", "my refs.bib")
    assert (desk.read("my refs.bib"), desk.read("references.bib")) == (slip, slip.replace("3-9", "3--9"))


def test_undo_after_a_fix_of_another_file_changes_nothing_and_names_the_command_for_it(desk: Desk) -> None:
    slip = "@article{a, title = {Silk}, pages = {3-9}}\n"
    desk.write("papers/lab.bib", slip)
    desk.run("check", "papers/lab.bib", "--fix")
    before = (state(), desk.read("papers/lab.bib"))
    ran = desk.run("undo")
    assert (ran.code, (state(), desk.read("papers/lab.bib"))) == (2, before)
    assert ran.err == (
        "vlbib: papers/lab.bib: the last command that wrote files is `vlbib check papers/lab.bib --fix`; "
        "`vlbib undo --library papers/lab.bib` undoes it; nothing was changed\n"
    )
    assert desk.run("undo", "--library", "papers/lab.bib").code == 0
    assert desk.read("papers/lab.bib") == slip
    assert desk.run("undo").code == 0
    assert state()["references.bib"] is None


def test_a_command_in_another_folder_does_not_belong_to_the_project(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "lab.bib"
    other.write_text("@article{a, title = {Silk}, pages = {3-9}}\n", "utf-8")
    desk.run("check", str(other), "--fix")
    assert "3--9" in other.read_text("utf-8")
    assert desk.run("undo").code == 0
    assert state()["references.bib"] is None
