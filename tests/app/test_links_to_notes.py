from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"


def test_a_lock_that_names_notes_through_a_link_is_corrected(desk: Desk) -> None:
    desk.write("vault/a.md", f"# Notes\n\n# VLP\n{CLIP}")
    Path("notes").symlink_to("vault")
    assert desk.sync().code == 0
    right = desk.read("references.lock")
    assert '"file": "vault/a.md"' in right
    desk.write("references.lock", right.replace("vault/a.md", "notes/a.md"))
    desk.sync()
    assert desk.read("references.lock") == right
    desk.write("vault/a.md", "# Notes\n\n# VLP\n- [2021] Nothing That Anybody Has Ever Heard of Here\n")
    assert "  radford2021learning\n" in desk.sync().out, "the work is an orphan now"
