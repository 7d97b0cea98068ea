"""No check warns about a value that is as its source gave it; a value edited by the owner is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

KEY = "liu2023visual"


@pytest.fixture
def shouted(desk: Desk) -> Desk:
    """A library in which vlbib wrote an author in capitals, as a source gives the name."""
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    assert desk.sync().code == 0
    for name in ("references.bib", "references.lock"):
        desk.write(name, desk.read(name).replace("Liu, Haotian", "LIU, HAOTIAN"))
    return desk


def test_there_is_no_warning_about_a_value_written_as_its_source_gives_it(shouted: Desk) -> None:
    assert shouted.sync().code == 0
    ran = shouted.run("check")
    assert (ran.code, ran.out) == (0, "")


def test_there_is_a_warning_about_a_value_that_the_owner_wrote(shouted: Desk) -> None:
    shouted.write("references.bib", shouted.read().replace("LIU, HAOTIAN", "LIU, HAOTIEN"))
    assert "V026 warning the name `LIU, HAOTIEN` is in capitals" in shouted.run("check").out
    shouted.write("references.bib", shouted.read() + "@misc{mine, author = {ROSSI, ANNA}, title = {T}}\n")
    assert "V026 warning the name `ROSSI, ANNA` is in capitals" in shouted.run("check").out


def test_errors_and_fixable_findings_are_reported_whoever_wrote_the_value(shouted: Desk) -> None:
    for name in ("references.bib", "references.lock"):
        shouted.write(name, shouted.read(name).replace("34892--34916", "34892-34916").replace("Tuning", "Tuning 50%"))
    out = shouted.run("check").out
    assert "V006" in out
    assert "L001" in out


def test_without_a_lock_every_value_counts_as_the_owners(shouted: Desk) -> None:
    shouted.write("elsewhere/a.bib", shouted.read())
    assert "V026" in shouted.run("check", "elsewhere/a.bib").out


def test_a_note_field_of_the_owners_may_begin_with_any_word(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {T}, author = {Rossi, A.}, year = {2020}, note = {my words}}\n")
    assert "V021" not in desk.run("check").out
