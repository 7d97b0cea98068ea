"""`vlbib explain`: the explanation of an entry or a line as rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


KEY = "liu2023visual"


def test_rows_are_under_headings_and_empty_headings_are_left_out(desk: Desk) -> None:
    desk.write("notes/a.md", "# x\n- Visual Instruction Tuning\n")
    desk.sync()
    lines = desk.run("explain", KEY).out.splitlines()
    assert lines[0] == f"{KEY}: accepted (references.bib:1)"
    headings = [line.strip() for line in lines if line.startswith("  ") and line[2] != " "]
    assert "named by" in headings
    assert "keys before" not in headings
    assert "fields" in headings


def test_the_owners_value_is_above_the_sources_and_a_long_value_is_cut(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    text = desk.read().replace("year = {2023}", "year = {2022}")
    desk.write("references.bib", text.replace("title = {Visual Instruction Tuning}", f"title = {{{'x ' * 60}}}"))
    lines = desk.run("explain", KEY).out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("year "))
    assert "2022  <- " in lines[at]
    assert lines[at + 1].strip() == "catalogue/checked says 2023"
    title = next(line for line in lines if line.strip().startswith("title "))
    assert "x x..." in title.replace("...", "...")
    assert len(title.partition("title ")[2].partition("  <- ")[0].strip()) == 100


def test_a_line_that_names_no_work_is_explained_with_what_to_do(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n\nJust prose here.\n")
    desk.sync()
    lines = desk.run("explain", "notes/a.md:3").out.splitlines()
    assert lines[0] == "notes/a.md:3: names no work"
    assert lines[-1].strip().startswith("vlbib pin notes/a.md:3 title")
