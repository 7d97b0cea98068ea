"""Short names inside the titles of works that nobody knows."""

from __future__ import annotations

import pytest

from vlbib.core.unknown_titles import (
    is_among_capitals,
    is_in_list_of_names,
    is_question,
    is_titled_otherwise,
)

OWN = "OakNet: Growing Small Trees in Large Forests"


@pytest.mark.parametrize(
    ("line", "otherwise"),
    [
        ("OakNet: Counting the Leaves of Shrubs", True),
        ("so OakNet：Counting Leaves via Shrubs, read it", False),  # a full-width colon without a space
        ("OakNet： Counting Leaves via Shrubs", True),
        ("OakNet: Counting Leaves", False),  # two words
        ("OakNet: Counting All of It at Sea", False),  # short words do not count
        ("OakNet: counting leaves of shrubs", False),  # a remark
        ("OakNet: Growing Smaller Trees in Large Woods", False),  # most words are the work's
        ("OakNet: Growing Trees on Bare Stony Islands", True),
        ("OakNet, Counting Leaves of Shrubs", False),
        ("OakNet: 3 Leaves", False),
    ],
)
def test_a_subtitle_in_title_case_that_is_not_the_work_s_makes_another_title(line: str, *, otherwise: bool) -> None:
    assert is_titled_otherwise(line, line.index("OakNet") + 6, OWN) is otherwise


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("An Archive: A Case Study of OakNet and Values in Design", True),
        ("Counting Leaves with OakNet in Stony Islands", True),
        ("Counting Leaves with OakNet in Islands", False),  # three long words
        ("Counting Leaves With OakNet, Stony Islands", False),  # a comma ends it
        ("Counting Leaves OakNet Stony Islands", False),  # no small word
        ("we are Counting Leaves with OakNet in Stony Islands", True),
        ("we count the leaves with OakNet in stony islands", False),
    ],
)
def test_a_name_among_words_with_capitals_is_in_a_title(line: str, *, is_so: bool) -> None:
    at = line.index("OakNet")
    assert is_among_capitals(line, at, at + 6) is is_so


@pytest.mark.parametrize(
    ("line", "otherwise"),
    [
        ("Tree Growing: $n$ Leaves in One Shrub", True),
        ("Tree Growing: on small trees, again", False),  # a word of its title
        ("Tree Growing: read again today", False),  # a remark
        ("OakNet: on Leaves", False),  # one word
    ],
)
def test_a_name_of_words_is_in_another_title_if_no_word_after_its_colon_is_its_own(
    line: str, *, otherwise: bool
) -> None:
    end = line.index(":")
    assert is_titled_otherwise(line, end, "Tree Growing: The Small Forests and Trees") is otherwise


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("Is anisotropy really the cause of OakNet leaves?", True),
        ("Is anisotropy the cause of OakNet?", False),  # six words
        ("Is anisotropy really the cause of our OakNet leaves?", False),
        ("Is anisotropy really the cause of OakNet leaves? We saw.", False),
        ("anisotropy is really the cause of OakNet leaves?", False),
    ],
)
def test_a_long_question_about_nobody_may_be_a_title(line: str, *, is_so: bool) -> None:
    assert is_question(line) is is_so


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("metrics for the draft: ROUGE, OakNet, G-Eval", True),
        ("ROUGE、OakNet 和 BERT", True),
        ("ROUGE, OakNet", False),
        ("metrics: ROUGE, OakNet, old trees", False),
        ("metrics: ROUGE, all of OakNet, BERT", False),
    ],
)
def test_a_name_in_a_list_of_nothing_but_names_is_in_no_title(line: str, *, is_so: bool) -> None:
    at = line.index("OakNet")
    assert is_in_list_of_names(line, at, at + 6) is is_so
