from __future__ import annotations

import pytest

from vlbib.core.segment import Sighting
from vlbib.matching.recognition.context.words_beside import (
    is_beside,
    last_word,
    text_before,
    unwrapped,
    without_signs,
)


@pytest.mark.parametrize(
    ("text", "word"), [("we read", "read"), ("a “note", "note"), ("@todo ", "todo"), ("精读", "读"), ("", "")]
)
def test_the_last_word_of_a_text_is_read_without_the_marks_before_it(text: str, word: str) -> None:
    assert unwrapped(last_word(text)).strip() == word


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("*PointNet++*", "PointNet++"),
        ("**PointNet**", "PointNet"),
        ("A*", "A*"),
        ("- A* search -", "A* search"),
        ("C++", "C++"),
    ],
)
def test_the_pluses_of_a_name_are_no_marks_around_it(text: str, core: str) -> None:
    start, end = without_signs(text, 0, len(text))
    assert text[start:end] == core


def test_four_hundred_characters_before_a_title_are_read() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 500)))
    assert text_before(text, 450) == text[50:450]
    assert text_before(text, 401) == text[1:401]
    assert text_before(text, 300) == text[:300]


def test_a_hundred_characters_are_searched_for_the_last_word() -> None:
    match = last_word("x" * 150)
    assert match is not None
    assert (match.start(), len(match[0])) == (50, 100)


@pytest.mark.parametrize(
    ("start", "end", "beside"), [(0, 3, True), (0, 4, False), (4, 5, False), (6, 9, True), (5, 9, False), (1, 9, False)]
)
def test_a_sighting_is_beside_others_if_it_shares_no_letter_with_them(start: int, end: int, beside: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_beside(Sighting(start, end, "a title"), [Sighting(3, 6, "another"), Sighting(12, 14, "one")]) is beside
