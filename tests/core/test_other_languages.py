"""Words of other languages that no English title contains."""

from __future__ import annotations

import pytest

from vlbib.core.other_languages import is_of_other_language


@pytest.mark.parametrize(
    "text", ["nicht für uns", "à tester ?", "muy lento", "molto bello", "Daten aber klein", "to jest ona", "bir model"]
)
def test_a_small_word_of_another_language_shows_a_remark(text: str) -> None:
    assert is_of_other_language(text)


@pytest.mark.parametrize("text", ["A Network for Video", "Der Die Das", "a surface", "mit-licensed", ""])
def test_capitals_parts_of_words_and_english_words_do_not(text: str) -> None:
    assert not is_of_other_language(text)
