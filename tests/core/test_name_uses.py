"""Short names that stand for a kind of thing, a data split, a sized part, or something that is replaced."""

from __future__ import annotations

import pytest

from vlbib.core.name_uses import is_of_kind, is_sized_otherwise


@pytest.mark.parametrize(
    "text",
    [
        "we train a ViT on it",
        "An ViT is enough",
        "mit einem ViT davor",
        "avec un ViT",
        "我们用一个 ViT",
        "the encoder (ViT-B/32)",
        "the encoder（ViT-base）",
        "ViT val2017",
        "ViT 的变体很多",
        "熱画像＋ViT。",
        "A Title ← ViT を使う",
        "用 DiT 替换 ViT",
        "replacing the ViT",
        "DiT 替代 ViT",
        "图像 ViT 改造",
        "please cite the ViT line of work",
    ],
)
def test_a_name_with_an_article_or_a_size_is_used_for_something_else(text: str) -> None:
    at = text.index("ViT")
    assert is_of_kind(text, at, at + 3)


@pytest.mark.parametrize(
    "text",
    [
        "see ViT first",
        "the ViT paper",
        "data ViT",
        "Why does ViT train?",
        "ViT tests this",
        "see ViT-B with it",
        "ViT 的论文",
        "ViT val 80.3",
        "ViT train set",
        "ViT 测试集",
        "设置，ViT 上差 0.8 个点",
    ],
)
def test_a_name_alone_a_split_or_a_verb_after_it_or_a_size_without_brackets_is_no_such_use(text: str) -> None:
    at = text.index("ViT")
    assert not is_of_kind(text, at, at + 3)


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("QA-LoRA 量化感知 LoRA", True),
        ("see it\n- QA-LoRA：量化感知 LoRA", True),
        ("QA-LoRA、LoRA", False),
        ("QA-LoRA is better than LoRA", False),
        ("QA-LoRA\n量化感知 LoRA", False),
    ],
)
def test_a_name_in_the_gloss_of_a_longer_name_is_a_part_of_it(text: str, *, is_part: bool) -> None:
    assert is_of_kind(text, len(text) - 4, len(text)) is is_part


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("see Fig. S4", True),
        ("in room S4", True),
        ("in this section S4", True),
        ("see model S4", False),
        ("Fig. CLIP", False),
    ],
)
def test_a_letter_and_a_digit_after_a_label_number_a_figure_or_a_room(text: str, *, is_number: bool) -> None:
    start = text.rindex(" ") + 1
    assert is_of_kind(text, start, len(text)) is is_number


@pytest.mark.parametrize(
    ("name", "alias", "is_other"),
    [("ViT-S", "VITS", True), ("Fox-T", "FOXT", True), ("Fox-T", "Fox-T", False), ("FOXT", "Fox-T", False)],
)
def test_the_letter_of_a_size_after_a_hyphen_belongs_to_no_name_without_one(
    name: str, alias: str, *, is_other: bool
) -> None:
    assert is_sized_otherwise(name, alias) is is_other
