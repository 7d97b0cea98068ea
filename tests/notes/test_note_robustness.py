from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.title_agreement import titles_agree
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.works import gather

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = [
    "# ", "## [2021] ", "- ", "\t- ", "1. ", "> ", "```\n", "$$\n", "| a | b |\n|--|--|\n", "\n", "\n\n",
    "  \n", "---\n", "[2022 ICML] ", "(CVPR 2021)", "**", "*", "_", "`", "[", "]", "(", ")", "[[", "]]", "|",
    "\\", "<b>", "</b>", "<li>", "<a href='", "'>", "</a>", "<!--", "-->", "https://arxiv.org/abs/2103.00020",
    "http://[x", "[code](", "![", "((", "))", "Deep Learning", "CLIP", ", ", ". ", ": ", " - ", "et al.",
    "NeurIPS 2021", "视觉", "《", "》", "【", "】", "\r\n", "\ufeff", "\x00", "&amp;", "&#0;", "key:: value",
    "[^1]: ", "title: x", "%%", "$x$", "12/2023", "\x0c", "🔥", "[x]: ",
]  # fmt: skip


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_marks_is_read_without_an_error(text: str) -> None:
    note = read_note(text, "a.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= mention.line <= lines for mention in note.mentions)
    assert all(mention.text for mention in note.mentions)
    assert sum(len(work.mentions) for work in gather(note.mentions, titles_agree)) == len(note.mentions)


@settings(max_examples=examples(200), deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert read_note(text, "a.md") == read_note(text, "a.md")


def test_line_ends_and_byte_order_mark_make_no_difference() -> None:
    text = "# A\n\n- [2021] A Title of a Paper\n  that goes on\n- [2022] Another Title of a Paper\n"
    assert read_note("\ufeff" + text.replace("\n", "\r\n"), "a.md") == read_note(text, "a.md")


def test_reading_time_grows_no_faster_than_the_note() -> None:
    text = "".join(f"- [2021] Title number {index} of Something Long\n" for index in range(1500))
    stars = "*a **b _c [x `y "
    assert _keeps_pace(text, text * 4, 8)
    assert _keeps_pace(stars * 1000, stars * 4000, 8)


def _keeps_pace(shorter: str, longer: str, ratio: int, seconds: Callable[[str], float] | None = None) -> bool:
    """Tell whether the longer text takes at most `ratio` times as long; measured again if it seems not to."""
    measure = seconds or _seconds
    return any(measure(longer) < ratio * measure(shorter) + 0.2 for _ in range(4))


@pytest.mark.parametrize("unit", [
    "`", "` ", "\n", " \n", "  \n\n", "\r", "\r\n", "\t\n", " ", "%% a\n", "<a href='x' ", "a, ", "(a ", "[a ", "**a ",
    "et al. ",
])  # fmt: skip
@pytest.mark.parametrize("frame", ["{}x", "- [2021] A Title of a Paper {}x", "# A Title\n\n{}\n\nA Title of a Paper"])
def test_a_long_run_of_marks_is_read_in_linear_time(unit: str, frame: str) -> None:
    shorter, longer = (frame.replace("{}", unit * (size // len(unit))) for size in (10_000, 40_000))
    assert _keeps_pace(shorter, longer, 10)


@pytest.mark.parametrize("unit", [". ", " ", "` ", "%% a\n", ": ", "a  ", ", "])
def test_a_long_run_is_searched_for_works_in_linear_time(unit: str) -> None:
    assert _seconds_with_works(f"# A\n\n- [2021] A Title of a Paper {unit * (40_000 // len(unit))}x\n") < 4


@pytest.mark.parametrize("unit", ["CVPR 2020 ", "A-", "Vol. 1, pp. 2-3, ", "<br>"])
def test_a_hundred_thousand_characters_of_claims_names_and_breaks_are_read_in_seconds(unit: str) -> None:
    assert _seconds_with_works(f"# A\n\n- {unit * (100_000 // len(unit))}") < 4


@pytest.mark.parametrize("joint", [" ", "\n", ", ", " see "])
def test_works_are_searched_for_among_many_ids_in_linear_time(joint: str) -> None:
    shorter, longer = (joint.join(f"see arXiv:2301.{at:05d} here" for at in range(1, size + 1)) for size in (25, 100))
    assert _keeps_pace(shorter, longer, 10, _seconds_with_works)


@pytest.mark.parametrize("joint", [", ", " and ", "\n", "; "])
def test_works_are_searched_for_among_many_known_titles_in_linear_time(joint: str) -> None:
    titles = [_title(number) for number in range(400)]
    works = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))

    def seconds(text: str) -> float:
        return _seconds_with_works(text, works)

    assert _keeps_pace(joint.join(titles[:100]), joint.join(titles), 7, seconds)


def _title(number: int) -> str:
    """Return a title that is another one for each number up to 999."""
    adjectives = ["Deep", "Wide", "Sparse", "Robust", "Graph", "Neural", "Quantum", "Visual", "Causal", "Linear"]
    nouns = ["Networks", "Sets", "Trees", "Kernels", "Fields", "Agents", "Tokens", "Scenes", "Words", "Maps"]
    ones, tens, hundreds = number % 10, number // 10 % 10, number // 100
    return f"{adjectives[ones]} {nouns[tens]} from {adjectives[hundreds]} {nouns[ones - 5]} of {nouns[tens - 3]}"


def test_a_cell_of_many_lines_is_read_in_linear_time() -> None:
    def seconds(size: int) -> float:
        notebook = json.dumps({"cells": [{"cell_type": "markdown", "source": "!\n" * (size // 2)}]})
        began = time.process_time()
        read_note(notebook, "a.ipynb")
        return time.process_time() - began

    assert any(seconds(100_000) < 7 * seconds(25_000) for _ in range(4))


def test_comments_in_an_outline_are_dropped_and_lines_keep_their_numbers() -> None:
    note = read_note("%% a\n- [2020] A Hidden Title of a Paper %%\n\n- [2021] A Title of Another Paper %% x\n", "a.md")
    assert [(mention.line, mention.text) for mention in note.mentions] == [(4, "A Title of Another Paper %% x")]


def _seconds(text: str) -> float:
    start = time.process_time()
    read_note(text, "a.md")
    return time.process_time() - start


def _seconds_with_works(text: str, titles: TitleList | None = None) -> float:
    """Return how long it takes to read a note and to search it for known works."""
    start = time.process_time()
    note = read_note(text, "a.md")
    with_sightings(note, recognise(note.segments, titles or TitleList(())))
    return time.process_time() - start
