"""Remarks on a work, told from the rest of a title."""

from __future__ import annotations

import pytest

from vlbib.matching.recognition.names.remark_words import is_about_work, is_in_clauses, is_in_small_letters


@pytest.mark.parametrize(
    "text",
    [
        "good ablations, clean code",
        "fast but needs tuning",
        "Key idea: reuse the encoder",
        "strong baseline for us",
        "reproduced, matches the numbers",
        "large images, see Fig. 2",
        "works w/o labels",
        "数据高效训练",
    ],
)
def test_judgements_and_parts_of_sentences_are_about_a_work(text: str) -> None:
    assert is_about_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "Good Baselines Are Hard to Beat",  # in title case
        "a simple framework for contrastive learning",
        "towards the very deep graph networks",
        "how much can a bad teacher help?",
        "learning rate too high",
        "its nature, scope, limits, and consequences",
        "contrastive training of images and text",
    ],
)
def test_the_possible_rest_of_a_title_is_no_remark(text: str) -> None:
    assert not is_about_work(text)


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Regions Are never Needed here", False),  # half of the longer words
        ("Regions are never needed", True),
        ("trained like GPT-3 and BERT", True),  # names do not count
        ("an RL run", True),
        ("只看一次", True),
    ],
)
def test_in_lower_case_fewer_than_half_of_the_longer_words_are_capitalised(text: str, small: bool) -> None:  # noqa: FBT001
    assert is_in_small_letters(text) is small


def test_four_words_or_more_in_clauses_are_a_remark() -> None:
    assert is_in_clauses("new and, small flow") is False  # with a conjunction
    assert [is_in_clauses(text) for text in ("a new, small flow", "new, small flow")] == [True, False]
