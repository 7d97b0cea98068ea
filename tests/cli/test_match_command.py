"""`vlbib match`: the verdicts on a collection, as lines or in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


BIB = "@misc{a, title = {A Title of Crooked Maps and Lines}, author = {Doe, Ann}, year = 2020}\n"


def test_verdicts_are_json_lines_and_their_number_is_reported(desk: Desk) -> None:
    desk.write("a.bib", BIB)
    desk.run("index", "add", "a.bib")
    ran = desk.run("match", "a.bib")
    assert [json.loads(line)["status"] for line in ran.out.splitlines()] == ["doubtful"]
    done = desk.run("match", "a.bib", "-o", "verdicts.jsonl")
    assert (done.out, desk.read("verdicts.jsonl")) == ("", ran.out)
    assert done.err.startswith("verdicts.jsonl: 1 ")


def test_writing_over_an_input_is_refused(desk: Desk) -> None:
    desk.write("a.bib", BIB)
    desk.run("index", "add", "a.bib")
    assert desk.run("match", "a.bib", "-o", "a.bib").code == 2
    assert desk.read("a.bib") == BIB
