"""The demo is a project that needs no network and shows each outcome once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from tests.app.conftest import Desk


def test_each_step_of_the_tour_works_in_the_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = desk.run("demo")
    assert ran.code == 0, ran.err
    steps = [line.split("#")[0].split() for line in ran.out.splitlines()[1:]]
    assert steps[0] == ["cd", "vlbib-demo"]
    monkeypatch.chdir("vlbib-demo")
    codes = {words[1]: desk.run(*words[1:]).code for words in steps[1:] if words[1] != "review"}
    assert codes == {"sync": 3, "list": 0, "explain": 0, "check": 1}
    assert "1 doubtful" in desk.run("sync").out
    assert "Deep Residual Learning" in desk.run("review", "--list").out


def test_an_existing_folder_is_left_alone(desk: Desk) -> None:
    Path("mine").mkdir()
    ran = desk.run("demo", "mine")
    assert (ran.code, ran.err) == (2, "vlbib: mine: exists already; name another folder: vlbib demo FOLDER\n")
    assert not list(Path("mine").iterdir())


def test_a_folder_that_cannot_be_created_is_reported(desk: Desk) -> None:
    desk.write("file", "")
    ran = desk.run("demo", "file/demo")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "cannot be created" in ran.err
