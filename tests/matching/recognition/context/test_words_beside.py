from __future__ import annotations

import pytest

from vlbib.matching.recognition.context.words_beside import LAST_WORD, unwrapped, without_signs


@pytest.mark.parametrize(
    ("text", "word"), [("we read", "read"), ("a “note", "note"), ("@todo ", "todo"), ("精读", "读"), ("", "")]
)
def test_the_last_word_of_a_text_is_read_without_the_marks_before_it(text: str, word: str) -> None:
    assert unwrapped(LAST_WORD.search(text)).strip() == word


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
