"""Short names beside an author of their work, without a year."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_beside_authors import names_beside_authors
from vlbib.matching.recognition.recognise import recognise

RIVER, ROBOT, TUNE, WIDE = (
    "Dense Rivers for Old Towns", "LKR: Robots that Walk", "Soft Prompts for Hard Tasks", "Wide Nets: A Study of Fish",
)  # fmt: skip
OTHER = "LKR: Lamps of Kiruna"
PEOPLE = {
    RIVER: ("oguz", "min", "wu"),
    ROBOT: ("lee", "smith", "abbeel"),
    OTHER: ("kim", "sato"),
    TUNE: ("lester",),
    WIDE: ("vandenberg", "ito"),
}
KNOWN = TitleList(
    tuple(
        KnownTitle(title, squeeze(title), frozenset(map(squeeze, names)), title != ROBOT)
        for title, names in (
            (RIVER, ("LKR", "DR", "R")),
            (ROBOT, ()),
            (OTHER, ()),
            (TUNE, ("prompt tuning",)),
            (WIDE, ()),
        )
    ),
    facts={squeeze(title): (TitleFacts(people, 2020),) for title, people in PEOPLE.items()},
)


def named(text: str, *, place: Place = Place.PARAGRAPH, results: bool = False) -> list[tuple[str, str]]:
    segment = Segment(file="a.md", line=1, text=text, place=place, results=results)
    return [(text[each.start : each.end], each.text) for each in names_beside_authors(segment, KNOWN, ())]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("see LKR (Oguz) too", "LKR", RIVER),
        ("see LKR [Oguz & Wu]", "LKR", RIVER),
        ("see LKR (Kim & Sato)", "LKR", OTHER),
        ("LKR（Oguz 等）", "LKR", RIVER),
        ("LKR (Oguz et al., the old one)", "LKR", RIVER),
        ("LKR (Oguz'19) and LKR", "LKR", RIVER),
        ("LKR (Oguz 2019)", "LKR", RIVER),
        ("the grey LKR (human taste, Lee/Smith/Abbeel)", "LKR", ROBOT),
        ("plus prompt tuning (Lester).", "prompt tuning", TUNE),
        ("plus prompt tuning (lester).", "prompt tuning", TUNE),  # nothing has capitals
        ("Then LKR (oguz 19) again", "LKR", RIVER),
        ("Then LKR (oguz et al. 2019) again", "LKR", RIVER),
        ("Then LKR (Oguz 19) again", "LKR", RIVER),
        ("try Wide Nets by Vandenberg and Ito", "Wide Nets", WIDE),
        ("try Wide Nets by Jan Vandenberg", "Wide Nets", WIDE),
        ("DR (Oguz) of two letters", "DR", RIVER),
    ],
)
def test_a_name_beside_an_author_is_that_author_s_work(text: str, name: str, title: str) -> None:
    assert named(text) == [(name, title)]


@pytest.mark.parametrize(
    "text",
    [
        "see LKR (Rossi)", "see LKR (Min)", "see LKR [Min & Wu]",
        "see LKR, Oguz", "LKR (we saw it) by train", "Prompt tuning (lester).",
        "talk by Kim", "Kim's LKR 2", "LKR by Kim 2",
        "LKR (not Kim)", "lkr (not kim)", "LKR (Lee)", "LKR by Oguzhan", "LKR () x", f"{'x' * 390} LKR (Oguz)",
        "R (Oguz)", "(Oguz)", "the (Oguz)",
    ],
)  # fmt: skip
def test_other_people_and_words_beside_a_name_tell_nothing(text: str) -> None:
    assert named(text) == []


def test_no_line_of_a_file_a_comment_or_a_table_of_results_is_read_so() -> None:
    text = "LKR (Oguz)"
    assert [named(text, place=place) for place in (Place.FILE, Place.COMMENT)] == [[], []]
    assert named(text, results=True) == []
    assert named(f"{'x' * 389} {text}") == [("LKR", RIVER)]


def test_a_name_in_a_title_that_is_taken_is_left_out() -> None:
    segment = Segment(file="a.md", line=1, text="LKR (Oguz)", place=Place.PARAGRAPH)
    assert list(names_beside_authors(segment, KNOWN, (Sighting(0, 3, "LKR"),))) == []


def test_such_a_name_counts_as_the_title_of_its_work() -> None:
    segment = Segment(file="a.md", line=1, text="2014 - LKR (Oguz), nothing else", place=Place.ITEM)
    assert [(each.text, each.called) for each in recognise([segment], KNOWN)[0]] == [(RIVER, "LKR")]


@pytest.mark.parametrize(
    "text",
    [
        "LKR (Kim)",  # a family name of many, and a name of several works
        "Grey LKR (Oguz)",
        "conditional LKR (Oguz)",
        "LKR (2, Oguz)",
        "LKR (v2, Oguz)",
        "LKR (Unlike Oguz)",
        "LKR (Oguz) 2",
        "LKR (Oguz)++",
        "LKR (Oguz)-2",
        "LKR by Oguz v2",
    ],
)
def test_another_work_of_the_name_a_longer_name_and_a_version_are_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["See LKR (Oguz)", "plus: LKR (Oguz)", "soft LKR (Oguz)", "Grey, LKR (Oguz)"])
def test_words_that_lead_to_a_name_are_no_part_of_it(text: str) -> None:
    assert named(text) == [("LKR", RIVER)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Oguz et al. (LKR) is right", "LKR", RIVER),
        ("Lester et al. prompt tuning, again", "prompt tuning", TUNE),
        ("lester et al. prompt tuning for", "prompt tuning", TUNE),
        ("Lester 等人（prompt tuning）", "prompt tuning", TUNE),
        ("Lesterらの（prompt tuning）", "prompt tuning", TUNE),
        ("Lester et al., 2021: prompt tuning", "prompt tuning", TUNE),
        ('Vandenberg et al. "Wide Nets"', "Wide Nets", WIDE),
    ],
)
def test_a_name_right_after_its_first_author_and_others_names_the_work_of_these_people(
    text: str, name: str, title: str
) -> None:
    assert named(text) == [(name, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Ito et al. Wide Nets",  # not the first author
        "Lane et al. (LKR)",
        "Lester et al. show prompt tuning",
        "Lee et al. (LKR)",  # not in the catalogue
        "Lester and prompt tuning",
        "Lester et al.",
    ],
)
def test_a_name_after_other_people_or_words_between_is_none(text: str) -> None:
    assert named(text) == []


def test_a_longer_name_or_another_year_after_people_is_another_work() -> None:
    assert named("Oguz et al. (LKR) of old") == [("LKR", RIVER)]
    assert named("Oguz et al. LKR V2 of old") == []
    assert named("Oguz et al. LKR for Video") == []
    assert named("Oguz et al. 2019, LKR") == [("LKR", RIVER)]
    assert named("Oguz et al. 1999, LKR") == []


def test_people_in_small_letters_beside_capitals_need_a_year() -> None:
    assert named("Then LKR (oguz) again") == []
    assert named("Then LKR (room 19) again") == []
