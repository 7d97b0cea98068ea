"""People, years and conferences beside a title or a short name."""

from __future__ import annotations

import pytest

from vlbib.core.known import TitleFacts
from vlbib.matching.recognition.context.claims_beside import (
    appeared_at,
    conferences_in,
    people_beside,
    persons_in,
    year_before,
    years_in,
)


def test_family_names_are_returned_as_written_in_the_text() -> None:
    text = "by De Vries and Kim's group"
    assert people_beside(("kim", "devries", "son"), persons_in(text), text) == {"kim": "Kim"}


def test_a_family_name_of_several_words_is_searched_for_from_eight_letters_on() -> None:
    for text, name in (("van der Berg", "vanderberg"), ("von Kehl", "vonkehl"), ("von Kehle", "vonkehle")):
        assert bool(people_beside((name,), persons_in(text), text)) is (len(name) >= 8)


def test_digits_inside_a_number_are_no_year() -> None:
    assert years_in("2021, arXiv 2103.00020, 120219, CVPR'20 and 1998") == {2021, 1998}


def test_a_work_appeared_at_its_venue_in_its_year() -> None:
    facts = TitleFacts(year=2020, venues=("Computer Vision and Pattern Recognition", "ICML"))
    assert [appeared_at(each, facts) for each in conferences_in("CVPR 2020, CVPR'21, ICML20, ECCV 2020")] == [
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("2014 · ", 2014),
        ("words\n- **2014** — ", 2014),
        ("2014: “", 2014),
        ("2014 ", None),
        ("in 2014: ", None),
        ("12014: ", None),
        ("", None),
    ],
)
def test_a_year_that_begins_a_line_may_be_that_of_the_title_after_it(before: str, year: int | None) -> None:
    assert year_before(f"{before}A Title of Things", len(before)) == year
