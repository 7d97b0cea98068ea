from __future__ import annotations

import pytest

from vlbib.core.record import Record
from vlbib.verification.compared_titles import (
    TitleLikeness,
    compare_titles,
    letters_swapped,
    title_likeness,
    undoubled,
)
from vlbib.verification.discrepancy import Gravity
from vlbib.verification.reference import BibReference

RECORD = "Counting Lines in Old Maps with Deep Networks"


@pytest.mark.parametrize(
    ("stated", "likeness"),
    [
        ("Counting lines in old maps with deep networks.", TitleLikeness.SAME),
        ("MapNet2: Counting lines in old maps with deep networks", TitleLikeness.EXPLAINED),
        ("Counting lines in old maps with deep networks and their kin", TitleLikeness.EXPLAINED),
        ("Counting the lines in old maps with deep networks", TitleLikeness.EXPLAINED),
        ("Counting lines in old maps with deep network", TitleLikeness.NEAR),
        ("Counting lines in new maps with deep networks", TitleLikeness.NEAR),
        ("Rivers of the world", TitleLikeness.OTHER),
    ],
)
def test_titles_are_the_same_explained_near_or_different(stated: str, likeness: TitleLikeness) -> None:
    assert title_likeness(stated, RECORD) is likeness


def test_a_formula_is_no_difference() -> None:
    stated = "Gradient descent without the factor in the O(eps(-7/4)) complexity"
    recorded = r"Gradient Descent Without the Factor in the $O(\epsilon^{-7/4})$ Complexity"
    assert title_likeness(stated, recorded) is TitleLikeness.SAME
    assert title_likeness("Gradient ascent in the O(1) bound", recorded) is not TitleLikeness.SAME


def test_two_repeated_words_are_a_slip() -> None:
    assert undoubled("no factor in the in the bound") == "no factor in the bound"
    assert title_likeness("Counting Lines in Old in Old Maps with Deep Networks", RECORD) is TitleLikeness.EXPLAINED


def test_html_entities_in_a_record_are_decoded() -> None:
    assert title_likeness("Rivers & lakes", "Rivers &amp; lakes") is TitleLikeness.SAME


@pytest.mark.parametrize(("stated", "near"), [("abcdefghijklmno", True), ("abcdefghijklmn", False)])
def test_titles_are_near_from_seventy_five_per_cent_of_common_letters(stated: str, near: bool) -> None:  # noqa: FBT001
    assert (title_likeness(stated, "abcdefghijklmnopqrstuvwxy") is TitleLikeness.NEAR) is near


@pytest.mark.parametrize(
    ("stated", "recorded", "message"),
    [
        ("Lines in maps", "Lines in Maps: How to Count Them", "the subtitle is left out"),
        ("Lines in maps?", "Lines in Maps? How to Count Them", "the subtitle is left out"),
        ("Lines in maps - how to count", "Lines in Maps - How to Count - A Guide", "the subtitle is left out"),
        ("Counting lines in old maps", "Counting Lines in Old Maps with Networks", "the end of the title is left out"),
        ("Lines in maps: how to count them", "Lines in Maps", "the record's title has no such subtitle"),
    ],
)
def test_a_left_out_part_of_a_title_is_an_info(stated: str, recorded: str, message: str) -> None:
    (told,) = compare_titles(BibReference(key="key", title=stated), Record(source="dblp", title=recorded))
    assert (told.gravity, told.message) == (Gravity.INFO, message)


def test_a_few_first_words_of_a_title_are_not_the_title() -> None:
    (told,) = compare_titles(BibReference(key="key", title="Lines in"), Record(source="dblp", title="Lines in Maps: A"))
    assert told.gravity is Gravity.WARNING


@pytest.mark.parametrize(
    ("venue", "recorded", "gravity"),
    [("arXiv preprint", "CVPR", Gravity.INFO), ("CVPR", "CVPR", Gravity.WARNING), ("arXiv", None, Gravity.WARNING)],
)
def test_a_preprint_may_have_been_retitled_when_it_was_published(
    venue: str, recorded: str | None, gravity: Gravity
) -> None:
    reference = BibReference(key="key", title="Counting all lines in old maps with deep networks", venue=venue)
    (told,) = compare_titles(reference, Record(source="dblp", title=RECORD, venue=recorded))
    assert told.gravity is gravity


@pytest.mark.parametrize(
    ("stated", "exchanged"),
    [
        ("Counting lines in odl maps", True),
        ("Counting lines in old maps", False),
        ("Counting lines in lod maps", True),
        ("Counting lines in dlo maps", False),
        ("Counting lines in ol maps", False),
        ("Counting lines in ord maps", False),
        ("Cuonting lines in odl maps", False),
    ],
)
def test_two_adjacent_letters_that_are_swapped_are_a_slip(stated: str, exchanged: bool) -> None:  # noqa: FBT001
    assert letters_swapped(stated, "Counting Lines in Old Maps") is exchanged


def test_a_title_with_two_swapped_letters_is_a_spelling_difference() -> None:
    reference = BibReference(key="key", title="Counting lines in odl maps", year=2021)
    record = Record(source="dblp", title="Counting lines in old maps", year=2021)
    (slip,) = compare_titles(reference, record)
    assert (slip.gravity, slip.message) == (Gravity.INFO, "two letters are swapped")
