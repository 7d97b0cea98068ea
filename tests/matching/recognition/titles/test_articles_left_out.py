"""A title without the article that it begins with is that of the known work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.articles_left_out import titles_without_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

LAMPS, OWL = "The Lamp Makers Hypothesis: Rooms of Light", "An Owl's Guide to the Old Towers"
SURVEY, FIVE, GLUED = "A Survey of Old Bridges", "The Lamps of Five Old Rooms", "Asynchronous Lamps of Old Rooms"
TWO = ("A Closer Look at Rivers: One", "The Closer Look at Rivers: Another")
SHORT, SIXTEEN, PAIR = "The Lanes of Sandy Dew", "The Lanes of Sandy Dews", "The Mountainsides Everywhere"
LONG, LONGER = (
    " ".join(("A", *(f"{letter}Word{number}" for number in range(count)))) for letter, count in (("", 20), ("X", 21))
)
KNOWN = TitleList(
    tuple(
        KnownTitle(title, squeeze(title))
        for title in (LAMPS, OWL, SURVEY, FIVE, GLUED, *TWO, SHORT, SIXTEEN, PAIR, LONG, LONGER)
    )
)


def named(text: str, place: Place = Place.ITEM, *, taken: Sequence[Sighting] = (), results: bool = False) -> list[str]:
    begin = text.find("[")
    marks = (Stretch(Mark.ITALIC, begin + 1, text.index("]")),) if begin > 0 else ()
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks, results=results)
    return [each.text for each in titles_without_articles(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lamp Makers Hypothesis", LAMPS),
        ("1. Lamp Makers Hypothesis – again", LAMPS),
        ("[x] Owl's guide to the old towers (Strix)", OWL),
        ("Owl's Guide to the Old Towers, 2020", OWL),
        ("we like [Lamp Makers Hypothesis] a lot", LAMPS),
        ("look at “Owl's Guide to the Old Towers” too", OWL),
        ("cite [Lamp Makers Hypothesis: Rooms of Light] here", LAMPS),
        ("a line\nOwl's Guide to the Old Towers", OWL),
        ("Survey of Old Bridges", SURVEY),
    ],
)
def test_a_title_or_main_title_but_for_its_article_from_a_start_to_a_sign_is_known(text: str, title: str) -> None:
    assert named(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "survey of old bridges",  # a topic
        "lamp makers hypothesis",
        "lamps of five old rooms",
        "we like [Lamp Makers Hypothesis a lot]",
        "Lamp Makers Hypothesis: for Rooms",  # another subtitle
        "Lamp Makers Hypothesis - Rooms and Halls of Old Towns",
        "Synchronous Lamps of Old Rooms",  # no word of `Asynchronous`
        "we like the lamp makers hypothesis",
        "Lamp Makers Hypothesis of Others",
        "Lamp Makers",
        "Closer Look at Rivers",  # of two works
        "of Owl's Guide to the Old Towers",
        "",
    ],
)
def test_a_topic_part_of_a_sentence_and_words_of_several_works_are_none(text: str) -> None:
    assert named(text) == []


def test_headings_results_and_what_is_taken_are_left_out() -> None:
    assert [named("Lamp Makers Hypothesis", place) for place in (Place.HEADING, Place.FILE, Place.COMMENT)] == [[]] * 3
    assert named("Lamp Makers Hypothesis", Place.ROW, results=True) == []
    assert named("Lamp Makers Hypothesis", taken=(Sighting(5, 11, "Makers"),)) == []
    assert named("Lamp Makers Hypothesis", taken=(Sighting(22, 25, "..."),)) == [LAMPS]


def test_a_title_has_at_most_twenty_words_and_its_line_three_hundred_characters() -> None:
    assert [named(title.removeprefix("A ")) for title in (LONG, LONGER)] == [[LONG], []]
    line = "Lamp Makers Hypothesis - ".ljust(300, "x")
    assert [named(line), named(f"{line}x")] == [[LAMPS], []]


def test_a_title_has_three_words_or_more_and_sixteen_letters() -> None:
    assert [named(title.removeprefix("The ")) for title in (SHORT, SIXTEEN, PAIR)] == [[], [SIXTEEN], []]
    assert named("Mountainsides Everywhere, and so on") == []
