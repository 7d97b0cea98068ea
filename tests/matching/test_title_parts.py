from __future__ import annotations

import pytest

from vlbib.matching.title_parts import is_long_enough, is_part, name_beside_part

TITLES = ("LoRA: Low-Rank Adaptation of Large Language Models", "Low-Rank Adaptation of Models")


@pytest.mark.parametrize(
    ("words", "enough"),
    [
        ("low-rank adaptation", True),
        ("transformers", False),
        ("deep nets", False),
        ("large cats", False),
        ("deep cat sets", True),
    ],
)
def test_two_words_with_ten_letters_in_all_are_enough_beside_a_name(words: str, *, enough: bool) -> None:
    assert is_long_enough(words) is enough


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("low-rank adaptation", True),
        ("LoRA: low-rank adaptation", True),
        ("low-rank adaptations", False),
        ("large language models", True),
        ("rank adaptation of", True),
        ("rank adapt", False),
        ("ank adaptation of", False),
        ("models low-rank", False),
        ("low-rank adaptation of large language models and more", False),
    ],
)
def test_words_are_a_part_of_a_title_if_it_has_them_as_whole_words(words: str, *, stands: bool) -> None:
    assert is_part(words, TITLES[0]) is stands


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("LoRA: low-rank adaptation", "LoRA"),
        ("Low-rank adaptation (LoRA)", "LoRA"),
        ("DoRA: low-rank adaptation", ""),
        ("LoRA++: low-rank adaptation", ""),
        ("LoRA: low-rank", ""),
        ("LoRA: high-rank adaptation", ""),
        ("low-rank adaptation", ""),
        ("LoRA", ""),
    ],
)
def test_the_name_and_the_words_must_both_be_the_work_s(asked: str, name: str) -> None:
    assert name_beside_part(asked, ("LoRA", "LR"), TITLES) == name


def test_numbers_in_a_part_are_those_of_the_title() -> None:
    assert is_part("worth 16x16 words", "An Image is Worth 16x16 Words")
    assert not is_part("worth 16.16 words", "An Image is Worth 1616 Words")
    assert not is_part("large nets++", "Counting Large Nets")
