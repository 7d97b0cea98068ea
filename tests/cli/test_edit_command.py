"""`vlbib edit`: an entry is edited, written back and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.conftest import Desk


KEY = "liu2023visual"


@pytest.fixture
def desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return desk


def _saving(monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str | None]) -> None:
    monkeypatch.setenv("EDITOR", "some-editor")
    monkeypatch.setattr("click.edit", lambda text, **_: edit(text))


def test_an_edit_is_written_and_a_clean_one_is_exit_0(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _saving(monkeypatch, lambda text: text.replace("year = {2023}", "year = {2023},\n  note = {Mine}") + "\n")
    ran = desk.run("edit", KEY)
    assert (ran.code, ran.out) == (0, f"{KEY}: written; nothing found\n")
    assert desk.value(KEY, "note") == "Mine"


def test_a_warning_in_the_new_text_is_exit_1(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _saving(monkeypatch, lambda text: text.replace("year = {2023}", "year = {soon}"))
    ran = desk.run("edit", KEY)
    assert ran.code == 1
    assert ran.out.splitlines()[-1].startswith(f"{KEY}: written; ")


@pytest.mark.parametrize("edit", [lambda _: None, lambda text: text])
def test_an_unsaved_or_unchanged_text_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str | None]
) -> None:
    before = desk.read()
    _saving(monkeypatch, edit)
    assert desk.run("edit", KEY).out == "nothing was changed\n"
    assert desk.read() == before


def test_a_text_that_is_no_entry_is_kept_beside_and_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.read()
    _saving(monkeypatch, lambda text: text[:20])
    ran = desk.run("edit", KEY)
    assert (ran.code, desk.read()) == (2, before)
    assert f"{KEY} is as it was, and your text is kept in " in ran.err


def test_without_a_terminal_or_an_editor_nothing_is_opened(desk: Desk) -> None:
    assert "there is no terminal to edit on" in desk.run("edit", KEY).err
