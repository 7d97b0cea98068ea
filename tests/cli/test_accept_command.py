"""`vlbib accept`: what it prints about a conflict that it settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


KEY = "liu2023visual"


def test_both_the_accepted_and_the_rejected_value_are_printed(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    desk.write("references.bib", desk.read().replace("year = {2023}", "year = {2022}"))
    ran = desk.run("accept", KEY, "year")
    assert ran.out == f"{KEY}.year: '2023' from catalogue/checked, not '2022'\n"
    assert desk.run("accept", KEY, "year").out == (
        f"{KEY}.year: '2023' from catalogue/checked; the sources and the file say the same\n"
    )
    assert ran.err == ""


def test_a_former_key_is_reported_with_the_current_one(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    desk.run("rename-key", KEY, "llava")
    ran = desk.run("accept", KEY.upper(), "year", "--dry-run")
    assert f"{KEY.upper()} is llava now" in ran.err
    assert "is llava now" not in desk.run("accept", "LLAVA", "year", "--dry-run").err
