"""The list of ordinary words that names are spelled like."""

from __future__ import annotations

from vlbib.core.ordinary_words import ORDINARY_WORDS


def test_words_are_in_lower_case_and_names_that_later_titles_speak_of_are_no_ordinary_words() -> None:
    assert all(word.isalpha() and word.islower() for word in ORDINARY_WORDS)
    assert {"schema", "transfer", "character"} <= ORDINARY_WORDS
    assert ORDINARY_WORDS.isdisjoint({"llava", "clip", "bert", "glove", "gin"})
