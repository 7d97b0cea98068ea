"""Lines with one title and different facts: those that fit are written, those that contradict wait in every run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"


def lines(desk: Desk) -> list[tuple[str, list[int]]]:
    report = json.loads(desk.sync("--format", "json").out)
    return sorted((work["status"], [mention["line"] for mention in work["mentions"]]) for work in report["works"])


def test_a_line_with_a_wrong_year_waits_while_the_other_lines_keep_the_work(desk: Desk) -> None:
    desk.write("notes/a.md", f"- [2012] {TITLE}\n\ntext\n\n- {TITLE} (ICML 2021)\n- {TITLE}\n")
    first = lines(desk)
    assert first == [("accepted", [5, 6]), ("doubtful", [1])]
    library, lock = desk.read(), desk.read("references.lock")
    assert lines(desk) == first
    assert (desk.read(), desk.read("references.lock")) == (library, lock)
    desk.write("notes/a.md", f"- [2021] {TITLE}\n\ntext\n\n- {TITLE} (ICML 2021)\n- {TITLE}\n")
    assert lines(desk) == [("accepted", [1, 5, 6])]
