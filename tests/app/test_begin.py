"""A folder becomes a project: its contents are reported, and settings for them are written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

from vlbib.app.begin import notes_setting
from vlbib.app.first_settings import first_settings, with_lock_line
from vlbib.settings import Settings, SettingsFile, read_settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = "# x\n- Visual Instruction Tuning\n- DINOv2\n"


def _settings(desk: Desk) -> Settings:
    read = read_settings(desk.read("vlbib.toml"), "vlbib.toml")
    assert isinstance(read, Settings)
    return read


def test_init_reports_the_folders_contents_and_writes_settings_and_gitattributes(desk: Desk) -> None:
    desk.write("papers/vision/a.md", NOTE)
    desk.write("papers/b.md", NOTE)
    desk.write("mine.md", NOTE)
    desk.write("empty.md", "# nothing here\n")
    desk.write("README.md", NOTE)
    ran = desk.run("init", "--yes")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "4 Markdown files in 3 folders; 6 lines name works",
        "notes to read: papers, mine.md (a new note beside mine.md: vlbib sync NOTE --remember)",
        "library: references.bib",
        "vlbib.toml: written",
        ".gitattributes: written",
        "next: vlbib sync --dry-run shows what it would write; vlbib sync writes it",
    ]
    assert _settings(desk).notes == ("papers", "mine.md")
    assert desk.read(".gitattributes") == "references.lock text eol=lf linguist-generated=true\n"
    assert desk.sync().code == 0
    assert desk.entries() == ["liu2023visual", "oquab2023dinov2"]


def test_all_notes_of_a_vault_are_read_including_later_ones(desk: Desk) -> None:
    desk.write(".obsidian/app.json", "{}")
    desk.write("daily/a.md", NOTE)
    desk.write("ideas.md", NOTE)
    assert "notes to read: .\n" in desk.run("init", "--yes").out
    desk.write("new.md", "- Learning Transferable Visual Models From Natural Language Supervision\n")
    assert desk.sync().code == 0
    assert desk.entries() == ["liu2023visual", "oquab2023dinov2", "radford2021learning"]


def test_an_existing_library_is_used(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    desk.write("refs.bib", "@misc{mine, title = {Mine}}\n")
    ran = desk.run("init", "--yes")
    assert "library: refs.bib, which exists already: its entries and your edits stay" in ran.out
    assert desk.read(".gitattributes").startswith("refs.lock ")
    assert desk.sync().code == 0
    assert "@misc{mine, title = {Mine}}" in desk.read("refs.bib")


def test_none_of_several_libraries_is_chosen(desk: Desk) -> None:
    desk.write("a.bib", "")
    desk.write("b.bib", "")
    ran = desk.run("init", "--yes")
    assert "there are a.bib, b.bib already: to use one of them, edit `library` in vlbib.toml" in ran.out
    assert _settings(desk).library == "references.bib"


def test_in_an_empty_folder_init_says_where_notes_go(desk: Desk) -> None:
    ran = desk.run("init", "--yes")
    assert ran.out.startswith("no Markdown file here yet\n")
    assert "put notes into notes/, then run vlbib sync" in ran.out
    assert _settings(desk) == Settings(file="vlbib.toml")


def test_without_a_terminal_and_yes_nothing_is_written(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    ran = desk.run("init")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "vlbib init --yes" in ran.err
    assert [path.name for path in Path().iterdir()] == ["notes"]


@pytest.mark.parametrize("folder", [".", "deep"])
def test_init_in_a_project_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    desk.write("vlbib.toml", "")
    Path(folder).mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    ran = desk.run("init", "--yes")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "this folder is a project already" in ran.err


def test_an_unreadable_note_counts_as_naming_nothing(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    Path("notes/b.md").write_bytes(b"\xff\xfe\0")
    assert "2 Markdown files in 1 folder; 2 lines name works" in desk.run("init", "--yes").out


def test_undo_removes_the_files(desk: Desk) -> None:
    desk.run("init", "--yes")
    assert desk.run("undo").code == 0
    assert not list(Path().iterdir())


def test_vlbib_alone_outside_a_project_offers_to_begin_one(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    with on_terminal() as terminal:
        told = terminal.answer("[Y/n]", "\n")
        terminal.end()
    assert "1 Markdown file in 1 folder; 2 lines name works" in told
    assert terminal.code == 0
    assert _settings(desk).notes == ("notes",)


def test_after_no_nothing_is_written(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    with on_terminal("init") as terminal:
        terminal.answer("[Y/n]", "n\n")
        terminal.end()
    assert terminal.code == 0
    assert [path.name for path in Path().iterdir()] == ["notes"]


@pytest.mark.parametrize("mark", ["vlbib.toml", "references.lock"])
def test_vlbib_alone_in_a_project_shows_the_help(desk: Desk, mark: str) -> None:
    desk.write(mark, "")
    with on_terminal() as terminal:
        text = terminal.end()
    assert "Usage: vlbib" in text
    assert terminal.code == 2


def test_notes_outside_folders_are_listed_or_if_many_the_whole_folder() -> None:
    files = [Path(f"{number}.md") for number in range(5)]
    assert notes_setting([*files, Path("a/b/c.md"), Path("a/d.md")]) == ("a", *(file.name for file in files))
    assert notes_setting([*files, Path("5.md"), Path("a/d.md")]) == (".",)
    assert notes_setting([]) == ("notes",)


def test_the_commented_settings_are_defaults_or_valid_examples() -> None:
    text = first_settings(["notes"], "references.bib")
    assert read_settings(text, "") == Settings()
    lines = [line.removeprefix("# ") for line in text.splitlines()[1:]]
    read = read_settings("\n".join(lines), "")
    assert isinstance(read, Settings), read
    assert set(tomllib.loads("\n".join(lines))) == set(SettingsFile.__struct_fields__)


def test_paths_with_quotes_and_non_latin_letters_are_written_unchanged() -> None:
    read = read_settings(first_settings(['a "b"', "笔记"], "refs.bib"), "")
    assert isinstance(read, Settings)
    assert (read.notes, read.library) == (('a "b"', "笔记"), "refs.bib")


def test_the_line_in_gitattributes_is_added_once_and_other_lines_are_kept() -> None:
    line = "references.lock text eol=lf linguist-generated=true\n"
    assert with_lock_line("*.md text", "references.lock") == f"*.md text\n{line}"
    assert with_lock_line(line, "references.lock") == line
    assert with_lock_line("references.lock -diff\n", "references.lock") == "references.lock -diff\n"
