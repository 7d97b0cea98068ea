"""Edits of whole lines turn one text into another, whatever its line ends."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from vlbib.editors import buffer_edits
from vlbib.editors.buffer_edits import text_edits
from vlbib.notes.line.raw_lines import raw_lines

if TYPE_CHECKING:
    from lsprotocol.types import TextEdit

PIECES = ("a\n", "b\r\n", "c\r", "\n", "d")


def applied(text: str, edits: list[TextEdit]) -> str:
    """Return a text with edits of whole lines applied, the last first."""
    lines = raw_lines(text)
    for edit in reversed(edits):
        assert edit.range.start.character == edit.range.end.character == 0
        lines[edit.range.start.line : edit.range.end.line] = [edit.new_text]
    return "".join(lines)


def test_the_edits_turn_the_old_text_into_the_new() -> None:
    chance = random.Random(1)
    for _ in range(500):
        old, new = ("".join(chance.choices(PIECES, k=chance.randrange(12))) for _ in range(2))
        assert applied(old, text_edits(old, new)) == new


def test_lines_that_stay_are_in_no_edit() -> None:
    old = "one\ntwo\nthree\nfour\n"
    edits = text_edits(old, "one\n2\nthree\n4\n")
    assert [(edit.range.start.line, edit.range.end.line, edit.new_text) for edit in edits] == [
        (1, 2, "2\n"),
        (3, 4, "4\n"),
    ]
    assert text_edits(old, old) == []


def test_a_large_difference_is_one_edit() -> None:
    old = "".join(f"{number}\n" for number in range(buffer_edits._COMPARED))
    new = old.replace("5", "five")
    (edit,) = text_edits(old, new)
    assert applied(old, [edit]) == new
