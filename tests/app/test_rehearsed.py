"""The diffs of what a command in a dry run would have changed."""

from __future__ import annotations

from pathlib import Path

from vlbib.app.rehearsed import diff
from vlbib.storage.rehearsal import Rehearsed


def test_a_change_is_shown_in_the_encoding_of_the_old_file() -> None:
    change = Rehearsed(Path("a.bib"), "Köln\n".encode("latin-1"), "Köln, Rhein\n".encode("latin-1"))
    assert diff(change).splitlines()[2:] == ["@@ -1 +1 @@", "-Köln", "+Köln, Rhein"]


def test_a_new_file_is_shown_in_its_own_encoding() -> None:
    assert "+Köln" in diff(Rehearsed(Path("a.bib"), b"", "Köln\n".encode()))
