"""Two titles are compared word by word for display."""

from __future__ import annotations

import pytest

from vlbib.matching.word_diff import WordKind, word_diff


@pytest.mark.parametrize(
    ("asked", "title", "told"),
    [
        ("A b", "A b", "A b"),
        ("an image: worth", "An Image - Worth", "An Image +- Worth"),
        ("BLIP: One", "BLIP-2: One", "~BLIP: +BLIP-2: One"),
        ("One Two Three", "One Three", "One ~Two Three"),
        ("", "One", "+One"),
        ("Poincaré's ball", "Poincares Ball", "Poincares Ball"),
    ],
)
def test_words_of_both_and_of_one_title_are_told_apart(asked: str, title: str, told: str) -> None:
    marks = {WordKind.BOTH: "", WordKind.MISSING: "~", WordKind.ADDED: "+"}
    assert " ".join(marks[kind] + word for word, kind in word_diff(asked, title)) == told
