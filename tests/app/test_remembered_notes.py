"""Notes that are named once are added to the settings, after asking."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = "# x\n- Visual Instruction Tuning\n"


def _remembered(desk: Desk) -> list[str]:
    notes: list[str] = tomllib.loads(desk.read("vlbib.toml"))["notes"]
    return notes


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("mine.md", NOTE)
    return desk


def test_a_note_named_with_remember_is_read_by_a_plain_sync_from_any_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.sync("mine.md", "--remember").code == 0
    assert _remembered(desk) == ["mine.md"]
    desk.write("mine.md", NOTE + "- Flamingo: a Visual Language Model for Few-Shot Learning\n")
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert desk.sync().code == 0
    assert desk.run("explain", "mine.md:3").code == 0
    assert desk.run("pin", "mine.md:2", "arXiv:2304.08485").code == 0


def test_the_default_folder_stays_beside_a_remembered_note(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync("mine.md", "--remember")
    assert _remembered(desk) == ["notes", "mine.md"]
    desk.write("more/b.md", NOTE)
    desk.sync("more", "--remember")
    assert _remembered(desk) == ["notes", "mine.md", "more"]


def test_notes_that_a_plain_sync_reads_are_not_added(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync("notes/a.md", "--remember")
    assert not Path("vlbib.toml").exists()
    desk.write("vlbib.toml", 'notes = "."\n')
    desk.sync("mine.md", "--remember")
    assert desk.read("vlbib.toml") == 'notes = "."\n'


def test_without_a_terminal_nothing_is_asked_and_the_option_is_mentioned_once(desk: Desk) -> None:
    ran = desk.sync("mine.md")
    assert ran.err == "mine.md: read in this run only; with --remember, later syncs read it too\n"
    assert not Path("vlbib.toml").exists()
    assert desk.sync("mine.md").err == ""


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False)])
def test_a_terminal_asks(desk: Desk, answer: str, written: bool) -> None:  # noqa: FBT001
    assert desk.read("mine.md")
    with on_terminal("sync", "--offline", "mine.md") as terminal:
        terminal.answer("read mine.md in every vlbib sync from now on? [Y/n]", f"{answer}\n")
        terminal.end()
    assert terminal.code == 0
    assert Path("vlbib.toml").exists() is written


def test_a_line_of_a_note_that_is_not_remembered_can_be_pinned(desk: Desk) -> None:
    assert desk.run("pin", "mine.md:2", "arXiv:2304.08485").code == 0
    assert 'mention = "Visual Instruction Tuning"' in desk.read("vlbib.toml")


def test_a_dry_run_remembers_nothing(desk: Desk) -> None:
    assert desk.sync("mine.md", "--remember", "--dry-run").code == 0
    assert not Path("vlbib.toml").exists()


def test_a_first_sync_of_notes_that_name_nothing_leaves_no_file(desk: Desk) -> None:
    desk.write("mine.md", "# x\nnothing here\n")
    assert desk.sync("mine.md").code == 0
    assert [path.name for path in Path().iterdir()] == ["mine.md"]


def test_all_notes_are_counted_if_only_one_is_read_again(desk: Desk) -> None:
    desk.write("notes/a.md", "- Mask R-CNN\n")
    desk.write("later.md", "- Visual Instruction Tuning\n")
    desk.sync()
    assert desk.sync("later.md").out.startswith("2 works named in 2 notes: 2 accepted")
