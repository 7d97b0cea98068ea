"""Sync reports entries after an unclosed `@comment{`, and neither loses them nor writes them twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTES = """# VLP

## [2021] CLIP

- [2021] Learning Transferable Visual Models From Natural Language Supervision

# Datasets

## [2019] nocaps
"""


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTES)
    assert desk.sync().code == 0
    return desk


def line_of(desk: Desk, text: str) -> int:
    return next(number for number, line in enumerate(desk.read().splitlines(), 1) if text in line)


def test_an_entry_inside_an_unclosed_comment_is_reported_and_not_written_again(synced: Desk) -> None:
    text = synced.read()
    at = text.index("@inproceedings{radford2021clip")
    synced.write("references.bib", f"{text[:at]}@comment{{ to do: read again\n\n{text[at:]}}}\n")
    before = synced.read()
    ran = synced.sync()
    where = f"references.bib:{line_of(synced, '@comment{')}"
    assert f"{where}: cannot be read and is kept as it is: the @comment holds radford2021clip" in ran.out
    assert synced.read() == before
    synced.silent()
    assert where in synced.run("check", "--select", "S001").out


def test_entries_after_a_comment_that_never_closes_stay_in_the_library(synced: Desk) -> None:
    synced.write("references.bib", "@comment{ to do: read again\n\n" + synced.read())
    before = synced.read()
    ran = synced.sync()
    assert "references.bib:1: cannot be read and is kept as it is: the @comment never closes" in ran.out
    assert synced.read() == before
    assert len(synced.run("list").out.splitlines()) == 2


def test_an_entry_commented_out_by_hand_stays_out(synced: Desk) -> None:
    text = synced.read()
    at = text.index("@inproceedings{radford2021clip")
    synced.write("references.bib", f"{text[:at]}@comment{{{text[at:].rstrip()}}}\n")
    before = synced.read()
    ran = synced.sync()
    assert "cannot be read" not in ran.out
    assert "the entry was deleted by hand and stays out" in ran.out
    assert synced.read() == before
    synced.silent()
