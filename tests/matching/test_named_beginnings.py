from __future__ import annotations

import pytest

from vlbib.matching.named_beginnings import is_beginning, is_long_enough, name_of_beginning

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
def test_two_words_of_ten_letters_in_all_are_enough_beside_a_name(words: str, *, enough: bool) -> None:
    assert is_long_enough(words) is enough


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("low-rank adaptation", True),
        ("LoRA: low-rank adaptation", True),
        ("low-rank adaptations", False),
        ("rank adaptation of", False),
        ("low-rank adaptation of large language models and more", False),
    ],
)
def test_words_begin_a_title_or_what_stands_after_its_name(words: str, *, begins: bool) -> None:
    assert is_beginning(words, TITLES[0]) is begins


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
    assert name_of_beginning(asked, ("LoRA", "LR"), TITLES) == name
