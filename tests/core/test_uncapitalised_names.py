"""Names in small letters are no words of a dictionary."""

from __future__ import annotations

from vlbib.core.uncapitalised_names import is_small_name, with_capitals_of


def test_a_word_of_a_dictionary_is_no_name_in_small_letters() -> None:
    assert not any(map(is_small_name, ("flamingo", "alpaca", "hubert", "two words", "Orpo", "umami")))


def test_a_name_is_spelled_as_in_the_title_of_its_work_or_in_capitals() -> None:
    assert with_capitals_of("spqr", "SpQR: A Compression") == "SpQR"
    assert with_capitals_of("mmlu", "Language Understanding") == "MMLU"
    assert with_capitals_of("mmlu", "İstanbul, Mmlu") == "MMLU"  # in small letters, the title is longer
