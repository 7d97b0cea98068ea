"""Short names in brackets after their authors."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.names_after_people import names_after_people
from vlbib.matching.recognition.names.short_names import names_in

KNOWN = TitleList(
    (KnownTitle("A Text Encoder of Many Things", "atextencoderofmanythings", frozenset(("blip2",))),),
    frozenset(("blip2",)),
    facts={"atextencoderofmanythings": (TitleFacts(("li", "vandermaaten", "hoi"), 2022),)},
)


def segment(text: str, place: Place = Place.ITEM) -> Segment:
    return Segment(file="a.md", line=1, text=text, place=place, level=1, group=1)


@pytest.mark.parametrize(
    ("text", "people", "year"),
    [
        ("Li et al. (BLIP-2)", ("Li",), None),
        ("the memory bank of Li et al. [BLIP-2] again", ("Li",), None),
        ("Li and Hoi (BLIP-2, ICML 2023)", ("Li", "Hoi"), 2023),
        ("Li+ 2022 (BLIP-2)", ("Li",), 2022),
        ("Li 等人（BLIP-2）", ("Li",), None),
    ],
)
def test_a_name_in_a_bracket_after_its_first_author_counts(
    text: str, people: tuple[str, ...], year: int | None
) -> None:
    ((start, end, cited),) = names_after_people(segment(text), KNOWN)
    assert (text[start:end], cited.names, cited.year) == ("BLIP-2", people, year)
    for place in (Place.ITEM, Place.HEADING):
        (sighting,) = names_in(segment(text, place), KNOWN, ())
        assert (sighting.text, sighting.people) == ("BLIP-2", people)


@pytest.mark.parametrize(
    "text",
    ["Hoi et al. (BLIP-2)", "Li and Hu (BLIP-2)", "Li et al. 2019 (BLIP-2)", "Li et al. (BLIP-2, 2025)", "Li (BLIP-2)",
     "Li et al. (unlike BLIP-2)", "Li et al. (BLIP)"],
)  # fmt: skip
def test_other_people_and_other_years_confirm_no_name(text: str) -> None:
    assert list(names_after_people(segment(text), KNOWN)) == []


@pytest.mark.parametrize(
    ("text", "people", "year"),
    [
        ("Li, Hoi: BLIP-2, ICML 2023", ("Li", "Hoi"), 2023),
        ("Li & Hoi BLIP-2", ("Li", "Hoi"), None),
        ("- Li/Hoi – BLIP-2 again", ("Li", "Hoi"), None),
        ("Li, BLIP-2", ("Li",), None),
        ("notes\nLi BLIP-2", ("Li",), None),
    ],
)
def test_a_name_right_behind_its_authors_at_the_start_of_a_line_counts(
    text: str, people: tuple[str, ...], year: int | None
) -> None:
    ((start, end, cited),) = names_after_people(segment(text), KNOWN)
    assert (text[start:end], cited.names, cited.year) == ("BLIP-2", people, year)
    (sighting,) = names_in(segment(text), KNOWN, ())
    assert (sighting.text, sighting.people) == ("BLIP-2", people)


@pytest.mark.parametrize(
    "text",
    ["Hoi: BLIP-2", "Li, Hu: BLIP-2", "Li BLIP-2-based", "Li BLIP-2/x", "Li BLIP-2.py", "and Li: BLIP-2",
     "Li: BLIP-2, ICML 2019", "Li: ViLT"],
)  # fmt: skip
def test_other_people_at_the_start_of_a_line_confirm_no_name(text: str) -> None:
    assert list(names_after_people(segment(text), KNOWN)) == []
