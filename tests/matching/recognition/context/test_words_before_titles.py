"""Words before a title: those of a sentence, a rank or another work's name."""

from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.edges import Edge, left_edge

TITLE = "Attention Is All You Need"


def segment(text: str) -> tuple[Segment, int, int]:
    start = text.index(TITLE)
    return Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH), start, start + len(TITLE)


@pytest.mark.parametrize("before", ["If", "Because", "Although"])
def test_a_word_that_begins_a_clause_is_not_part_of_the_title_after_it(before: str) -> None:
    assert left_edge(*segment(f"{before} {TITLE} works, then we save time.")[:2], ()) is Edge.HARD


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("13:30 Skimmed", Edge.HARD),
        ("- 3 May Reread", Edge.HARD),
        ("We Skimmed", Edge.SOFT),
        ("13:30 Improved", Edge.OPEN),
        ("13:30 Deep Skimming", Edge.OPEN),
    ],
)
def test_a_word_for_reading_after_a_time_or_a_date_is_not_part_of_the_title(before: str, edge: Edge) -> None:
    part, start, _ = segment(f"{before} {TITLE}")
    assert left_edge(part, start, ()) is edge


@pytest.mark.parametrize(
    ("before", "edge"), [("As shown in CatNet:", Edge.OPEN), ("As shown by us:", Edge.HARD), ("CatNet:", Edge.OPEN)]
)
def test_the_name_of_another_work_before_a_colon_begins_its_title(before: str, edge: Edge) -> None:
    piece, start, _ = segment(f"{before} {TITLE}")
    assert left_edge(piece, start, (), whole=True) is edge


def test_an_ordinal_begins_the_title_of_a_meeting_but_ranks_others() -> None:
    for title, edge in (("Workshop on Old Towns", Edge.OPEN), ("Lights of Old Towns", Edge.SOFT)):
        piece = Segment(file="a.md", line=1, text=f"4th {title}", place=Place.ITEM)
        assert left_edge(piece, 4, ()) is edge
