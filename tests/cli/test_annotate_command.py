"""`vlbib annotate`: what it prints for each note."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


NOTE = "- Visual Instruction Tuning\n"


def test_citations_are_counted_and_a_dry_run_prints_only_the_patch(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.sync()
    desk.write("notes/b.md", f"{NOTE}\n# Again\n{NOTE}")
    desk.sync()
    dry = desk.run("annotate", "notes/a.md", "--dry-run").out
    assert "+- Visual Instruction Tuning [@liu2023visual]" in dry
    assert "citation" not in dry
    assert desk.run("annotate", "notes/a.md", "notes/b.md").out == (
        "notes/a.md: 1 citation written\nnotes/b.md: 2 citations written\n"
    )
    assert desk.run("annotate", "notes/a.md", "--remove").out == "notes/a.md: 1 citation removed\n"
