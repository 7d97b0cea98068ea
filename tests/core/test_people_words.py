"""The words of many languages for `and` between two people, and for `et al.` after the first ones."""

from __future__ import annotations

import re

import pytest

from vlbib.core.people_words import AND, OTHERS, says_others


@pytest.mark.parametrize(
    "text",
    [
        "Kim et al.",
        "Kim et. al",
        "Kim etal 2019",
        "Kim u. a.",
        "Kim u.a. 2019",
        "Kim and colleagues",
        "Kim & co",
        "Kim y cols.",
        "Kim e colaboradores",
        "Kim e altri (2019)",
        "Kim e.a., 2019",
        "Kim i in. 2019",
        "Kim a spol. 2019",
        "Kim vd., 2019",
        "Kim ve ark. 2019",
        "Kim m.fl.",
        "Ким и др. 2019",
        "Kim 等",
        "Kim+ 2020",
        "Kim+20",
    ],
)
def test_others_beside_the_first_author_are_said_in_many_languages(text: str) -> None:
    assert says_others(text)


@pytest.mark.parametrize("text", ["Kim and Son", "C++", "Kim+Son", "a spolu", "metal", "e.at", "a kolem"])
def test_two_people_and_longer_words_say_no_others(text: str) -> None:
    assert not says_others(text)


def test_a_phrase_ends_with_its_full_stop() -> None:
    found = [re.search(OTHERS, text) for text in ("Kim et al. 2019", "Kim a kol. 2019", "Kim et al 2019")]
    assert [match and match[0] for match in found] == ["et al.", "a kol.", "et al"]


@pytest.mark.parametrize("word", ["and", "und", "et", "y", "e", "i", "и", "en", "og", "och", "ja", "a", "ve", "és"])
def test_two_people_are_joined_by_a_word_of_many_languages(word: str) -> None:
    assert re.fullmatch(AND, word)
