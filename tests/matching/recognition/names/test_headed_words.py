"""Plain words that only the beginning of a title makes names."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.matching.recognition.names.headed_words import headed_words_in

KNOWN = headed(
    "Burrow: Digging Tools",
    "Lantern: Lights",
    "Lantern: On Paper",
    "FastNet: Speed of Things",
    "Datasets: A Library",
    "MARMOT: Nights",
)
TITLE = "Burrow: Digging Tools"


def told(text: str, place: Place = Place.ITEM, named: tuple[Sighting, ...] = ()) -> list[tuple[str, str]]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, level=1, group=1)
    return list(headed_words_in(segment, KNOWN, named))


@pytest.mark.parametrize(
    ("text", "place"), [("Burrow", Place.ITEM), ("Burrow: nice idea", Place.ITEM), ("Burrow\x1f2021", Place.ROW)],
)  # fmt: skip
def test_a_word_on_its_own_may_be_the_name_of_the_one_title_it_begins(text: str, place: Place) -> None:
    assert told(text, place) == [("Burrow", TITLE)]


def test_beside_two_works_a_word_of_their_list_may_be_a_third() -> None:
    text = "CLIP, Burrow → BLIP-2"
    named = (Sighting(0, 4, "CLIP", is_name=True), Sighting(15, 21, "BLIP-2", is_name=True))
    assert told(text, named=named) == [("Burrow", TITLE)]
    assert told(text, named=named[:1]) == []


@pytest.mark.parametrize("text", ["Lantern", "burrow", "Burrows", "the Burrow of it", "FastNet", "Datasets", "Marmot"])
def test_shared_words_other_spellings_and_words_of_sentences_are_none(text: str) -> None:
    assert told(text) == []


def test_long_lines_are_left_out() -> None:
    named = (Sighting(0, 4, "CLIP", is_name=True), Sighting(15, 21, "BLIP-2", is_name=True))
    line = "CLIP, Burrow → BLIP-2, ".ljust(300, "x")
    assert (told(line, named=named), told(f"{line}x", named=named)) == ([("Burrow", TITLE)], [])


def test_the_page_of_a_wikilink_may_be_such_a_word() -> None:
    marks = (Stretch(Mark.WIKI, 0, 6, "Burrow"),)
    segment = Segment(file="a.md", line=1, text="Burrow 很好的想法", place=Place.PARAGRAPH, marks=marks)
    assert list(headed_words_in(segment, KNOWN, ())) == [("Burrow", TITLE)]
