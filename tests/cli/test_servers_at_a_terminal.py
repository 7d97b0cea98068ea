"""Servers that an editor or an assistant should start, started by a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.app.conftest import Desk


@pytest.mark.parametrize(("command", "whose"), [("lsp", "an editor"), ("mcp", "an assistant")])
def test_a_server_started_at_a_terminal_says_who_should_start_it_and_exits(
    command: str, whose: str, desk: Desk
) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    with on_terminal(command) as terminal:
        assert terminal.end() == (
            f"vlbib: vlbib {command} is started by {whose}, not at a terminal; docs/editors.md says how\n"
        )
    assert terminal.code == 2
