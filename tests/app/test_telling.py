"""How much a sync reports: only what needs attention, or each source that it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.standin.server import StandIn

NOTE = "- Visual Instruction Tuning\n"
UNKNOWN = "- [2023] Some Title That Nobody Has Written Yet\n"


def test_a_quiet_sync_prints_nothing_if_nothing_needs_attention(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    ran = desk.sync("--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert desk.entries() == ["liu2023visual"]


def test_a_quiet_sync_prints_what_needs_attention_its_json_and_its_diff(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    assert "+@inproceedings{liu2023visual," in desk.sync("--quiet", "--dry-run").out
    assert desk.sync("--quiet", "--format", "json").out.startswith("{")
    desk.write("notes/a.md", NOTE + UNKNOWN)
    assert "not settled, because a source could not be asked" in desk.sync("--quiet").out


@pytest.fixture
def online(desk: Desk, standin: StandIn, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name, url in standin.urls.items():
        monkeypatch.setenv(f"VLBIB_{name.upper()}_URL", url)
        monkeypatch.setenv(f"VLBIB_{name.upper()}_DELAY", "0.02")
    desk.write("notes/a.md", NOTE + UNKNOWN)
    return desk


def test_a_verbose_sync_prints_each_source_that_it_asks_even_without_a_terminal(online: Desk) -> None:
    ran = online.run("sync", "--verbose")
    told = [line for line in ran.err.splitlines() if "works; " in line]
    assert told[0] == "0 of 2 works; catalogue: asking"
    assert told[1] == "1 of 2 works; arxiv: asking"
    assert online.run("sync").err == ""


def test_the_progress_on_a_terminal_has_works_source_and_requests(online: Desk) -> None:
    assert online.read("notes/a.md")
    with on_terminal("sync") as terminal:
        terminal.end()
    assert "1 of 2 works; semantic_scholar:" in terminal.text
    assert "1 request" in terminal.text
