"""The first settings file of a project, and the line for its lock in `.gitattributes`."""

from __future__ import annotations

import pytest

from vlbib.app.first_settings import first_settings, with_lock_line
from vlbib.settings import Settings, read_settings

LINE = "references.lock text eol=lf linguist-generated=true\n"


def test_the_first_settings_are_valid_and_have_what_was_found() -> None:
    read = read_settings(first_settings(["notes", 'a "b".md'], "lab.bib"), "vlbib.toml")
    assert isinstance(read, Settings)
    assert (read.notes, read.library) == (("notes", 'a "b".md'), "lab.bib")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", LINE),
        ("*.png binary", f"*.png binary\n{LINE}"),
        ("*.png binary\n", f"*.png binary\n{LINE}"),
        ("references.lock.old text\n", f"references.lock.old text\n{LINE}"),
        ("references.lock\ttext\n", "references.lock\ttext\n"),
        ("references.lock", "references.lock"),
    ],
)
def test_a_line_for_the_lock_is_added_unless_there_is_one(before: str, after: str) -> None:
    assert with_lock_line(before, "references.lock") == after
