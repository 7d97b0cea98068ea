from __future__ import annotations

import pytest

from vlbib.core.titles import can_be_slip, is_name_like, is_name_word, is_telling, one_edit, title_size


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Counting Lines In Cartography", True),
        ("Counting Lines Cartography", False),
        ("Lines-in Old Wide Cartograph", True),
        ("abcde abcde abcde abcde", True),
        ("abcde abcde abcde abcd", False),
        ("do as i can not as i", True),
        ("do as i can not as", False),
    ],
)
def test_four_words_with_twenty_letters_can_represent_a_title(text: str, telling: bool) -> None:  # noqa: FBT001 -- a table's column
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
def test_one_edit_is_a_letter_more_less_or_changed_or_two_swapped(
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
def test_a_typo_is_inside_a_word_of_six_letters_or_more(word: str, wrong: str, offset: int, slip: bool) -> None:  # noqa: FBT001 -- a table's column
    assert can_be_slip(word, wrong, offset, 1) is slip


def test_swapped_letters_in_a_prefix_are_a_typo() -> None:
    assert can_be_slip("distribution", "ditsribution", 2, 2)
    assert not can_be_slip("distribution", "dijtribution", 2, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Поиск объектов", 2), ("End-to-End Detection", 4), ("don't", 1), ("目标检测", 2), ("ViT 论文精读", 3)],
)
def test_each_part_of_a_hyphenated_word_and_two_chinese_characters_count_as_a_word(text: str, count: int) -> None:
    assert title_size(text) == count


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("CLIP", True),
        ("Clip", False),
        ("DINOv2", True),
        ("word2vec", True),
        ("3D", True),
        ("GPT-4", True),
        ("2020", False),
        ("clip", False),
        ("“Training", False),
        ("eÜ", True),
    ],
)
def test_a_name_has_a_digit_or_a_capital_after_another_letter(word: str, named: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_name_word(word) is named


@pytest.mark.parametrize(
    ("text", "like"), [("", False), ("A", False), ("One Big Open GPT-3", True), ("My One Big Open GPT-3", False)]
)
def test_a_name_has_one_to_four_words(text: str, *, like: bool) -> None:
    assert is_name_like(text) is like


@pytest.mark.parametrize(
    ("text", "like"),
    [("Kosmos-1", True), ("Kosmos-v1", True), ("Kosmos", False), ("kosmos-x", False), ("Kos-Mos", False)],
)
def test_a_word_with_a_number_after_a_hyphen_is_spelled_like_a_name(text: str, *, like: bool) -> None:
    assert is_name_like(text) is like
