"""Which words most titles have."""

from __future__ import annotations

from scripts.common_title_words import common_words

from vlbib.core.common_title_words import COMMON_TITLE_WORDS


def test_the_most_frequent_words_are_common_but_for_those_that_say_nothing() -> None:
    rare = [f"word{number} word{number}" for number in range(300)]
    titles = ["Maps of Rivers", "The Map", "Deep Learning of Maps", "A River", *rare]
    found = common_words(titles)
    assert {"map", "river"} <= set(found)
    assert {"deep", "learning", "the"}.isdisjoint(found)
    assert found == sorted(found)
    assert len(found) < 300


def test_the_list_has_words_of_many_fields_without_their_endings() -> None:
    assert {"language", "image", "graph", "system"} <= COMMON_TITLE_WORDS
    assert {"images", "learning", "federated2"}.isdisjoint(COMMON_TITLE_WORDS)
