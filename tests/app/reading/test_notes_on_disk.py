"""The error that no notes were found names the Markdown files that exist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.reading.notes_on_disk import markdown_files, missing_notes
from vlbib.settings import Settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_markdown_files_count_except_for_readmes_and_the_like(desk: Desk) -> None:
    for name in ("b.md", "a.org", "README.md", "sub/c.qmd", "d.txt"):
        desk.write(name, "x")
    assert [path.as_posix() for path in markdown_files(Path())] == ["a.org", "b.md", "sub/c.qmd"]


def test_three_files_are_named_and_the_others_counted(desk: Desk) -> None:
    for name in "abcd":
        desk.write(f"{name}.md", "x")
    told = missing_notes(Settings(), Path("notes"), Path())
    assert "Markdown files are here: a.md, b.md, c.md and 1 more; name what to read" in told
    assert told.endswith("or run vlbib init")
    Path("d.md").unlink()
    assert "a.md, b.md, c.md; name what to read" in missing_notes(Settings(), Path("notes"), Path())


def test_an_empty_folder_and_a_typo_in_the_settings_have_their_own_advice(desk: Desk) -> None:
    assert "there is no Markdown file here either" in missing_notes(Settings(), Path("notes"), Path())
    desk.write("reading/a.md", "x")
    settings = Settings(file="vlbib.toml")
    assert "did you mean `reading`?" in missing_notes(settings, Path("readin"), Path())
    assert missing_notes(settings, Path("elsewhere/x"), Path()).endswith("which does not exist; correct it")
