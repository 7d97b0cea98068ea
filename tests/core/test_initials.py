"""What the initials of a title spell, and what this says about a name before it."""

from __future__ import annotations

import pytest

from vlbib.core.initials import initials
from vlbib.matching.title_agreement import compare


@pytest.mark.parametrize("name", ["nin", "dsl", "dslc", "dso"])
def test_three_initials_or_more_spell_a_name(name: str) -> None:
    assert name in initials("Network in Network") | initials("Deep Sets of Large Cats")


@pytest.mark.parametrize("title", ["Deep Sets", "Net", ""])
def test_two_words_spell_nothing(title: str) -> None:
    assert not initials(title)


def test_skipped_words_are_short_or_function_words() -> None:
    assert "cdf" in initials("Cats with Dogs and Fish")
    assert "cwdf" not in initials("Cats with Dogs and Fish")


def test_a_name_that_few_words_spell_is_not_another_work_s() -> None:
    assert compare("NIN: Network in Network", "Network in Network").agrees
    assert not compare("FAN: Network in Network", "Network in Network").agrees


def test_the_record_s_own_name_before_few_words_counts_more_than_they_do() -> None:
    assert not compare("Network in Network", "NIN: Network in Network").agrees
