"""Known titles that the words of a text spell."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.spelled_titles import spelled_titles

TITLES = (
    "Deep Sets of Things",
    "Sets of Things",
    "Rows and Columns Alike",
    "面向稀疏点云的深度集合网络",
    "Sets of Vision-Language Models",
    "Modeling Colors of Things",
)
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))


def spelled(text: str) -> list[tuple[str, str]]:
    return [(each.title.text, text[each.start : each.end]) for each in spelled_titles(text, KNOWN)]


@pytest.mark.parametrize(
    "text", ["read deep sets of things now", "(Deep-Sets of  THINGS)", "read Deep Sets\nof things"]
)
def test_all_titles_whose_words_are_there_are_found_whatever_the_case_and_the_marks(text: str) -> None:
    assert [title for title, _ in spelled(text)] == ["Deep Sets of Things", "Sets of Things"]


@pytest.mark.parametrize("text", ["Deep Setsof Thingsx", "Deepsets of Thing", "Deep Sets of"])
def test_a_title_begins_and_ends_with_words_of_the_text(text: str) -> None:
    assert spelled(text) == []


@pytest.mark.parametrize("text", ["Rows & Columns Alike", "Rows and Columns Alike"])
def test_and_may_be_an_ampersand(text: str) -> None:
    assert spelled(text) == [("Rows and Columns Alike", text)]


def test_with_may_be_a_letter_and_a_slash() -> None:
    known = TitleList((KnownTitle("Old Maps with Trees", squeeze("Old Maps with Trees")),))
    for text, count in (("see old maps w/ trees", 1), ("see old maps w trees", 0), ("see old maps v/ trees", 0)):
        assert len(spelled_titles(text, known)) == count


def test_the_and_of_a_title_may_not_be_left_out() -> None:
    assert spelled("Rows Columns Alike") == []


def test_the_text_may_have_an_and_that_the_title_lacks() -> None:
    assert spelled("Deep and Sets of Things") == [
        ("Sets of Things", "Sets of Things"),
        ("Deep Sets of Things", "Deep and Sets of Things"),
        ("Sets of Things", "Sets of Things"),
    ]


def test_each_character_in_a_script_without_spaces_is_a_word() -> None:
    assert spelled("读了面向稀疏点云的深度集合网络，很好") == [(TITLES[3], TITLES[3])]


def test_a_plus_right_after_a_title_belongs_to_it() -> None:
    assert ("Sets of Things", "Sets of Things++") in spelled("Sets of Things++ again")
    assert ("Sets of Things", "Sets of Things") in spelled("Sets of Things +more")


def test_an_abbreviation_may_stand_for_a_phrase_of_a_title() -> None:
    assert spelled("Sets of VLMs, again") == [("Sets of Vision-Language Models", "Sets of VLMs")]
    assert spelled("Sets of VLM, sets of vlms") == []


def test_a_word_may_have_its_british_spelling() -> None:
    assert spelled("on modelling colours of things") == [("Modeling Colors of Things", "modelling colours of things")]
