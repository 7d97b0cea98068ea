"""`vlbib review`: the list of the queue, and what each answer decides."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk


NOTE = "- SAM\n- A Title That Nobody Has Written Yet, Ever (2031)\n"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("vlbib.toml", '[resolvers]\norder = ["catalogue"]\n')
    desk.write("notes/a.md", NOTE)
    desk.sync()
    return desk


def _answers(desk: Desk, text: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    monkeypatch.setattr("sys.stdin", StringIO(text))
    ran = desk.run("review", *options)
    return f"{ran.code}: {ran.out.splitlines()[-1].rpartition(': ')[2]}"


def test_the_queue_is_listed_as_text_and_as_json(desk: Desk) -> None:
    listed = desk.run("review", "--list")
    assert listed.code == 3
    assert "(1 of 2) doubtful: SAM" in listed.out
    works = json.loads(desk.run("review", "--format", "json").out)["works"]
    assert [work["text"] for work in works] == ["SAM", "A Title That Nobody Has Written Yet, Ever"]


@pytest.mark.parametrize(
    ("answers", "end", "settings"),
    [
        ("1\nx\n", "0: 2 decided, 0 left; run vlbib sync", ["arXiv", "[[ignore]]"]),
        ("n\nt\n", "0: 2 decided, 0 left; run vlbib sync", ['"none"', '"title"']),
        ("9\nq\n", "3: 0 decided, 2 left; run vlbib sync", []),
        ("s\ns\n", "3: 0 decided, 2 left; run vlbib sync", []),
        ("w\nhttps://example.org/sam\nq\n", "3: 1 decided, 1 left; run vlbib sync", ["https://example.org/sam"]),
        ("w\n\nq\n", "3: 0 decided, 2 left; run vlbib sync", []),
        ("w\nno url\nq\n", "3: 0 decided, 2 left; run vlbib sync", []),
        ("1\nu\nq\n", "3: 0 decided, 2 left; run vlbib sync", []),
    ],
)
def test_a_decision_is_written_to_the_settings(
    desk: Desk, answers: str, end: str, settings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.read("vlbib.toml")
    assert _answers(desk, answers, monkeypatch) == end
    added = desk.read("vlbib.toml").removeprefix(before)
    assert [part.lower() in added.lower() for part in settings] == [True] * len(settings)
    assert (added == "") is (settings == [])


def test_a_line_that_was_not_taken_is_decided_on_by_file_and_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("notes/a.md", f"{NOTE}\nProse about Nothing at All.\n")
    assert _answers(desk, "t\n", monkeypatch, "notes/a.md:4") == "0: 1 decided, 0 left; run vlbib sync"
    assert 'to = "title"' in desk.read("vlbib.toml")


def test_an_empty_queue_is_reported(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    ran = desk.run("review", "--list")
    assert (ran.code, ran.out.startswith("nothing waits for a decision")) == (0, True)
