"""An entry is edited in the user's editor, put back in its place, and checked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.terminal import on_terminal

from vlbib.app.edit_entry import keep_text

if TYPE_CHECKING:
    from tests.app.conftest import Desk

BEFORE, AFTER = "% before\n@misc{a, title = {A}}\n\n", "\n\n@misc{c, title = {C}}\n% after\n"
ENTRY = "@article{b,\n  author = {Doe, Jane},\n  title = {A Title},\n  journal = {A Journal},\n  year = {2020},\n}"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("references.bib", BEFORE + ENTRY + AFTER)
    return desk


def edit(desk: Desk, monkeypatch: pytest.MonkeyPatch, script: str, key: str = "b") -> tuple[int, str, str]:
    """Edit with sed; return exit code, stdout and stderr."""
    monkeypatch.setenv("EDITOR", f"sed -i {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    ran = desk.run("edit", key)
    return ran.code, ran.out, ran.err


def test_only_the_entry_changes_and_its_findings_are_reported(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = edit(desk, monkeypatch, "s/2020/20x0/")
    assert code == 1
    assert "references.bib:8:3: V001 warning" in out
    assert "c" not in [line.split()[0] for line in out.splitlines()]
    assert desk.read() == BEFORE + ENTRY.replace("2020", "20x0") + AFTER


def test_an_edit_counts_as_the_owners_and_can_be_undone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = edit(desk, monkeypatch, "s/Title/Word/")
    assert code == 0, out
    assert "b: written; " in out
    assert desk.run("undo").code == 0
    assert desk.read() == BEFORE + ENTRY + AFTER


def test_line_ends_and_encoding_of_the_file_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (BEFORE + ENTRY + AFTER).replace("Doe", "Döe").replace("\n", "\r\n")
    Path("references.bib").write_bytes(text.encode("latin-1"))
    assert edit(desk, monkeypatch, "s/Title/Wört/")[0] in (0, 1)
    assert Path("references.bib").read_bytes() == text.replace("Title", "Wört").encode("latin-1")


@pytest.mark.parametrize("script", ["s/nothing/else/", "-n p"])
def test_an_entry_that_was_not_changed_is_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    assert edit(desk, monkeypatch, script) == (0, "nothing was changed\n", "")


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("s/^}$//", "your text:1: the entry never closes"),
        ("s/article{b/article{x/", "the key stays b; change it with vlbib rename-key b x"),
        ("1s/^/@misc{z}/", "must be exactly one entry"),
        ("d", "must be exactly one entry"),
        ("1s/^/mine/", "must be exactly one entry"),
    ],
)
def test_a_text_that_is_not_the_entry_is_kept_elsewhere_and_the_library_is_unchanged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, script: str, told: str
) -> None:
    code, out, err = edit(desk, monkeypatch, script)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
    kept = err.rstrip().rpartition(" ")[2]
    assert Path(kept).is_file()
    assert desk.read() == BEFORE + ENTRY + AFTER


def test_a_library_that_changed_meanwhile_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = (BEFORE + ENTRY + AFTER).replace("Jane", "Joan")
    desk.write("theirs.bib", theirs)
    desk.write("editor", "#!/bin/sh\nsed -i s/2020/2021/ $1\ncp theirs.bib references.bib\n")
    Path("editor").chmod(0o755)
    monkeypatch.setenv("VISUAL", str(Path("editor").absolute()))
    ran = desk.run("edit", "b")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "b was changed meanwhile; nothing was written; your text is kept in " in ran.err
    assert Path(ran.err.rstrip().rpartition(" ")[2]).read_text() == ENTRY.replace("2020", "2021").strip()
    assert desk.read() == theirs


def test_a_text_that_cannot_be_kept_is_printed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("no-folder", "")
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(Path("no-folder").absolute()))
    code, out, err = edit(desk, monkeypatch, "/^}/d")
    assert (code, out) == (2, "")
    assert ENTRY.strip().removesuffix("}").strip() in err
    assert err.endswith("b is as it was, and your text, above, could not be kept in a file\n")


def test_a_missing_editor_is_reported_in_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/vi")
    ran = desk.run("edit", "b")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "/nowhere/vi" in ran.err


def test_a_text_that_is_not_an_entry_can_be_edited_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil = "sed -i '/^}/d; s/2020/2021/' $1; touch once"
    desk.write("editor", f"#!/bin/sh\nif [ -e once ]; then echo }} >> $1; else {spoil}; fi\n")
    Path("editor").chmod(0o755)
    monkeypatch.setenv("VISUAL", str(Path("editor").absolute()))
    with on_terminal("edit", "b") as terminal:
        terminal.answer("edit again? [Y/n]", "y\n")
        terminal.end()
    assert terminal.code == 0, terminal.text
    assert desk.read() == BEFORE + ENTRY.replace("2020", "2021") + AFTER


def test_without_a_terminal_and_a_set_editor_none_is_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    desk.write("references.bib", "@misc{a, title = {A}}\n")
    ran = desk.run("edit", "a")
    assert (ran.code, ran.err) == (
        2,
        "vlbib: a: there is no terminal to edit on; set EDITOR to a program that needs none\n",
    )


def test_unicode_line_separators_in_a_value_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = ENTRY.replace("A Title", "A\u2028Title\x85")
    desk.write("references.bib", BEFORE + entry + AFTER)
    edit(desk, monkeypatch, "s/2020/2021/")
    assert desk.read() == BEFORE + entry.replace("2020", "2021") + AFTER


@pytest.mark.parametrize("key", ["../../../a", "DBLP:conf/cvpr/a", "..", "a b"])
def test_a_text_is_kept_in_the_cache_folder_whatever_the_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    desk.write("references.bib", "")
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(Path("cache").absolute()))
    kept = Path(keep_text(key, "my text"))
    assert kept.read_text() == "my text"
    assert kept.resolve().parent.parent == Path("cache/edits").resolve()
