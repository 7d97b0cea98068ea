"""`vlbib init`: what it prints about a folder before and after it writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def _told(desk: Desk) -> list[str]:
    ran = desk.run("init", "--yes")
    assert ran.code == 0
    return ran.out.splitlines()


def test_for_an_empty_folder_it_says_where_to_put_notes(desk: Desk) -> None:
    lines = _told(desk)
    assert lines[0] == "no Markdown file here yet"
    assert lines[-1].startswith("next: put notes into notes/")


def test_files_folders_and_lines_are_counted_in_singular_and_plural(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    lines = _told(desk)
    assert lines[0] == "1 Markdown file in 1 folder; 1 line names works"
    assert "a new note beside" not in lines[1]
    assert lines[-1].startswith("next: vlbib sync --dry-run")


def test_for_a_single_note_it_says_how_to_add_another(desk: Desk) -> None:
    desk.write("a.md", "- Visual Instruction Tuning\n- Segment Anything\n")
    lines = _told(desk)
    assert lines[0].endswith("2 lines name works")
    assert lines[1].endswith("(a new note beside a.md: vlbib sync NOTE --remember)")


def test_an_existing_library_is_kept_and_one_of_several_can_be_chosen(desk: Desk) -> None:
    desk.write("lab.bib", "@misc{a}")
    assert "library: lab.bib, which exists already: its entries and your edits stay" in _told(desk)


def test_several_libraries_are_named(desk: Desk) -> None:
    desk.write("lab.bib", "@misc{a}")
    desk.write("more.bib", "@misc{a}")
    assert any(line.startswith("there are lab.bib, more.bib already") for line in _told(desk))


def test_nothing_is_written_without_a_terminal(desk: Desk) -> None:
    ran = desk.run("init")
    assert (ran.code, "there is no terminal to ask on" in ran.err) == (2, True)
    assert not Path("vlbib.toml").exists()
