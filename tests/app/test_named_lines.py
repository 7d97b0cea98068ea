"""What a line of a note names: by its words, by its link or id, and as the settings decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.named_lines import read_named_lines
from vlbib.app.project import find_settings, locate, read_state
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

    from vlbib.app.named_lines import NoteReading

NOTE = """# Reading
- Visual Instruction Tuning
  - https://arxiv.org/abs/2304.08485

Other words.
"""


def _reading(file: str = "notes/a.md") -> NoteReading:
    settings = find_settings()
    return read_named_lines(settings, read_state(locate(settings, None)), file)


def _text_at(reading: NoteReading, line: int) -> str:
    mention = reading.mention_at(line)
    return mention.text if mention else ""


def test_a_line_has_its_own_mention_or_the_one_whose_link_it_contains(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    reading = _reading()
    assert [_text_at(reading, line) for line in range(7)] == [
        "",
        "",
        *["Visual Instruction Tuning"] * 2,
        *[""] * 3,
    ]


def test_a_line_that_continues_a_title_belongs_to_it(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction\n  Tuning, a paper\n- Something else\n")
    reading = _reading()
    assert _text_at(reading, 2) == _text_at(reading, 1) != ""
    assert _text_at(reading, 3) == ""


def test_a_line_belongs_to_the_only_reference_of_its_paragraph(desk: Desk) -> None:
    desk.write("notes/a.md", "H. Liu, C. Li, Q. Wu, Y. J. Lee.\nVisual Instruction Tuning.\nNeurIPS 2023, oral.\n")
    reading = _reading()
    assert "Visual Instruction Tuning" in _text_at(reading, 3) == _text_at(reading, 2)


def test_a_line_of_a_log_does_not_belong_to_the_works_above_it(desk: Desk) -> None:
    desk.write(
        "notes/a.md",
        "09:10 read https://arxiv.org/abs/2304.08485\n11:20 lunch\n12:00 read “Attention Is\nAll You Need”\n13:00\n",
    )
    reading = _reading()
    lines = [mention.line if mention else 0 for mention in map(reading.mention_at, range(1, 6))]
    assert lines == [1, 0, 3, 3, 0]


def test_a_mention_has_its_work_once_a_sync_has_looked_at_it(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    reading = _reading()
    assert reading.work_of(reading.mentions[0]) is None
    desk.sync()
    reading = _reading()
    work = reading.work_of(reading.mentions[0])
    assert work is not None
    assert work.key == "liu2023visual"


def test_a_decision_in_the_settings_counts_before_a_sync_and_names_the_entry_that_stays(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    desk.run("pin", "notes/a.md:2", "none")
    reading = _reading()
    work = reading.work_of(reading.mentions[0])
    assert work is not None
    assert work.key == ""
    assert work.verdict.reasons[-1].startswith("the line named liu2023visual before")


def test_a_folder_is_refused(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    with pytest.raises(CannotUse, match="is a folder"):
        _reading("notes")


def test_people_and_a_year_on_a_line_name_the_work_that_another_note_names(desk: Desk) -> None:
    desk.write("notes/a.md", "- Attention Is All You Need\n")
    desk.write("notes/b.md", "# Log\n\nas in Vaswani et al. 2017, again\n")
    assert desk.sync("notes", "--remember").code == 0
    desk.silent()
    assert desk.entries() == ["vaswani2017attention"]
    reading = _reading("notes/b.md")
    mention = reading.mention_at(3)
    assert mention is not None
    work = reading.work_of(mention)
    assert work is not None
    assert (work.key, reading.skipped) == ("vaswani2017attention", ())
    assert "notes/b.md:3" in desk.run("explain", "notes/b.md:3").out
    desk.write("notes/a.md", "- Language Models are Few-Shot Learners\n")
    assert _text_at(_reading("notes/b.md"), 3) == "Attention is All you Need"  # by the lock, until the next sync
