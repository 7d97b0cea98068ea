"""The walk through a queue: next, back, undo, and skipped files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click
import pytest

from vlbib.cli import review_walk
from vlbib.cli.review_walk import Walk, ask_person, shown_diff

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS = ("a.md one", "a.md two", "b.md three", "a.md four")


@dataclass
class Table:
    """Records what was shown, decided and undone."""

    shown: list[str] = field(default_factory=list)
    decided: list[tuple[str, str]] = field(default_factory=list)
    back: int = 0

    def walk(self, answers: str, monkeypatch: pytest.MonkeyPatch) -> int:
        keys: Iterator[str] = iter(answers)
        monkeypatch.setattr(review_walk, "ask_person", lambda _: next(keys))
        return Walk(
            ITEMS,
            "x",
            lambda _, number, of: self.shown.append(f"{number}/{of}"),
            self.decide,
            lambda item: item.split()[0],
            lambda: self.take_back,
        ).go()

    def decide(self, item: str, answer: str) -> bool:
        if answer == "x":
            self.decided.append((item, answer))
        return answer == "x"

    def take_back(self) -> None:
        self.back += 1


@pytest.mark.parametrize(
    ("answers", "shown", "count"),
    [
        ("xsxs", ["1/4", "2/4", "3/4", "4/4"], 2),
        ("sbsq", ["1/4", "2/4", "1/4", "2/4"], 0),
        ("bq", ["1/4", "1/4"], 0),
        ("fx", ["1/4", "3/4"], 1),
        ("?xq", ["1/4", "2/4"], 1),
        ("xbxq", ["1/4", "2/4", "1/4", "2/4"], 1),
    ],
)
def test_an_answer_leads_to_the_next_item_back_or_past_a_file(
    answers: str, shown: list[str], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table()
    assert (table.walk(answers, monkeypatch), table.shown) == (count, shown)


def test_undo_takes_back_the_last_decision_and_shows_its_item_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = Table()
    assert table.walk("xsuuq", monkeypatch) == 0
    assert (table.shown, table.back) == (["1/4", "2/4", "3/4", "1/4", "1/4"], 1)
    assert capsys.readouterr().out == "  undone\n  nothing was decided yet\n"


@pytest.mark.parametrize(("keys", "answer"), [("X", "x"), ("o2", "o2"), ("\x1b\tq", "q")])
def test_on_a_terminal_one_key_is_an_answer_and_o_takes_a_number(
    keys: str, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(keys)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(review_walk, "_raw_key", lambda: next(typed))
    assert ask_person("decide") == answer


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_the_end_of_input_end_the_walk(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(review_walk, "_raw_key", lambda: key)
    with pytest.raises(click.Abort):
        ask_person("decide")


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_differences_are_coloured_only_on_a_terminal(
    no_color: str, monkeypatch: pytest.MonkeyPatch, *, terminal: bool, coloured: bool
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("NO_COLOR", no_color)
    text = shown_diff("Old Maps", "New Maps")
    assert ("\x1b[" in text) is coloured
    assert click.unstyle(text) == ("Old New Maps" if coloured else "New Maps")
    missing, added = click.style("Old", fg="red", strikethrough=True), click.style("New", fg="green", bold=True)
    assert (text == f"{missing} {added} Maps") is coloured
