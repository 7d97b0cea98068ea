"""`vlbib undo`: the steps that can be undone, the last first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_steps_are_listed_with_their_files_and_the_last_is_undone(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    desk.run("rename-key", "liu2023visual", "llava")
    listed = desk.run("undo", "--list").out.splitlines()
    assert [line.split(" (")[0] for line in listed] == ["vlbib rename-key liu2023visual llava", "vlbib sync --offline"]
    assert desk.entries() == ["llava"]
    assert desk.run("undo").out.startswith("undone: vlbib rename-key liu2023visual llava (references.bib")
    assert desk.entries() == ["liu2023visual"]
