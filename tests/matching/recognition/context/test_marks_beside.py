"""Bold and linked words beside a title, and marks around it."""

from __future__ import annotations

import pytest
from tests.matching.recognition.beside_titles import TITLE

from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge


def segment(text: str, *marks: Stretch) -> tuple[Segment, int, int]:
    start = text.index(TITLE)
    return Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, marks=marks), start, start + len(TITLE)


def test_a_mark_shows_where_a_title_begins_and_ends() -> None:
    text = f"Revisiting {TITLE} for Speech"
    where, start, end = segment(text, Stretch(Mark.BOLD, 11, 11 + len(TITLE)))
    assert (left_edge(where, start, ()), right_edge(where, end)) == (Edge.HARD, Edge.HARD)


@pytest.mark.parametrize(
    ("mark", "edge"), [(Mark.WIKI, Edge.HARD), (Mark.LINK, Edge.HARD), (Mark.CODE, Edge.HARD), (Mark.BOLD, Edge.OPEN)]
)
def test_a_link_beside_a_title_is_not_part_of_it(mark: Mark, edge: Edge) -> None:
    text = f"Great {TITLE} Sept"
    end = len(text)
    where, start, stop = segment(text, Stretch(mark, 0, 5), Stretch(mark, end - 4, end))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (edge, edge)
    where, start, stop = segment(text, Stretch(mark, 0, 4), Stretch(mark, end - 3, end))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (Edge.OPEN, Edge.OPEN)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"Algebra {TITLE}", Edge.HARD),
        (f"note\n+ Algebra {TITLE}", Edge.HARD),
        (f"CatNet {TITLE}", Edge.OPEN),
        (f"Discussion {TITLE}", Edge.OPEN),
        (f"Lee Algebra {TITLE}", Edge.OPEN),
    ],
)
def test_plain_words_in_bold_that_begin_a_line_are_a_label_of_a_long_enough_title(text: str, edge: Edge) -> None:
    end = text.index(TITLE) - 1
    where, start, _ = segment(text, Stretch(Mark.BOLD, text.rindex(" ", 0, end) + 1 if " " in text[:end] else 0, end))
    assert left_edge(where, start, (), whole=True) is edge
    assert left_edge(where, start, ()) is Edge.OPEN


def test_a_link_directly_after_a_title_may_continue_it() -> None:
    where, start, stop = segment(f"Great{TITLE}Sept", Stretch(Mark.WIKI, 0, 5), Stretch(Mark.WIKI, 30, 34))
    assert (left_edge(where, start, ()), right_edge(where, stop)) == (Edge.OPEN, Edge.OPEN)


def test_marked_words_with_a_colon_after_a_title_are_a_label() -> None:
    text = f"{TITLE} Authors: Ada"
    where, _, end = segment(text, Stretch(Mark.BOLD, len(TITLE) + 1, len(TITLE) + 9))
    assert right_edge(where, end) is Edge.HARD
    where, _, end = segment(text, Stretch(Mark.BOLD, len(TITLE) + 1, len(TITLE) + 8))
    assert right_edge(where, end) is Edge.OPEN
