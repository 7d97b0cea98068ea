"""The letters with which each word of a line begins a text."""

from __future__ import annotations

from tests.matching.recognition.known_names import headed

from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.word_heads import begun_words, word_heads


def test_each_word_comes_with_the_letters_from_there_on() -> None:
    line = "See: Don’t Look—Up, über 3 Big Cats 图"
    assert [line[start:][:3] for start, _ in word_heads(line)] == [
        "See",
        "Don",
        "Loo",
        "Up,",
        "übe",
        "3 B",
        "Big",
        "Cat",
    ]
    assert all(squeeze(line[start:]).startswith(head) for start, head in word_heads(line))
    assert all(len(head) == 16 for _, head in word_heads(line)[:3])
    assert word_heads(line)[-1][1] == "cats"


def test_a_title_may_begin_only_where_its_first_letters_are() -> None:
    known = headed("Deep Sets of Many Things")
    assert list(begun_words("see deep sets of many things", known)) == [(4, "deepsetsofmanyth")]
    assert list(begun_words("see shallow sets of Cats and Dogs", known)) == []
    assert list(begun_words("cats", known)) == []
