"""The lines of the notes that name the work with a key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.naming_lines import lines_naming
from vlbib.app.project import find_settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

KEY = "liu2023visual"


def _lines(key: str = KEY) -> list[tuple[str, int]]:
    return [(path.name, line) for path, line in lines_naming(find_settings(), None, key)]


def test_a_line_counts_by_its_words_or_a_citation_even_before_the_next_sync(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    desk.write("notes/b.md", f"# B\n- Visual Instruction Tuning\n\nSeen in [@{KEY}].\n")
    assert _lines() == [("a.md", 1), ("b.md", 2), ("b.md", 4)]
    assert _lines("nobody2020") == []


def test_a_project_without_notes_has_no_lines(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    Path("notes/a.md").unlink()
    Path("notes").rmdir()
    assert _lines() == []
