"""The last words before a title, which may begin a longer one."""

from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.edges import Edge, left_edge
from vlbib.matching.recognition.context.words_before import is_in_title, is_inner_capital, is_joined_capital, joins_name

TITLE = "Finding Small Objects in a Field"


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("as well as TD3+BC and", Edge.SOFT),
        ("we read CatNet or", Edge.SOFT),
        ("as well as Cats and", Edge.OPEN),
        ("as well as CatNet for", Edge.OPEN),
        ("as well as Cats sniFfing for", Edge.OPEN),  # `CaFf`: letters for its name
        ("as well as ours sniFfing for", Edge.SOFT),
        ("Looks-Consistent and", Edge.OPEN),
        ("so Counting Cats based on", Edge.OPEN),
        ("so we count cats based on", Edge.SOFT),
        ("so Counting Cats based", Edge.OPEN),
        ("so we count cats based", Edge.SOFT),
    ],
)
def test_and_after_a_name_begins_no_longer_title(before: str, edge: Edge) -> None:
    segment = Segment(file="a.md", line=1, text=f"{before} {TITLE}", place=Place.PARAGRAPH)
    assert left_edge(segment, segment.text.index(TITLE), ()) is edge


def test_a_capital_inside_a_sentence_is_told_from_a_name_and_from_the_first_word() -> None:
    assert (is_joined_capital("Wide"), is_joined_capital("CatNet"), is_joined_capital("Wide,")) == (True, False, False)
    assert (is_inner_capital("we trust Cats"), is_inner_capital("Cats"), is_inner_capital("we. Cats")) == (
        True,
        False,
        False,
    )
    assert (joins_name("and", "see CatNet"), joins_name("by", "see CatNet"), joins_name("and", "see Cats")) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("As in Automatic Code Generation applied to ", True),
        ("On Code Generation for ", True),
        ("Ada Lovelace recommends ", False),
        ("We like Code Generation Tools. See ", False),
        ("We like Code Generation Tools\nand ", False),
    ],
)
def test_three_capitalised_words_before_a_part_of_a_title_are_of_its_title(before: str, *, inside: bool) -> None:
    assert is_in_title(before) is inside
