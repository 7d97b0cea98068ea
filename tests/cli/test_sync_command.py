"""`vlbib sync`: which options can be combined, what is printed, and exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk


NOTE = "- Visual Instruction Tuning\n"


@pytest.mark.parametrize("options", [("--watch", "--locked"), ("--watch", "--dry-run"), ("--relock", "notes/a.md")])
def test_contradicting_options_are_refused(desk: Desk, options: tuple[str, ...]) -> None:
    desk.write("notes/a.md", NOTE)
    ran = desk.sync(*options)
    assert (ran.code, ran.out) == (2, "")


def test_a_locked_run_that_would_change_something_exits_with_1(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    assert desk.sync("--locked").code == 1
    desk.sync()
    assert desk.sync("--locked").code == 0


def test_a_quiet_run_shows_only_what_needs_attention(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    assert desk.sync("--quiet").out == ""
    assert desk.sync("--quiet", "--dry-run").out != ""
    desk.write("notes/a.md", f"{NOTE}- SAM\n")
    assert "SAM" in desk.sync("--quiet").out
    assert json.loads(desk.sync("--quiet", "--format", "json").out)["version"] == 1


def test_for_a_new_note_it_says_how_to_read_it_always(desk: Desk) -> None:
    desk.write("vlbib.toml", 'notes = ["notes"]\n')
    desk.write("notes/a.md", NOTE)
    desk.write("b.md", "- Segment Anything\n")
    assert "b.md: read in this run only; with --remember" in desk.sync("b.md").err
    assert "read this once" not in desk.sync("b.md").err
    assert "vlbib.toml: added b.md to notes" in desk.sync("b.md", "--remember").err
    assert '"b.md"' in desk.read("vlbib.toml")


def test_without_a_terminal_pruning_is_not_confirmed(desk: Desk) -> None:
    desk.write("notes/a.md", f"{NOTE}- Deep residual learning for image recognition\n")
    desk.sync()
    desk.write("notes/a.md", NOTE)
    desk.sync("--prune")
    assert len(desk.entries()) == 2
    desk.sync("--prune", "--yes")
    assert desk.entries() == ["liu2023visual"]
