from __future__ import annotations

import pytest

from vlbib.matching.recognition.words_beside import LAST_WORD, unwrapped


@pytest.mark.parametrize(
    ("text", "word"), [("we read", "read"), ("a “note", "note"), ("@todo ", "todo"), ("精读", "读"), ("", "")]
)
def test_the_last_word_of_a_text_is_read_without_the_marks_before_it(text: str, word: str) -> None:
    assert unwrapped(LAST_WORD.search(text)).strip() == word
