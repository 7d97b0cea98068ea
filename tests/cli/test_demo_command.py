"""`vlbib demo`: a folder of sample notes, and what to do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_the_folder_its_number_of_notes_and_the_next_steps_are_printed(desk: Desk) -> None:
    ran = desk.run("demo", "play")
    head, cd, *steps = ran.out.splitlines()
    assert (head, cd) == ("play: created, with 3 notes; next:", "  cd play")
    assert len({line.index("# ") for line in steps}) == 1
    again = desk.run("demo", "play")
    assert (again.code, again.out) == (2, "")
