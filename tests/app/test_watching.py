"""A watch syncs after each change, and never while an editor has a file open."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

from vlbib.app.watching import each_change, open_in_editor

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "- Learning Transferable Visual Models From Natural Language Supervision\n"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", CLIP)
    return desk


def test_a_changed_note_is_synced_and_an_interrupt_ends_the_watch(desk: Desk) -> None:
    with on_terminal("sync", "--offline", "--watch") as terminal:
        terminal.until("Ctrl-C ends it")
        desk.write("notes/deep/b.md", "- Visual Instruction Tuning\n")
        terminal.until("references.bib: 1 added")
        desk.write("vlbib.toml", "note = 1\n")
        terminal.until("unknown key `note`")
        desk.write("vlbib.toml", "")
        terminal.until("nothing changed")
        terminal.answer("", "\x03")
        terminal.until("no longer watching")
        terminal.end()
    assert terminal.code == 0
    assert desk.entries() == ["liu2023visual", "radford2021learning"]


def test_nothing_is_written_while_an_editors_lock_file_exists(desk: Desk) -> None:
    with on_terminal("sync", "--offline", "--watch") as terminal:
        terminal.until("Ctrl-C ends it")
        desk.write(".references.bib.swp", "")
        desk.write("notes/a.md", CLIP + "- Visual Instruction Tuning\n")
        terminal.until(".references.bib.swp exists: waiting until the editor is done")
        assert desk.entries() == ["radford2021learning"]
        Path(".references.bib.swp").unlink()
        terminal.until("references.bib: 1 added")
        terminal.answer("", "\x03")
        terminal.end()
    assert desk.entries() == ["liu2023visual", "radford2021learning"]


def test_changes_by_the_caller_itself_do_not_count(desk: Desk) -> None:
    stop, changes = Event(), list[str]()

    def watch() -> None:
        for _ in each_change((), None, print, stop):
            desk.write("references.bib", f"% {len(changes)}\n")
            changes.append("x")

    watching = Thread(target=watch)
    watching.start()
    stop.wait(2.0)
    desk.write("notes/a.md", CLIP * 2)
    stop.wait(4.0)
    stop.set()
    watching.join(10)
    assert not watching.is_alive()
    assert changes == ["x", "x"]


def test_a_series_of_saves_is_one_change(desk: Desk) -> None:
    stop, changes = Event(), list[str]()

    def watch() -> None:
        changes.extend("x" for _ in each_change((), None, print, stop))

    watching = Thread(target=watch)
    watching.start()
    stop.wait(1.0)
    for number in range(15):
        desk.write("notes/a.md", CLIP + "x" * number)
        stop.wait(0.1)
    stop.wait(1.5)
    stop.set()
    watching.join(10)
    assert not watching.is_alive()
    assert changes == ["x", "x"]


@pytest.mark.parametrize("name", [".a.bib.swp", ".a.bib.swo", ".#a.bib", "#a.bib#", ".~lock.a.bib#", ".a.bib.kate-swp"])
def test_lock_files_of_editors_are_recognised_even_if_they_are_broken_links(desk: Desk, name: str) -> None:
    assert desk.read("notes/a.md")
    library = Path("a.bib")
    assert open_in_editor([library]) == ""
    Path(name).symlink_to("user@host.1234")
    assert open_in_editor([library]) == name


def test_without_watchfiles_the_missing_extra_is_named_in_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = desk.sync("--watch")
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "vlbib: --watch needs watchfiles: pip install 'vlbib[watch]'"


def test_watching_with_an_option_that_writes_nothing_is_refused(desk: Desk) -> None:
    ran = desk.sync("--watch", "--dry-run")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not Path("references.bib").exists()
