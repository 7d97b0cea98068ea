"""The key of a new entry: with the work's own short name if a line has it, and the same from `resolve`."""

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
def test_the_key_of_a_new_entry_has_the_short_name_of_its_work_if_a_line_has_it(
    desk: Desk, note: str, key: str
) -> None:
    desk.write("notes/a.md", note)
    desk.sync()
    assert list(desk.entries()) == [key]


@pytest.mark.parametrize("text", [TITLE, f"CLIP: {TITLE}", "CLIP", "Attention is all you need"])
def test_resolve_gives_the_same_key_as_sync(desk: Desk, text: str) -> None:
    desk.write("notes/a.md", f"- {text}\n")
    desk.sync()
    (key,) = desk.entries()
    assert f"{{{key},\n" in desk.run("resolve", text, "--offline").out


def test_the_short_name_is_no_tag_and_an_existing_key_is_kept(desk: Desk) -> None:
    desk.write("notes/a.md", f"- {TITLE}\n")
    desk.sync()
    desk.write("notes/a.md", f"- CLIP: {TITLE}\n")
    desk.sync()
    assert list(desk.entries()) == ["radford2021learning"]
    assert "keywords" not in desk.read()
