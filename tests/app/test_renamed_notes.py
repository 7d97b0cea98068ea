"""Citations of a renamed key in notes are rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.project import find_settings
from vlbib.app.renamed_notes import rewritten_notes
from vlbib.lock.file import Lock

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_each_note_is_rewritten_by_the_rules_of_its_format(desk: Desk) -> None:
    desk.write("vlbib.toml", 'notes = ["notes"]\n')
    desk.write("notes/a.md", "See [@old] and `[@old]`.\n")
    desk.write("notes/b.tex", "\\cite{old} % \\cite{old}\n")
    desk.write("notes/c.md", "No key here.\n")
    done = rewritten_notes(find_settings(), Lock(), {"old": "new"})
    assert [(note.file.name, note.data.decode(), note.count) for note in done] == [
        ("a.md", "See [@new] and `[@old]`.\n", 1),
        ("b.tex", "\\cite{new} % \\cite{old}\n", 1),
    ]
    assert desk.read("notes/a.md") == "See [@old] and `[@old]`.\n"
