from __future__ import annotations

import pytest

from vlbib.core.titles import can_be_slip, is_telling, one_edit


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Counting Lines In Cartography", True),
        ("Counting Lines Cartography", False),
        ("Lines-in Old Wide Cartograph", True),
        ("abcde abcde abcde abcde", True),
        ("abcde abcde abcde abcd", False),
    ],
)
def test_four_words_and_twenty_letters_stand_for_a_title(text: str, telling: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_telling(text) is telling


@pytest.mark.parametrize(
    ("one", "other", "edit"),
    [
        ("counting", "countng", (5, "i", "")),
        ("counting", "countign", (6, "ng", "gn")),
        ("counting", "coumting", (3, "n", "m")),
        ("counting", "counting", None),
        ("counting", "counxyng", None),
        ("counting", "county", None),
    ],
)
def test_one_edit_is_a_letter_more_less_other_or_two_exchanged(
    one: str, other: str, edit: tuple[int, str, str] | None
) -> None:
    assert one_edit(one, other) == edit


@pytest.mark.parametrize(
    ("word", "wrong", "offset", "slip"),
    [
        ("vision", "vizion", 2, True),
        ("image", "imzge", 2, False),
        ("vision", "zision", 0, False),
        ("vision", "visioz", 5, False),
        ("vision", "visi0n", 4, False),
        ("replace", "relplace", 2, True),
        ("disable", "dizable", 2, False),
    ],
)
def test_a_slip_stands_inside_a_word_of_six_letters_or_more(word: str, wrong: str, offset: int, slip: bool) -> None:  # noqa: FBT001 -- a table's column
    assert can_be_slip(word, wrong, offset, 1) is slip
