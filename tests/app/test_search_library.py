"""Entries are found by words in titles, authors, the notes around a mention, and the user's remarks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from vlbib.app.search_library import paragraph

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = """# x
- Learning Transferable Visual Models From Natural Language Supervision
  is what we build on,
  since their ablation of the *temperature* in March.

- Visual Instruction Tuning
"""
CLIP, LLAVA = "radford2021learning", "liu2023visual"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    desk.write(
        "references.bib",
        desk.read().replace(
            "  year = {2023},\n", "  year = {2023},\n  annote = {Prüfen: Visual!},\n  keywords = {To read},\n"
        ),
    )
    return desk


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("transferable", [CLIP]),
        ("VISUAL", [LLAVA, CLIP]),
        ("visual learning", [CLIP]),
        ("kim clark", [CLIP]),
        ("build march", [CLIP]),
        ("ablation temperature", [CLIP]),
        ("prufen", [LLAVA]),
        ("tuning haotian", [LLAVA]),
        ("tuning kim", []),
        ("read haotian", [LLAVA]),
    ],
)
def test_entries_with_all_words_are_found_those_with_words_in_the_title_first(
    desk: Desk, words: str, keys: list[str]
) -> None:
    hits = json.loads(desk.run("search", *words.split(), "--format", "json").out)["hits"]
    assert [hit["key"] for hit in hits] == keys


def test_each_hit_says_where_the_words_are(desk: Desk) -> None:
    title, people, note = desk.run("search", "march", "clark").out.splitlines()
    assert title == f"{CLIP}  2021  Learning Transferable Visual Models From Natural Language Supervision"
    assert people.startswith("    authors: Alec Radford, Jong Wook Kim, ")
    assert people.endswith("...")
    assert note.startswith("    notes/a.md:2: - Learning Transferable")
    assert note.endswith("in March.")


def test_a_line_that_names_a_work_twice_is_shown_once(desk: Desk) -> None:
    row = "| CLIP | Learning Transferable Visual Models From Natural Language Supervision | 2021 |"
    desk.write("notes/a.md", f"| 数据集 | 论文 | 年份 |\n|---|---|---|\n{row}\n")
    assert desk.sync().code == 0
    shown = desk.run("search", "transferable").out
    assert shown.count("notes/a.md:3") == 1, shown


def test_words_without_a_hit_are_reported(desk: Desk) -> None:
    ran = desk.run("search", "kitchen")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "nothing in the library or around its mentions has: kitchen\n"


def test_without_a_word_there_is_nothing_to_search_for(desk: Desk) -> None:
    ran = desk.run("search", " ")
    assert (ran.code, ran.err) == (2, "vlbib search: name a word to look for; see `vlbib search --help`\n")


def test_a_library_without_notes_is_searched_too(desk: Desk) -> None:
    desk.write("vlbib.toml", 'notes = "gone"\n')
    assert desk.run("search", "prufen").out.startswith(LLAVA)


def test_a_paragraph_ends_at_an_empty_line_a_heading_and_the_next_item() -> None:
    lines = ["# h", "a", "- b", "c", "- d", "", "e"]
    assert [paragraph(lines, line) for line in (2, 3, 5, 7)] == ["a", "- b c", "- d", "e"]
    assert paragraph(lines, 0) == paragraph(lines, 8) == ""
