from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.near_titles import near_titles_in

TITLE = "Deep Residual Learning for Image Recognition"
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in (TITLE, "Deep Sets of Many", "Learning Good Words"))
)


def seen(text: str, place: Place = Place.ITEM, *marks: Stretch) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, marks=marks)
    return [text[sighting.start : sighting.end] for sighting in near_titles_in(segment, KNOWN)]


@pytest.mark.parametrize("text", ["Deep Residual Learning for Image Recogntion", "Deep Residual Learning for Image..."])
def test_an_item_with_a_slip_or_a_cut_end_is_the_title(text: str) -> None:
    assert seen(text) == [text]


def test_a_marked_stretch_counts_in_prose_and_plain_prose_does_not() -> None:
    text = "we read Deep Residual Learning for Image Recogntion there"
    start = text.index("Deep")
    assert seen(text, Place.PARAGRAPH) == []
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.QUOTED, start, start + 43)) == [text[start : start + 43]]


def test_another_title_that_begins_alike_is_none() -> None:
    assert seen("Deep Residual Learning for Speech Synthesis") == []


def test_a_slip_among_the_first_ten_letters_is_not_looked_for() -> None:
    assert seen("Deep Residula Learning for Image Recognition") == []
    assert seen("Deep Residual Laerning for Image Recognition") == ["Deep Residual Laerning for Image Recognition"]


def test_three_words_or_few_letters_are_too_little() -> None:
    assert seen("Learning Godo Words") == []
    assert seen("Deep Sets of Mnay") == []
