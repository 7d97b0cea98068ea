"""What a library's titles add to an index, and which of them an answer depends on."""

from __future__ import annotations

import pytest

from vlbib.core.known import ALIKE, LEAST_LETTERS, AtHand, KnownTitle, Naming, TitleList
from vlbib.core.library_titles import Inquiry, LibraryTitles, TitlesByIndex, all_beginnings
from vlbib.core.text import squeeze

NAMES = ("Deep Sets of Many Things", "Counting Pelicans in Crowded Harbours", "Short")
DEEP, PELICANS, SHORT = (KnownTitle(name, squeeze(name)) for name in NAMES)


def library(*titles: KnownTitle, alone: bool = True, far: bool = True) -> LibraryTitles:
    return LibraryTitles(
        lambda: TitlesByIndex(TitleList(titles), TitleList(titles if alone else ()), TitleList(titles if far else ()))
    )


def hand(titles: LibraryTitles) -> AtHand:
    return AtHand((titles,), library=titles)


def asked_whole(text: str) -> bytes:
    asked = Inquiry(AtHand(()))
    asked.titles_from(squeeze(text))
    return asked.beginnings()


def asked_near(text: str) -> bytes:
    asked = Inquiry(AtHand(()))
    asked.near(squeeze(text)[:ALIKE])
    return asked.beginnings()


def asked_name(text: str) -> bytes:
    asked = Inquiry(AtHand(()))
    asked.naming(text)
    return asked.beginnings()


def test_a_title_that_an_index_finds_is_left_to_it_but_remains_a_name() -> None:
    titles = library(DEEP, alone=False, far=False)
    assert not titles.titles_from(DEEP.key)
    assert not titles.near(DEEP.key[:ALIKE])
    assert titles.naming(DEEP.text) is Naming.TITLE
    alone = library(DEEP)
    assert list(alone.titles_from(DEEP.key)) == list(alone.near(DEEP.key[:ALIKE])) == [DEEP]


@pytest.mark.parametrize("asked", [asked_whole, asked_near, asked_name])
def test_an_answer_depends_only_on_the_titles_that_it_looked_up(asked: object) -> None:
    assert callable(asked)
    question = asked(DEEP.text)
    assert library().stamp_of_titles(question) == library(PELICANS, SHORT).stamp_of_titles(question) == b""
    assert library(DEEP).stamp_of_titles(question) == library(PELICANS, DEEP).stamp_of_titles(question) != b""
    other = KnownTitle(DEEP.text.upper(), DEEP.key)
    assert library(other).stamp_of_titles(question) != library(DEEP).stamp_of_titles(question)


def test_titles_that_an_index_finds_change_only_answers_about_names() -> None:
    left = library(DEEP, alone=False, far=False)
    assert left.stamp_of_titles(asked_whole(DEEP.text)) == left.stamp_of_titles(asked_near(DEEP.text)) == b""
    assert left.stamp_of_titles(asked_name(DEEP.text)) != b""


def test_a_longer_text_depends_on_the_title_that_it_begins_with() -> None:
    assert library(DEEP).stamp_of_titles(asked_whole(f"{DEEP.text} and more")) != b""
    assert (
        library(SHORT).stamp_of_titles(asked_name("short"))
        != library(SHORT).stamp_of_titles(asked_name("shorter"))
        == b""
    )


def test_look_ups_are_passed_on_to_all_local_knowledge() -> None:
    asked = Inquiry(hand(library(DEEP)))
    assert list(asked.titles_from(DEEP.key)) == list(asked.near(DEEP.key[:ALIKE])) == [DEEP]
    assert asked.naming(DEEP.text) is Naming.TITLE
    assert len(asked.numbers) == 3


def test_the_heads_of_a_text_that_begin_no_title_are_recorded_too() -> None:
    beside, other = library(DEEP), TitleList((SHORT,))
    asked = Inquiry(AtHand((beside, other)))
    heads = [DEEP.key[:LEAST_LETTERS], SHORT.key[:LEAST_LETTERS], "nosuchone"]
    assert asked.begun(heads) == {*heads[:2]}
    assert _numbers((asked.beginnings(),)) == _numbers((all_beginnings(map(asked_whole, heads)),))


def test_short_names_are_looked_up_in_the_indexes() -> None:
    named = KnownTitle(DEEP.text, DEEP.key, frozenset(("sets",)))
    index = TitleList((named,))
    assert library(named).bearer("Sets") == ""
    assert Inquiry(AtHand((library(named), index))).bearer("Sets") == DEEP.text


def test_packed_beginnings_are_united_and_damaged_ones_are_dropped() -> None:
    parts = (asked_whole(DEEP.text), asked_name(SHORT.text), asked_whole(DEEP.text), b"")
    assert all_beginnings(parts) == parts[0] + parts[1]
    assert all_beginnings((parts[0] + b"xyz",)) == parts[0]
    assert library(DEEP).stamp_of_titles(parts[0] + b"x") == library(DEEP).stamp_of_titles(parts[0])


def _numbers(parts: tuple[bytes, ...]) -> set[int]:
    return {number for part in parts for number in memoryview(part).cast("I")}


def test_without_a_library_all_knowledge_has_one_stamp() -> None:
    assert AtHand((), b"a").lasting == b"a"
    assert AtHand((), b"a").stamp_of_titles(asked_whole(DEEP.text)) == b""
    titles = library(DEEP)
    beside = AtHand((titles,), b"a", titles, b"b")
    assert (beside.stamp, beside.lasting) == (b"a", b"b")
    assert beside.stamp_of_titles(asked_whole(DEEP.text)) == titles.stamp_of_titles(asked_whole(DEEP.text))


def test_a_library_resembles_no_text_and_an_inquiry_searches_all_bodies() -> None:
    titles = LibraryTitles(lambda: TitlesByIndex(TitleList((DEEP,)), TitleList((DEEP,)), TitleList((DEEP,))))
    assert titles.resembling(DEEP.text) == ()
    asked = Inquiry(AtHand((titles, TitleList((DEEP,)))))
    assert asked.resembling(DEEP.text) == [DEEP]
    assert asked.beginnings() == b""


def test_for_a_few_letters_only_indexes_answer_so_that_the_answer_depends_on_no_title_of_the_library() -> None:
    own = library(DEEP)
    asked = Inquiry(AtHand((own, TitleList((PELICANS,))), library=own))
    assert (list(asked.near(DEEP.key[: ALIKE - 1])), asked.beginnings()) == ([], b"")
    assert list(asked.near(PELICANS.key[: ALIKE - 1])) == [PELICANS]
