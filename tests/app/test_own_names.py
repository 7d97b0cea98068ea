"""The key of a new entry: with the work's own short name where a line names it so, and the same from `resolve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"


@pytest.mark.parametrize(
    ("note", "key"),
    [
        (f"- CLIP: {TITLE}\n", "radford2021clip"),
        (f"- **CLIP** - {TITLE}\n", "radford2021clip"),
        (f"- {TITLE} (CLIP)\n", "radford2021clip"),
        ("- CLIP\n", "radford2021clip"),
        (f"## CLIP\n\n- {TITLE}\n", "radford2021clip"),
        (f"- {TITLE}\n", "radford2021learning"),
        (f"- Homework: {TITLE}\n", "radford2021learning"),
        (f"- {TITLE} (homework)\n", "radford2021learning"),
        (f"## VLP\n\n- {TITLE}\n", "radford2021learning"),
        (f"- (A) {TITLE}\n", "radford2021learning"),
    ],
)
def test_a_new_entry_is_called_by_its_work_s_own_short_name_where_a_line_has_it(
    desk: Desk, note: str, key: str
) -> None:
    desk.write("notes/a.md", note)
    desk.sync()
    assert list(desk.entries()) == [key]


@pytest.mark.parametrize("text", [TITLE, f"CLIP: {TITLE}", "CLIP", "Attention is all you need"])
def test_resolve_gives_the_key_that_sync_gives(desk: Desk, text: str) -> None:
    desk.write("notes/a.md", f"- {text}\n")
    desk.sync()
    (key,) = desk.entries()
    assert f"{{{key},\n" in desk.run("resolve", text, "--offline").out


def test_the_name_is_no_tag_and_a_key_that_is_written_stays(desk: Desk) -> None:
    desk.write("notes/a.md", f"- {TITLE}\n")
    desk.sync()
    desk.write("notes/a.md", f"- CLIP: {TITLE}\n")
    desk.sync()
    assert list(desk.entries()) == ["radford2021learning"]
    assert "keywords" not in desk.read()
