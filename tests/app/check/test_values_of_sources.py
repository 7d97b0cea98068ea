"""No check warns of a single value that stands as its source gave it; edited by the owner it is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

KEY = "liu2023visual"


@pytest.fixture
def shouted(desk: Desk) -> Desk:
    """A library whose author is written in capitals by vlbib, as a source gives him."""
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    assert desk.sync().code == 0
    for name in ("references.bib", "references.lock"):
        desk.write(name, desk.read(name).replace("Liu, Haotian", "LIU, HAOTIAN"))
    return desk


def test_what_a_sync_wrote_as_its_source_has_it_is_not_warned_of(shouted: Desk) -> None:
    assert shouted.sync().code == 0
    ran = shouted.run("check")
    assert (ran.code, ran.out) == (0, "")


def test_what_the_owner_wrote_is(shouted: Desk) -> None:
    shouted.write("references.bib", shouted.read().replace("LIU, HAOTIAN", "LIU, HAOTIEN"))
    assert "V026 warning the name `LIU, HAOTIEN` is in capitals" in shouted.run("check").out
    shouted.write("references.bib", shouted.read() + "@misc{mine, author = {ROSSI, ANNA}, title = {T}}\n")
    assert "V026 warning the name `ROSSI, ANNA` is in capitals" in shouted.run("check").out


def test_an_error_and_what_can_be_mended_are_reported_whoever_wrote_it(shouted: Desk) -> None:
    for name in ("references.bib", "references.lock"):
        shouted.write(name, shouted.read(name).replace("34892--34916", "34892-34916").replace("Tuning", "Tuning 50%"))
    out = shouted.run("check").out
    assert "V006" in out
    assert "L001" in out


def test_without_a_lock_every_value_is_the_owner_s(shouted: Desk) -> None:
    shouted.write("elsewhere/a.bib", shouted.read())
    assert "V026" in shouted.run("check", "elsewhere/a.bib").out


def test_a_note_of_one_s_own_may_begin_as_it_likes(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {T}, author = {Rossi, A.}, year = {2020}, note = {my words}}\n")
    assert "V021" not in desk.run("check").out
