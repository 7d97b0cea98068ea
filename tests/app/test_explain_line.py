from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.explain_line import explain_line
from vlbib.core.known import AtHand, KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.core.work import Skipped
from vlbib.storage.note_files import NoteFile

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "Attention Is All You Need"
HAND = AtHand((TitleList((KnownTitle(TITLE, squeeze(TITLE)),), frozenset(("clip",))),))

LINES = {
    f"- {TITLE} for Speech Recognition": (TITLE, "a longer title may go on after it"),
    f"- Revisiting {TITLE}": (TITLE, "a longer title may begin before it"),
    "- we like to train it here": None,
    "- CLIP: 25M": ("CLIP: 25M", "no known work has this name"),
    "**CLIP** in a sentence of ours": ("CLIP", "a known short name, but it does not name the work here"),
}


@pytest.mark.parametrize("text", LINES)
def test_the_story_of_a_line_has_its_lookups_and_the_reason(text: str) -> None:
    story = explain_line(NoteFile("a.md", f"# Notes\n\n{text}\n"), 3, None, HAND)
    expected = LINES[text]
    assert story.place == "a.md:3"
    assert (expected in story.looked_up) if expected else story.looked_up == ()


def test_a_line_of_code_is_explained_as_such() -> None:
    story = explain_line(NoteFile("a.md", "```\nx = 1\n```\n"), 2, None, HAND)
    assert (story.pieces, story.reason) == ((), "there is only code, a comment or an empty line")


def test_a_skipped_line_is_explained_with_its_reason() -> None:
    skipped = Skipped(file="a.md", line=1, text="x", reason="it is not in a list of titles")
    assert explain_line(NoteFile("a.md", "x\n"), 1, skipped, HAND).reason == "it is not in a list of titles"


def test_explain_says_how_to_make_a_line_count(desk: Desk) -> None:
    desk.write("notes/a.md", "# Notes\n\nsome remark\n")
    ran = desk.run("explain", "notes/a.md:3")
    assert ran.code == 0
    assert "paragraph: some remark" in ran.out
    assert "vlbib pin notes/a.md:3 title" in ran.out


def test_a_line_of_a_folder_is_refused(desk: Desk) -> None:
    desk.write("notes/a.md", f"- {TITLE}\n")
    desk.sync()
    ran = desk.run("explain", "notes:1")
    assert (ran.code, ran.err) == (2, "vlbib: notes: is a folder; name a line of one of its notes\n")


def test_a_line_marked_as_a_title_is_looked_up_and_a_pinned_line_is_its_paper(desk: Desk) -> None:
    desk.write("notes/a.md", "# Notes\n\nsome remark\n\nanother remark of mine\n")
    desk.run("pin", "notes/a.md:3", "title")
    desk.run("pin", "notes/a.md:5", "arXiv:2103.00020")
    ran = desk.sync("--offline")
    assert "notes/a.md:3: some remark" in ran.out
    assert "radford2021" in desk.read()


def test_an_ignored_line_is_no_longer_reported(desk: Desk) -> None:
    desk.write("notes/a.md", "> Some Unknown Title About Many Good Things\n")
    assert "not taken" in desk.sync("--offline").out
    desk.run("ignore", "notes/a.md:1")
    assert "not taken" not in desk.sync("--offline").out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"- {TITLE}\n  as read\n  on the train\n", 3),
        (f"{TITLE}\n(<https://arxiv.org/abs/1706.03762>)\n", 2),
        (f"title:: {TITLE}\nauthors:: Ashish Vaswani\narxiv:: 1706.03762\n", 3),
        (f"## Paper\n- Full Title: {TITLE}\n- Category: #articles\n- URL: https://arxiv.org/abs/1706.03762\n", 4),
    ],
)
def test_a_line_that_belongs_to_a_title_above_is_explained_by_its_work(text: str, line: int, desk: Desk) -> None:
    desk.write("notes/a.md", text)
    desk.sync()
    ran = desk.run("explain", f"notes/a.md:{line}")
    assert ran.out.startswith("vaswani2017attention: accepted"), ran.out


def test_a_line_below_a_title_that_does_not_belong_to_it_is_explained_alone(desk: Desk) -> None:
    desk.write("notes/a.md", f"- {TITLE}\n\nsome remark of mine\n")
    desk.sync()
    assert desk.run("explain", "notes/a.md:3").out.startswith("notes/a.md:3: names no work")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<https://example.org/acme/finder>", "there is only a link, which leads to no paper"),
        ("`code`", "it contains no known title"),
        ("", "there is only code, a comment or an empty line"),
    ],
)
def test_a_line_with_only_a_link_is_said_to_have_one(text: str, reason: str) -> None:
    note = NoteFile("a.md", f"words\n\n{text}\n")
    assert explain_line(note, 3, None, HAND).reason.startswith(reason)
