"""Short names in a chronology, told by the year of their work."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import CELL_END, Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_after_years import names_after_years
from vlbib.matching.recognition.recognise import recognise

RIVER, LATE_RIVER, FISH, LAMP, LONG, FOUR, PAIR = (
    "Dense Rivers for Old Towns", "KRV: Rivers of Wine", "FishNet2: Nets that Swim", "Otter: Lamps for Caves",
    "Zyra: Winds over Hills", "Large Maps of Old Towns", "QX: Salt",
)  # fmt: skip
SWAN, VIDEO = "Swanna Nets with Birds", "Video Swannas"
OTHER_PAIR, NEXT, MEETING = "QX: Pepper", "Next: Words that Follow", "ICLR: Colours of Sand"
WORKS = {
    RIVER: (2016, ("KRV", "DR", "R")),
    LATE_RIVER: (2019, ("KRV",)),
    FISH: (2018, ()),
    LAMP: (2020, ()),
    LONG: (2020, ("Zyra Two",)),
    FOUR: (2020, ("LMO", "large maps of old", "five words of a name")),
    PAIR: (2021, ()),
    OTHER_PAIR: (2021, ()),
    VIDEO: (2022, ("Swanna",)),
    SWAN: (2022, ("Swanna",)),
    NEXT: (2020, ()),
    MEETING: (2020, ()),
}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset(map(squeeze, names))) for title, (_, names) in WORKS.items()),
    facts={squeeze(title): (TitleFacts(year=year),) for title, (year, _) in WORKS.items()},
)


def named(text: str, *, place: Place = Place.PARAGRAPH, results: bool = False) -> list[tuple[str, str]]:
    segment = Segment(file="a.md", line=1, text=text, place=place, results=results)
    return [(text[each.start : each.end], each.text) for each in names_after_years(segment, KNOWN, ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2016 ─ KRV", ["KRV"]),
        ("2016: KRV, a long one", ["KRV"]),
        ("2016: DR; R", ["DR"]),  # of one letter there are too many
        ("(early)\n2016 KRV came out and won", ["KRV"]),
        ("2020 — Otter; Zyra；LMO", ["Otter", "Zyra", "LMO"]),
        ("2020 · Otter (the lamp), Zyra: windy", ["Otter", "Zyra"]),
        ("2020年 → Otter", []),  # part of a date
        ("2016 ── KRV ─┬─ 2018 ── FishNet2", ["KRV", "FishNet2"]),
        ("2016 KRV -> 2018 FishNet2 -> 2020 Otter", ["KRV", "FishNet2", "Otter"]),
        ("2016：KRV与别的、Otter", ["KRV"]),
        ("2020 Zyra Two and the rest", ["Zyra Two"]),
        ("2020 large maps of old", ["large maps of old"]),
        ("2020 five words of a name", []),
    ],
)
def test_a_name_after_its_year_counts(text: str, names: list[str]) -> None:
    assert [name for name, _ in named(text)] == names


@pytest.mark.parametrize(("year", "titles"), [(2016, [RIVER]), (2019, [LATE_RIVER]), (2017, []), (2018, [])])
def test_the_year_tells_works_of_one_name_apart_and_must_be_exact(year: int, titles: list[str]) -> None:
    assert [title for _, title in named(f"{year}: KRV")] == titles


def test_of_works_of_one_year_the_one_whose_title_begins_with_the_name_is_meant() -> None:
    assert named("2022: Swanna") == [("Swanna", SWAN)]


@pytest.mark.parametrize(
    "text",
    [
        "2021: QX",  # two works of the year
        "2019 KRV again and again",  # before a remark, only the likeliest work of a name
        "2020 Otter again and again",  # nor an everyday word
        "2020: Next",  # a word of everyday language
        "2020: ICLR",  # a conference
        "2020 Otter Two",  # a longer name
        "2020: see Otter",
        "2020: our Zyra",
        "2020-03: Zyra",
        "2020.03 Zyra",
        "2020/3/1 Zyra",
        "in 2020: Zyra",
        "see (2020) Zyra",
        "Zyra, 2020",
        "2020: see (Zyra)",
        f"2020: {'x' * 400}; Zyra",
    ],
)
def test_what_is_no_chronology_names_nothing(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(("letters", "count"), [(386, 1), (387, 0)])
def test_a_line_of_more_than_four_hundred_characters_is_not_read(letters: int, count: int) -> None:
    assert len(named(f"2020: Zyra; {'x' * (letters + 2)}")) == count


@pytest.mark.parametrize(("signs", "count"), [(8, 1), (9, 0)])
def test_eight_signs_may_stand_before_the_year(signs: int, count: int) -> None:
    assert len(named(f"{'*' * signs}2020: Zyra")) == count


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (("2020", "Zyra", "read"), 1),
        (("Zyra", "2020", "read"), 1),
        (("Zyra", "read", "2020"), 1),
        (("Zyra (soft)", "2020"), 1),
        (("Zyra", "2020", "2021"), 0),  # which of them is the work's?
        (("Zyra", "2021"), 0),
        (("Zyra flights", "2020"), 0),
        (("Zyra", "March 2020"), 0),
    ],
)
def test_the_name_of_a_row_counts_with_the_year_in_another_cell(cells: tuple[str, ...], count: int) -> None:
    assert len(named(CELL_END.join(cells), place=Place.ROW)) == count
    assert named(CELL_END.join(cells), place=Place.ROW, results=True) == []


@pytest.mark.parametrize("place", [Place.FILE, Place.COMMENT, Place.HEADING])
def test_names_of_files_comments_and_headings_are_no_chronology(place: Place) -> None:
    assert named("2020: Zyra", place=place) == []


def test_a_taken_title_hides_what_is_in_it() -> None:
    text = "2020: Zyra"
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert list(names_after_years(segment, KNOWN, [Sighting(6, 10, LONG)])) == []


def test_recognition_has_the_work_and_its_name() -> None:
    segment = Segment(file="a.md", line=1, text="2016 ── KRV", place=Place.ITEM)
    ((sighting,),) = recognise([segment], KNOWN)
    assert (sighting.start, sighting.end, sighting.text, sighting.called) == (8, 11, RIVER, "KRV")


def test_a_little_known_work_of_the_year_is_not_meant_if_a_well_known_one_of_another_year_has_the_name() -> None:
    zephyrs = {"Zephyr: Winds of Old": 2023, "Zephyr: Talking Winds": 2024}
    facts = {squeeze(title): (TitleFacts(year=year),) for title, year in zephyrs.items()}
    segment = Segment(file="a.md", line=1, text="2023: Zephyr", place=Place.ITEM)
    for known in ((), ("Zephyr: Talking Winds",), tuple(zephyrs)):
        titles = tuple(KnownTitle(title, squeeze(title), well_known=title in known) for title in zephyrs)
        found = [each.text for each in names_after_years(segment, TitleList(titles, facts=facts), ())]
        assert found == ([] if len(known) == 1 else ["Zephyr: Winds of Old"])
