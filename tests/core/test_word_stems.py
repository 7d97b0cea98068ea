"""Words of titles are compared without their endings, and those that say nothing are left out."""

from __future__ import annotations

import pytest

from vlbib.core.word_stems import stem, telling_stems


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lamps", "lamp"),
        ("maps", "maps"),  # so short a word may have no ending
        ("gas", "gas"),
        ("cities", "city"),
        ("forestings", "forest"),
        ("foresting", "forest"),
        ("dreaming", "dreaming"),  # a shorter one may be a word of its own
    ],
)
def test_endings_are_left_out(word: str, expected: str) -> None:
    assert stem(word) == stem(expected) == expected


def test_small_and_general_words_say_nothing() -> None:
    found = telling_stems("Deep Learning of the New Models for Rivers, an Ode to Old Maps")
    assert found == {"river", "ode", "old", "maps"}
    assert telling_stems("We Do It by Ox") == frozenset()  # two letters are too few
