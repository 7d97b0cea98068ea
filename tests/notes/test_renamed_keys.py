from __future__ import annotations

import json

import pytest

from vlbib.notes.renamed_keys import rename_in_note

# Each text has the old key where it is cited, and OLD where it occurs without being cited.
CITED = [
    "[@old]",
    "[see @old, p. 3; @b]",
    "[[@old]] and [-@old]",
    r"\cite{old} \citep[p. 3]{a, old}",
    "in prose @old.",
    "| x | [@old] |\n|---|---|\n| [@old] | y |",
    "[@old] but `[@OLD]` and <!-- [@OLD] -->",
    "[@old]\n\n```\n[@OLD]\n```\n\n    [@OLD]\n",
    "[@older] and me@old.org, [@b:old]",
]


@pytest.mark.parametrize("text", CITED)
def test_a_key_is_renamed_exactly_where_it_is_cited(text: str) -> None:
    note = f"# Head\n\n{text.replace('OLD', 'old')}\r\n"
    done, count = rename_in_note(note, "n.md", {"old": "new"})
    expected = note
    if "OLD" in text or "older" in text:
        expected = f"# Head\n\n{text}\r\n".replace("[@old]", "[@new]").replace("OLD", "old")
        assert count == text.count("[@old]")
    else:
        expected = note.replace("old", "new")
        assert count == note.count("old")
    assert done == expected


def test_case_makes_no_difference() -> None:
    assert rename_in_note("[@Old]\n", "n.md", {"old": "new"}) == ("[@new]\n", 1)


def test_org_files_and_notebooks_keep_every_other_byte() -> None:
    assert rename_in_note("* Head\n- [@old] =[@old]=\n", "n.org", {"old": "new"})[1] == 0
    assert rename_in_note("* Head\n- [@old]\n", "n.org", {"old": "new"}) == ("* Head\n- [@new]\n", 1)
    cells = [{"cell_type": "markdown", "source": ["see [@old]\n", "x"]}, {"cell_type": "code", "source": ["'[@old]'"]}]
    text = json.dumps({"cells": cells}, indent=1)
    assert rename_in_note(text, "n.ipynb", {"old": "new"})[0] == text.replace("see [@old]", "see [@new]")
