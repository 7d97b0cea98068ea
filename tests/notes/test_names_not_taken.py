"""Names beside known ones that no known work has."""

from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.names_not_taken import UNKNOWN, names_not_taken
from vlbib.notes.reader import read_note


def untaken(text: str, *named: tuple[int, str]) -> list[tuple[int, str]]:
    """Return the lines and texts reported for a note; `named` are its mentions, by line and name."""
    mentions = [Mention(file="a.md", line=line, text=name, kind=Kind.ALIAS) for line, name in named]
    items = list(names_not_taken(read_note(text, "a.md").segments, mentions))
    assert all(isinstance(item, Skipped) and item.reason == UNKNOWN for item in items)
    return [(item.line, item.text) for item in items]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("- CLIP, PaLI-3, PaliGemma, Molmo", "PaLI-3, PaliGemma, Molmo"),
        ("- CLIP / ViLD / Detic", "ViLD, Detic"),
        ("read: CLIP; Vicuna", "Vicuna"),
        ("- CLIP, Vicuna, Vicuna", "Vicuna"),
        ("- CLIP, Vicuna, PyTorch", "Vicuna"),  # a program
    ],
)
def test_unknown_names_in_a_list_with_a_known_one_are_reported(line: str, names: str) -> None:
    assert untaken(line, (1, "CLIP")) == [(1, names)]


@pytest.mark.parametrize(
    "line",
    [
        "- CLIP",
        "- CLIP, some words, Vicuna",  # not only names
        "- see CLIP, Vicuna",  # a sentence
        "- CLIP, Vision",  # an ordinary word
        "- CLIP, Bob",  # too short for a word
        "Backbones: CLIP, Vicuna",  # parts of somebody's net
        "> CLIP, Vicuna",
        "- CLIP, " + "V" * 20 + "icuna, PaLI-3" * 30,
    ],
)
def test_other_parts_of_a_line_are_not(line: str) -> None:
    assert untaken(line, (1, "CLIP")) == []


def test_an_item_of_one_name_in_a_list_of_works_is_reported() -> None:
    items = "- CLIP\n- Molmo\n- BLIP\n- PaLI-3\n- go shopping\n"
    assert untaken(items, (1, "CLIP"), (3, "BLIP"), (5, "x")) == [(2, "Molmo"), (4, "PaLI-3")]
    assert untaken(items, (1, "CLIP"), (3, "BLIP")) == []  # two of five
    assert untaken("- CLIP\n- Molmo\n", (1, "CLIP")) == []
    assert untaken("- CLIP\n- Molmo\n- BLIP\n- Molmo 7B is slow\n- SAM\n", (1, "CLIP"), (3, "BLIP"), (5, "SAM")) == [
        (2, "Molmo")
    ]
    assert untaken("- CLIP\n- Vision\n- BLIP\n", (1, "CLIP"), (3, "BLIP")) == []


def test_a_known_name_in_such_a_list_waits_for_a_decision() -> None:
    mentions = [Mention(file="a.md", line=3, text="CLIP", kind=Kind.ALIAS)]
    segments = read_note("# Notes\n\n- CLIP, Gorilla, Vicuna\n", "a.md").segments
    waiting, row = names_not_taken(segments, mentions, lambda part: [(part, "")] if part == "Gorilla" else [("Vi", "")])
    expected = Mention(file="a.md", line=3, text="Gorilla", kind=Kind.ALIAS, heading=("Notes",), aside=True)
    assert (waiting, row.text, isinstance(row, Skipped)) == (expected, "Vicuna", True)


def test_a_known_name_that_is_an_item_of_a_list_of_works_waits_too() -> None:
    mentions = [Mention(file="a.md", line=line, text="CLIP", kind=Kind.ALIAS) for line in (1, 2)]
    segments = read_note("- CLIP\n- CLIP 2\n- Gorilla\n", "a.md").segments
    (waiting,) = names_not_taken(segments, mentions, lambda part: [(part, "")])
    assert (waiting.line, waiting.text, isinstance(waiting, Mention)) == (3, "Gorilla", True)
