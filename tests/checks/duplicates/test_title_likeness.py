"""Titles of two entries: equal, explained, parts of a series, or other; with a case on either side of each bound."""

from __future__ import annotations

import pytest

from vlbib.checks.duplicates.profile import EntryProfile
from vlbib.checks.duplicates.title_likeness import Likeness, is_abstract, liken
from vlbib.core.bib import Entry, Field

EQUAL, EXPLAINED, PART, OTHER = Likeness  # in the order of their definition
LINES = "Counting crooked lines in old maps"


def profile(title: str) -> EntryProfile:
    return EntryProfile(Entry("misc", "a", (Field("title", title, 2),), 1), 0)


@pytest.mark.parametrize(
    ("title", "likeness"),
    [
        ("{Counting} crooked lines in old maps", EQUAL),
        ("COUNTING CROOKED LINES IN OLD MAPS.", EQUAL),
        ("Counting of crooked lines in the old maps", EXPLAINED),
        ("Counting crooked lines in old maps, technical report", EXPLAINED),
        ("Counting croked lines in old maps", EXPLAINED),
        ("Counting crooked lines in old maps: an atlas", EXPLAINED),
        ("LINECOUNT: counting crooked lines in old maps", EXPLAINED),
        ("Counting crooked lines in old maps 2", PART),
        ("Counting crooked lines in old maps, part II", PART),
        ("Counting crooked lines in new maps", OTHER),
        ("Drawing straight rivers", OTHER),
    ],
)
def test_titles_are_compared_in_both_directions(title: str, likeness: Likeness) -> None:
    assert liken(profile(LINES), profile(title)) is likeness
    assert liken(profile(title), profile(LINES)) is likeness


def test_a_plus_distinguishes_titles_with_the_same_letters() -> None:
    assert liken(profile("YOLO"), profile("Yolo")) is EQUAL
    assert liken(profile("YOLO"), profile("YOLO+")) is PART


@pytest.mark.parametrize(("title", "likeness"), [("Old city maps", PART), ("City maps", OTHER)])
def test_parts_of_a_series_have_three_common_words_besides_the_number(title: str, likeness: Likeness) -> None:
    assert liken(profile(f"{title} I"), profile(f"{title} II")) is likeness


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("Lines: counting rivers in crooked maps", "My lines: counting rivers in crooked maps", EXPLAINED),
        ("Lines: counting rivers in crooked maps", "Curves: counting rivers in crooked maps", OTHER),
        ("My own lines: counting rivers in crooked maps", "Lines: counting rivers in crooked maps", EXPLAINED),
        ("All my own lines: counting rivers in crooked maps", "Lines: counting rivers in crooked maps", OTHER),
        ("Lines: counting rivers", "My lines: counting rivers", OTHER),
    ],
)
def test_labels_of_up_to_three_words_may_differ_in_length_before_a_telling_title(
    first: str, second: str, likeness: Likeness
) -> None:
    assert liken(profile(first), profile(second)) is likeness


@pytest.mark.parametrize("title", ["lines (extended abstract)", "lines [abstract]."])
def test_a_title_may_say_that_the_work_is_only_an_abstract(title: str) -> None:
    assert is_abstract(title)
    assert not is_abstract("abstract lines")


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        (r"$\alpha$-divergence of rivers", r"$\beta$-divergence of rivers", OTHER),
        (r"$\mathcal{O}(\log n)$ rivers of maps", r"$\mathcal{O}(\sqrt n)$ rivers of maps", OTHER),
        (r"$\alpha$-divergence of rivers", r"$\boldsymbol{\alpha}$-divergence of rivers", EQUAL),
        (r"$\alpha$-divergence of rivers", r"\textit{$\alpha$}-divergence of rivers", EQUAL),
    ],
)
def test_titles_with_different_symbols_in_their_formulas_differ(left: str, right: str, likeness: Likeness) -> None:
    assert liken(profile(left), profile(right)) is likeness


@pytest.mark.parametrize("label", ["Erratum", "Reply", "Comment on", "Discussion", "Errata"])
def test_an_erratum_or_a_comment_on_a_work_is_not_the_work(label: str) -> None:
    assert liken(profile(f"{label}: {LINES}"), profile(LINES)) is OTHER
    assert liken(profile(LINES), profile(f"{label}: {LINES}")) is OTHER
