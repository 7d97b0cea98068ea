from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.edges import Edge, right_edge
from vlbib.matching.recognition.context.tallies import is_tally


@pytest.mark.parametrize(
    ("after", "edge"),
    [
        (" 1", Edge.HARD),
        (" 15 (!!)", Edge.HARD),
        ("  0\nnext line", Edge.HARD),
        (" 2", Edge.OPEN),  # of a sequel
        (" 3", Edge.OPEN),
        (" 23", Edge.HARD),
        (" 115", Edge.OPEN),
        (" 4 (2 more)", Edge.OPEN),
        (" 4 Networks", Edge.OPEN),
        ("4", Edge.OPEN),
    ],
)
def test_a_number_at_the_end_of_a_line_counts_something_after_five_words(after: str, edge: Edge) -> None:
    for title, expected in (("Old Maps of Big Towns", edge), ("Old Maps of Towns", Edge.OPEN)):
        where = Segment(file="a.md", line=1, text=title + after, place=Place.ITEM)
        assert right_edge(where, len(title), 0) is expected


@pytest.mark.parametrize(
    ("after", "is_votes"),
    [
        ("2 votes", True),
        ("1 vote, mine", True),
        ("12票", True),
        ("2 voters", False),
        ("2 votes'", False),
        ("2000 votes", False),
    ],
)
def test_votes_count_after_any_title(after: str, *, is_votes: bool) -> None:
    assert is_tally(after, "Old Maps") is is_votes


@pytest.mark.parametrize(
    ("after", "edge"),
    [
        (" 4.5|Another Title 3", Edge.HARD),
        (" 4,5; Another", Edge.HARD),
        (" 4.5", Edge.HARD),
        (" 3|Another Title 3.5|lunch 2", Edge.HARD),
        (" 2 | Another Title 4", Edge.HARD),
        (" 3|Another Title", Edge.OPEN),
        (" 3; Another 4", Edge.OPEN),
        (" 4.5 Networks", Edge.OPEN),
        (" 4.55|Another", Edge.OPEN),
    ],
)
def test_points_of_a_score_end_a_title_of_five_words(after: str, edge: Edge) -> None:
    for title, expected in (("Old Maps of Big Towns", edge), ("Old Maps of Towns", Edge.OPEN)):
        where = Segment(file="a.md", line=1, text=title + after, place=Place.PARAGRAPH)
        assert right_edge(where, len(title), 0) is expected


def test_a_tally_ends_its_line() -> None:
    title = "Old Maps of Big Towns"
    assert is_tally("1", title)
    assert is_tally("1\nmore", title)
    assert not is_tally("1 more", title)
