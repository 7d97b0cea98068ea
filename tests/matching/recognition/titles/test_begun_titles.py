"""The beginning of a title, with its name or main title."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment, Sighting
from vlbib.matching.recognition.titles.begun_titles import begun_titles_in

KNOWN = headed(
    "ENSEI: Efficient Secure Inference of Plans via Maps for Pictures",
    "PRISM: Reducing Old Biases in Models",
    "PRISM: Reducing Old Errors in Models",
    "Rivers in a flash: Counting of Lines on Maps and Charts",
    "Conditional plans and growth of old new towns and big lights in games of cats",
    "FADE: Fast Old Deep Edges of Maps",
    "Lanterns: Lights at Night in Old Towns",
    "MapNet++: Human Maps of Daily Walks in Many Large Old Towns at Night",
)


def found(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [title.text for title in begun_titles_in(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("@moth: and ENSEI: Efficient Secure Inference 🤓", "ENSEI: Efficient Secure Inference"),
        ("see\nENSEI: efficient secure inference, nice", "ENSEI: efficient secure inference"),
        ("as in ENSEI: Efficient Secure Inference of Plans would be", "ENSEI: Efficient Secure Inference of Plans"),
        ("as in FADE: Fast Old Deep Edges would be", "FADE: Fast Old Deep Edges"),
        ("compare PRISM: Reducing Old Errors.", "PRISM: Reducing Old Errors"),
        ("in Conditional plans and growth of old new towns do not", "Conditional plans and growth of old new towns"),
        (
            "MapNet++: Human Maps of Daily Walks in Many Large Old Towns",
            "MapNet++: Human Maps of Daily Walks in Many Large Old Towns",
        ),
        ("also Rivers in a flash: counting of lines (at night)", "Rivers in a flash: counting of lines"),
    ],
)
def test_three_words_after_a_name_or_a_main_title_or_eight_words_say_which_work_is_meant(text: str, title: str) -> None:
    assert found(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "ENSEI: Efficient Secure",  # two words
        "ENSEI: Efficient Secure Inference would be",  # after three words the line must stop
        "ENSEI: Efficient Secure Inference of Plans on Trees",  # another title
        "FADE: Fast Old Deep would be",
        "ENSEI: Efficient Secure Inference of",  # a small word shows that it goes on
        "ENSEI: Efficient Secure Inference: A Survey",
        "ENSEI: Efficient Secure Inference of Plans via Maps for Pictures",  # all of it: found as a whole title
        "Beyond ENSEI: Efficient Secure Inference",
        "Reply to ENSEI: Efficient Secure Inference",
        "Conditional plans and growth of old new",  # seven words without a name
        "Conditional plans and growth of old new towns lantern lights",  # other words of another title
        "Conditional plans and growth of old new towns and big for Cats",
        "PRISM: Reducing Old",  # of two works
        "ensei: Efficient Secure Inference",
        "Lanterns: Lights at Night",  # a plain word is a label
        "MapNet: Human Maps of Daily Walks in Many Large Old Towns",  # without its mark another work's
    ],
)
def test_fewer_words_and_other_titles_are_none(text: str) -> None:
    assert found(text) == []


def test_comments_long_lines_and_the_places_of_titles_are_left_out() -> None:
    text = "ENSEI: Efficient Secure Inference"
    assert found(text, Place.COMMENT) == []
    assert (found(f"{text}.".ljust(400, "-")), found(f"{text}.".ljust(401, "-"))) == ([text], [])
    assert found(text, taken=(Sighting(7, 20, "Efficient Secure"),)) == []


def test_a_main_title_of_four_words_needs_three_more() -> None:
    known = headed("One two three four: Counting of Lines on Maps")
    for text, count in (("One two three four: counting of lines.", 1), ("One two three four: counting.", 0)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        assert len(list(begun_titles_in(segment, known, ()))) == count
