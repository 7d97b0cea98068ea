"""Titles joined to another one, which show each other to be works."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import titles_in

FIVE, OTHER, FOUR = "Old Maps of Large Towns", "A Neural Way to Old Maps", "Mining Activity Concepts Together"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (FIVE, OTHER, FOUR)))


def listed(text: str) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    return [text[each.start : each.end] for each in titles_in(segment, KNOWN) if each.listed]


@pytest.mark.parametrize("joiner", [" or ", " 或 ", "或者", " and ", "; ", " → ", "? und ", "! and ", " -- ", " — "])
def test_a_title_of_five_words_joined_to_another_one_is_in_a_list(joiner: str) -> None:
    assert listed(f"{FIVE}{joiner}{OTHER}") == [FIVE, OTHER]


def test_a_title_alone_or_of_four_words_is_in_no_list() -> None:
    assert listed(FIVE) == []
    assert listed(f"{FIVE}. We slept. {OTHER}") == []
    assert listed(f"{FIVE}; {FOUR}") == [FIVE]
