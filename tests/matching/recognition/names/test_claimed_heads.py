"""Names that only a title gives, beside claims that are true of its work."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import TitleFacts
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.claimed_heads import claimed_heads, claimed_main_titles
from vlbib.matching.recognition.names.short_names import names_in

KNOWN = headed(
    "Burrow: Digging Tools for Words",
    "More: A Metric of Things",
    "Lantern: Lights at Night",
    "Lantern: On Paper",
    "Elk: A Story",
    "Paper Lanterns: A Story",
    "Ferret: A Story",
    "Mavor: Grains of Sand",
    facts={
        "Mavor: Grains of Sand": TitleFacts(("shi",), 2025, ("ACM MM",)),
        "Burrow: Digging Tools for Words": TitleFacts(("moldova", "li"), 2021, ("CVPR",)),
        "More: A Metric of Things": TitleFacts(("wang",), 2020),
        "Lantern: Lights at Night": TitleFacts(("okafor",), 2019),
        "Paper Lanterns: A Story": TitleFacts(("moldova",), 2021),
        "Elk: A Story": TitleFacts(("moldova",), 2021),
        "Ferret: A Story": TitleFacts(("rossi",), 2021),
    },
)


def segment(text: str, place: Place = Place.ITEM, authors: tuple[str, ...] = ()) -> Segment:
    return Segment(file="a.md", line=1, text=text, place=place, level=1, group=1, authors=authors)


def claimed(text: str) -> list[str]:
    return [text[head.start : head.end] for head in claimed_heads(segment(text), KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Burrow (Moldova et al., 2021)",
        "we compare with Burrow [Moldova et al., 2021] here",
        "Burrow by Moldova",
        "Moldova's Burrow paper",
        "Moldova et al. 2021, Burrow",
        "Moldova and Li: Burrow",
        "Burrow: Moldova et al. (2020), simple",  # a preprint is often from the year before
        "Burrow (CVPR 2021)",
        "Burrow, CVPR'21",
        "Burrow（Moldova 等，2021）",
    ],
)
def test_a_word_that_heads_one_title_is_its_name_beside_the_first_author_or_the_conference(text: str) -> None:
    line = segment(text, authors=("Moldova",) if "and Li" in text else ())
    assert [text[head.start : head.end] for head in claimed_heads(line, KNOWN)] == ["Burrow"]
    assert [(name.text, name.unsure) for name in names_in(line, KNOWN, ())] == [("Burrow", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Burrow",
        "Burrow (2021)",
        "Burrow (Moldova et al., 2017)",  # of another year
        "Burrow (Nagy et al., 2021)",
        "Burrow (Li et al., 2021)",  # not the first author
        "Burrow (ECCV 2021)",
        "the burrow of Moldova et al. (2021)",
        "as in CVPR 2021, Burrow",  # the conference may be another work's
        "Moldova and Nagy 2021. Burrow: Another Title of Things",
        "Wang et al. 2020. Towards More Query-Efficient Attacks",
        "Burrow, M. et al. 2021, with Moldova",  # a person
        "Lantern (Svensson et al., 2023)",  # no record of that one
        "Moldova et al. 2021, src/Burrow/main",
    ],
)
def test_words_in_other_titles_and_beside_other_claims_are_no_names(text: str) -> None:
    assert claimed(text) == []


@pytest.mark.parametrize("text", ["Mavor (ACM MM 2025)", "Mavor,ACM MM 25", "Mavor, MM '25"])
def test_a_conference_may_be_of_two_words_and_right_after_a_comma(text: str) -> None:
    assert claimed(text) == ["Mavor"]


def test_a_common_family_name_needs_more_than_itself() -> None:
    assert claimed("More by Wang") == []
    assert claimed("More by Wang et al.") == ["More"]
    assert claimed("Ferret by Rossi") == ["Ferret"]


def test_a_name_of_three_letters_needs_its_author_and_year_and_long_lines_are_left_out() -> None:
    assert claimed("Elk (Moldova et al., 2021)") == ["Elk"]
    assert claimed("Elk by Moldova") == []
    line = "Burrow by Moldova ".ljust(300, "x")
    assert (claimed(line), claimed(f"{line}x")) == (["Burrow"], [])


def test_of_several_works_with_one_name_the_claims_choose() -> None:
    text = "Lantern (Okafor et al., 2019)"
    (head,) = claimed_heads(segment(text), KNOWN)
    assert (text[head.start : head.end], head.claims.people, head.claims.year) == ("Lantern", ("Okafor",), 2019)


def test_a_name_that_begins_its_line_is_not_read_as_the_label_of_its_remark() -> None:
    (name,) = names_in(segment("Burrow: Moldova et al. (2021), simple"), KNOWN, ())
    (other,) = names_in(segment("see Burrow by Moldova et al. (2021)"), KNOWN, ())
    assert (name.remarked, other.remarked) == (True, False)


def test_several_words_are_a_name_beside_the_claims_too() -> None:
    assert claimed("Paper Lanterns / Moldova et al. 2021") == ["Paper Lanterns"]
    assert claimed("Paper Lanterns / Nagy et al. 2021") == []


@pytest.mark.parametrize(
    ("text", "people", "year"),
    [
        ("see Paper Lanterns Of Night by Moldova et al., 2021.", ("Moldova",), 2021),
        ("see Paper Lanterns Of Night by Rossi et al., 2021.", (), None),
        ("see Paper Lanterns Of Night.", (), None),
    ],
)
def test_a_main_title_gets_the_claims_beside_it_that_are_true(
    text: str, people: tuple[str, ...], year: int | None
) -> None:
    title = "Paper Lanterns Of Night: A Story"
    known = headed(title, facts={title: TitleFacts(("moldova",), 2021)})
    (main,) = claimed_main_titles(segment(text, Place.PARAGRAPH), known, ())
    assert (text[main.start : main.end], main.people, main.year) == ("Paper Lanterns Of Night", people, year)
