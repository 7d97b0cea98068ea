"""The MCP tools, called as functions: what each answers, how much, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.assistants import tools
from vlbib.assistants.tools import ReadingTools, WritingTools
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

KEY = "liu2023visual"


@pytest.fixture
def reading(desk: Desk) -> ReadingTools:
    desk.write("vlbib.toml", 'notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    desk.write("notes/a.md", "- Visual Instruction Tuning\n- Segment Anything\n- SAM\n")
    desk.sync()
    return ReadingTools(offline=True)


def test_an_answer_has_at_most_so_many_rows_and_the_number_of_the_rest(
    reading: ReadingTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "MOST", 2)
    two = reading.search_library("i")
    assert (len(two["hits"]), "left_off" in two) == (2, False)
    monkeypatch.setattr(tools, "MOST", 1)
    one = reading.search_library("i")
    assert (len(one["hits"]), one["left_off"]) == (1, 1)


def test_an_entry_has_its_bibtex_and_the_lines_that_name_it(reading: ReadingTools) -> None:
    answer = reading.get_entry(KEY)
    assert f"@inproceedings{{{KEY}," in answer["bibtex"]
    assert "notes/a.md:1" in str(answer)


def test_only_a_certain_title_has_bibtex(reading: ReadingTools) -> None:
    certain = reading.resolve_title("Visual Instruction Tuning")
    doubtful = reading.resolve_title("SAM")
    unknown = reading.resolve_title("A Bird in the Hand Nobody Has Seen")
    assert (certain["status"], "@inproceedings" in certain["bibtex"]) == ("accepted", True)
    assert (doubtful["status"], bool(doubtful.get("bibtex")), bool(doubtful["candidates"])) == ("doubtful", False, True)
    assert (unknown["status"], bool(unknown.get("bibtex"))) == ("unresolved", False)


def test_a_key_that_looks_like_a_line_of_a_file_is_explained(reading: ReadingTools, desk: Desk) -> None:
    desk.run("rename-key", KEY, "Liu:2023")
    assert reading.explain("Liu:2023")["key"] == "Liu:2023"


@pytest.mark.parametrize("tool", ["explain", "list_waiting"])
def test_a_file_outside_the_project_is_not_read(reading: ReadingTools, tool: str) -> None:
    place = "/etc/passwd:1" if tool == "explain" else "/etc/passwd"
    with pytest.raises(CannotUse):
        getattr(reading, tool)(place)


def test_references_are_verified_as_printed_and_as_bibtex_but_never_from_a_file(
    reading: ReadingTools, desk: Desk
) -> None:
    printed = reading.verify_references(["H. Liu et al. Visual Instruction Tuning. In NeurIPS, 2023."])
    assert len(printed["references"]) == 1
    given = reading.verify_references(bibtex="@misc{a, title = {Visual Instruction Tuning}, year = {1999}}")
    assert given["references"][0]["key"] == "a"
    desk.write("secret.bib", "@misc{b, title = {T}}")
    with pytest.raises(CannotUse):
        reading.verify_references(["secret.bib"])


def test_a_paragraph_is_cited_only_from_the_library(reading: ReadingTools) -> None:
    answer = reading.cite_paragraph("Visual Instruction Tuning beats Deep residual learning for image recognition.")
    assert answer["paragraph"].startswith(f"Visual Instruction Tuning [@{KEY}] beats Deep")
    assert answer["paragraph"].count("[@") == 1


def test_a_line_of_a_note_is_pinned_and_any_other_refused(reading: ReadingTools, desk: Desk) -> None:
    assert reading.offline
    writing = WritingTools(offline=True)
    writing.pin_line("notes/a.md:3", "none")
    assert 'to = "none"' in desk.read("vlbib.toml")
    with pytest.raises(CannotUse):
        writing.pin_line("vlbib.toml:1", "none")


def test_a_doubtful_work_is_not_added(reading: ReadingTools, desk: Desk) -> None:
    assert reading.offline
    before = desk.entries()
    WritingTools(offline=True).add_work("SAM")
    assert desk.entries() == before
    WritingTools(offline=True).add_work("Deep residual learning for image recognition", ["vision"])
    assert len(desk.entries()) == len(before) + 1
