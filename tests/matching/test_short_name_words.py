"""Texts that can be short names."""

from __future__ import annotations

import pytest

from vlbib.matching.short_name_words import name_like

ORDERING = [
    "part", "volume", "vol", "chapter", "lecture", "day", "session", "version", "section", "appendix", "supplement",
    "erratum", "corrigendum", "correction", "comment", "reply", "response", "re", "survey", "review", "task", "track",
    "book", "report", "no", "nr", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CLIP", True),
        ("BLIP-2", True),
        ("nocaps", False),
        ("Visual BERT Net", True),
        ("One Visual BERT Net", False),
        ("Part II", False),
        ("Replication Study", False),
    ],
)
def test_a_short_name_has_at_most_three_words_and_an_inner_capital_or_digit(text: str, name: bool) -> None:  # noqa: FBT001 -- a table's column
    assert name_like(text) is name


def test_a_name_given_for_the_work_is_a_name_in_any_case() -> None:
    assert name_like("nocaps", {"nocaps"})


@pytest.mark.parametrize("word", ORDERING)
def test_a_word_that_numbers_or_qualifies_a_text_is_no_short_name(word: str) -> None:
    assert not name_like(word.upper())
    assert name_like(f"{word.upper()}X")
