"""What an editor or an assistant starts, started by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.app.conftest import Desk


@pytest.mark.parametrize(("command", "whose"), [("lsp", "an editor"), ("mcp", "an assistant")])
def test_a_server_that_a_person_starts_says_who_starts_it_and_ends(command: str, whose: str, desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    with on_terminal(command) as terminal:
        assert terminal.end() == (
            f"vlbib: vlbib {command} is started by {whose}, not at a terminal; docs/editors.md says how\n"
        )
    assert terminal.code == 2
