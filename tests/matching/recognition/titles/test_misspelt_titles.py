"""Misspelt titles in plain sentences."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment, Sighting
from vlbib.matching.recognition.titles.misspelt_titles import misspelt_titles_in

KNOWN = headed("Fossil fuel resources and growth drive the feasibility of climate targets")
WRONG = "Fossil fuel resources and growth drive the feasability of climate targets"


def found(text: str, place: Place = Place.PARAGRAPH, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [title.text for title in misspelt_titles_in(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    "text", [WRONG, f"my colleague covers {WRONG}.", f"I do. But {WRONG} must go", f"one line\n{WRONG} is next"]
)
def test_a_title_with_a_typo_is_found_in_a_sentence(text: str) -> None:
    assert found(text) == [WRONG]


@pytest.mark.parametrize(
    "text",
    [
        WRONG.replace("feasability", "feasibility"),  # a whole title is found elsewhere
        WRONG.replace("growth", "trade"),
        WRONG.replace("Fossil", "Fosil"),  # the first letters must be right
        f"{WRONG} of Nations",
        f"Slow {WRONG}",
        f"Reply to {WRONG}",
        WRONG.removesuffix(" targets"),
    ],
)
def test_other_words_and_longer_titles_are_none(text: str) -> None:
    assert found(text) == []


def test_headings_and_the_places_of_titles_are_left_out() -> None:
    assert found(WRONG, Place.HEADING) == []
    assert found(WRONG, taken=(Sighting(7, 20, "fuel resources"),)) == []


def test_words_in_another_language_before_it_are_no_part_of_a_title() -> None:
    assert [found(f"{before}: {WRONG}") for before in ("Zum Einschlafen", "Slow Einschlafen")] == [[WRONG], []]


def test_five_words_and_four_hundred_characters_are_the_bounds() -> None:
    known = headed("Counting rivers with lines townships", "Counting rivers with townships")
    for text, count in (
        ("see Counting rivers with lines towmships", 1),
        ("see Counting rivers with towmships", 0),
    ):
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
        assert len(list(misspelt_titles_in(segment, known, ()))) == count
    assert (found(WRONG.ljust(400, ".")), found(WRONG.ljust(401, "."))) == ([WRONG], [])
