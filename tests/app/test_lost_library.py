"""A library that was overwritten with something else is refused, unless the owner says that it is meant."""

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
def test_a_library_without_any_known_entry_is_refused_in_one_line(desk: Desk, text: str, arguments: tuple[str]) -> None:
    lock = desk.read("references.lock")
    desk.write("references.bib", text)
    ran = desk.sync(*arguments)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "references.bib: does not have any of the 4 entries in references.lock; nothing was written" in ran.err
    assert (desk.read("references.bib"), desk.read("references.lock")) == (text, lock)


def test_after_restoring_or_deleting_the_file_a_sync_works_again(desk: Desk) -> None:
    before = desk.read("references.bib")
    desk.write("references.bib", OTHERS)
    assert desk.sync().code == 2
    Path("references.bib").unlink()
    assert desk.sync().code == 0
    assert desk.read("references.bib") == before


def test_restore_writes_all_entries_beside_the_existing_ones(desk: Desk) -> None:
    keys = set(desk.entries())
    desk.write("references.bib", OTHERS)
    assert desk.sync("--restore").code == 0
    assert set(desk.entries()) == {*keys, "other"}
    assert OTHERS in desk.read("references.bib")


def test_with_yes_all_entries_count_as_deleted_in_later_runs_too(desk: Desk) -> None:
    desk.write("references.bib", OTHERS)
    ran = desk.sync("--yes")
    assert ran.code == 0
    assert ran.out.count("was deleted by hand and stays out") == 4
    assert desk.sync().code == 0
    assert desk.read("references.bib") == OTHERS


def test_no_work_is_added_to_a_library_without_any_known_entry(desk: Desk) -> None:
    desk.write("references.bib", OTHERS)
    ran = desk.run("add", "Visual Instruction Tuning", "--offline")
    assert ran.code == 2
    assert desk.read("references.bib") == OTHERS


def test_if_one_known_entry_is_left_the_others_count_as_deleted(desk: Desk) -> None:
    text = desk.read("references.bib")
    desk.write("references.bib", "@" + text.split("@")[1])
    assert desk.sync().code == 0
    assert len(desk.entries()) == 1
