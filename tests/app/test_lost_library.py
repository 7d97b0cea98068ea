"""A library that something else was saved over is refused, and taken as the owner's where the owner says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTES = """# Papers

- Learning Transferable Visual Models From Natural Language Supervision
- [2019 ICCV] nocaps: novel object captioning at scale
- Attention Is All You Need
- Deep Residual Learning for Image Recognition
"""
OTHERS = "@book{other,\n  title = {Another Book Altogether},\n  author = {Stranger, Sam},\n}\n"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTES)
    assert desk.sync().code == 0
    assert len(desk.entries()) == 4
    return desk


@pytest.mark.parametrize("arguments", [(), ("--locked",), ("--dry-run",), ("--prune",), ("--restore", "he2016deep")])
@pytest.mark.parametrize("text", [OTHERS, "<html>503</html>\n", ""])
def test_a_library_with_none_of_the_entries_is_refused_in_one_line(
    desk: Desk, text: str, arguments: tuple[str]
) -> None:
    lock = desk.read("references.lock")
    desk.write("references.bib", text)
    ran = desk.sync(*arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "references.bib: has not any of the 4 entries that references.lock knows; nothing was written" in ran.err
    assert (desk.read("references.bib"), desk.read("references.lock")) == (text, lock)


def test_a_file_that_is_put_back_or_deleted_is_a_library_again(desk: Desk) -> None:
    before = desk.read("references.bib")
    desk.write("references.bib", OTHERS)
    assert desk.sync().code == 2
    Path("references.bib").unlink()
    assert desk.sync().code == 0
    assert desk.read("references.bib") == before


def test_restore_writes_all_entries_beside_what_stands(desk: Desk) -> None:
    keys = set(desk.entries())
    desk.write("references.bib", OTHERS)
    assert desk.sync("--restore").code == 0
    assert set(desk.entries()) == {*keys, "other"}
    assert OTHERS in desk.read("references.bib")


def test_a_yes_takes_all_as_deleted_and_is_asked_for_once(desk: Desk) -> None:
    desk.write("references.bib", OTHERS)
    ran = desk.sync("--yes")
    assert ran.code == 0
    assert ran.out.count("was deleted by hand and stays out") == 4
    assert desk.sync().code == 0
    assert desk.read("references.bib") == OTHERS


def test_a_work_is_not_added_to_a_library_that_was_lost(desk: Desk) -> None:
    desk.write("references.bib", OTHERS)
    ran = desk.run("add", "Visual Instruction Tuning", "--offline")
    assert ran.code == 2
    assert desk.read("references.bib") == OTHERS


def test_one_entry_that_is_left_says_that_the_owner_deleted_the_rest(desk: Desk) -> None:
    text = desk.read("references.bib")
    desk.write("references.bib", "@" + text.split("@")[1])
    assert desk.sync().code == 0
    assert len(desk.entries()) == 1
