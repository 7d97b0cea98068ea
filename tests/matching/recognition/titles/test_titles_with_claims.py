from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.titles_with_claims import titles_with_claims

TITLES = (
    "Gates", "Wee LCP", "Graph Theory", "Graph Theory and Metro Traffic", "Nested Bandits", "Draft Auctions",
    "A Theory of Things", "Eight Things", "Seven Things",
)  # fmt: skip
FACTS = {
    "gates": (TitleFacts(("minka", "winn"), 2008, ("NIPS",)),),
    "weelcp": (TitleFacts(("fischer",), 2009),),
    "graphtheory": (TitleFacts(("gilbert",), 2011), TitleFacts(("petrosyan", "mkrtchyan", "kamalian"), 2015)),
    "nestedbandits": (TitleFacts(("martin", "mertikopoulos"), 2022, ("ICML",)),),
    "draftauctions": (TitleFacts(("devanur", "morgenstern", "vandersyrgkanis"), 2013),),
    "eightthings": (TitleFacts(("devriese",), 2013),),
    "seventhings": (TitleFacts(("devries",), 2013),),
    "atheoryofthings": (TitleFacts(("lovelace", "turing"), 2019, ("ICML",)),),
}
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES), facts=FACTS)


def seen(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = (), **more: object) -> list[Sighting]:
    segment = Segment(file="a.md", line=1, text=text, place=place, **more)  # type: ignore[arg-type]
    return list(titles_with_claims(segment, KNOWN, taken))


def named(text: str, place: Place = Place.ITEM) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.text, each.people) for each in seen(text, place)]


@pytest.mark.parametrize(
    "text",
    [
        "Gates (Minka & Winn) - the notation paper",
        "Gates, by John Winn and Tom Minka",
        "2008 Gates — Minka, Winn",
        "read Gates; MINKA, WINN",
        "Minka and Winn: Gates",
        "Minka, T., & Winn, J. Gates. Somewhere.",
        "we now look at Gates (Minka, Winn) once more",
    ],
)
def test_two_authors_of_a_work_tell_its_title_from_a_topic(text: str) -> None:
    assert [(each.text, set(map(squeeze, each.people))) for each in seen(text)] == [("Gates", {"minka", "winn"})]


def test_one_author_counts_with_the_year_of_the_work_or_a_neighbouring_one() -> None:
    assert (
        named("Graph Theory (Gilbert, 2011)") == named("Graph Theory, Gilbert 2012") == [("Graph Theory", ("Gilbert",))]
    )
    assert named("Graph Theory (Gilbert, 2013)") == []
    assert (
        named("- Graph Theory Gilbert 2011") == named("Graph Theory Gilbert (2011)") == [("Graph Theory", ("Gilbert",))]
    )
    assert named("Graph Theory Gilbert 2011 and more") == []
    assert named("Graph Theory (Mkrtchyan, Kamalian)") == [("Graph Theory", ("Mkrtchyan", "Kamalian"))]


def test_one_family_name_counts_if_no_other_title_begins_with_the_words() -> None:
    assert named("Wee LCP — Fischer's entry") == [("Wee LCP", ("Fischer",))]
    assert named("Graph Theory — Gilbert") == []  # a speaker on it
    assert named("Draft Auctions (Morgenstern)") == []  # not the first author
    assert named("Wee LCP (Fischer, 1999)") == []


def test_the_first_of_several_authors_counts_with_et_al() -> None:
    assert named("Graph Theory, Petrosyan et al.") == [("Graph Theory", ("Petrosyan",))]
    assert named("Graph Theory, Kamalian et al.") == named("Graph Theory, Gilbert et al.") == []


def test_a_family_name_of_several_words_is_found_in_the_line() -> None:
    assert len(named("Draft Auctions (Devanur, van der Syrgkanis)")[0][1]) == 2


def test_a_conference_counts_with_its_year() -> None:
    sighting = seen("Nested Bandits, ICML'22, nice")[0]
    assert (sighting.text, sighting.venue, sighting.year) == ("Nested Bandits", "ICML", 2022)
    assert named("Nested Bandits, ICML 2021") == named("Nested Bandits, CVPR 2022") == []
    assert seen("Gates, NIPS 08")[0].year == 2008


@pytest.mark.parametrize(
    "text",
    [
        "Gates of Minka, Winn and others",  # a longer title
        "Reply to: Gates (Minka, Winn 2008)",
        "SoftNet: Gates (Minka, Winn 2008)",
        "Gates: A Better Notation of Things (Minka, Winn 2008)",
        "gates (Minka, Winn 2008)",
        "Gates and Minka and Winn in 2008",
        "Gates",
    ],
)
def test_words_beside_a_title_that_may_be_part_of_it_keep_it_from_counting(text: str) -> None:
    assert named(text) == []


def test_a_title_after_a_possessive_or_in_a_cell_counts() -> None:
    assert named("Fischer's Wee LCP") == [("Wee LCP", ("Fischer",))]
    assert named("3\x1fGraph Theory\x1fPetrosyan et al.\x1f", Place.ROW) == [("Graph Theory", ("Petrosyan",))]


def test_people_may_be_where_a_subtitle_would_be() -> None:
    assert named("Gates: Tom Minka, John Winn") == [("Gates", ("Minka", "Winn"))]


def test_in_a_sentence_a_title_may_come_before_its_people() -> None:
    text = "Then we read A Theory of Things by Lovelace and Turing."
    assert named(text, Place.PARAGRAPH) == [("A Theory of Things", ("Lovelace", "Turing"))]


def test_each_line_names_one_work_and_a_line_with_titles_only_one_of_them() -> None:
    text = "Wee LCP (Fischer)\nGates (Minka, Winn)"
    assert [each.text for each in seen(text, Place.PARAGRAPH)] == ["Wee LCP", "Gates"]
    assert [each.text for each in seen(text, Place.PARAGRAPH, (Sighting(10, 16, "Fisher"),))] == ["Gates"]
    assert [each.people for each in seen(text, Place.PARAGRAPH, (Sighting(0, 7, "Wee LCP"),))] == [
        ("Fischer",), ("Minka", "Winn"),
    ]  # fmt: skip


def test_code_results_comments_and_lines_of_text_name_nothing() -> None:
    text = "Gates (Minka, Winn)"
    assert seen(text, marks=(Stretch(Mark.CODE, 0, 5),)) == seen(text, results=True) == seen(text, Place.COMMENT) == []
    assert seen(text + " and so on" * 50) == []


def lettered(title: str, *people: str, year: int | None = None) -> TitleList:
    facts = {squeeze(title): (TitleFacts(people or ("minka", "winn"), year),)}
    return TitleList((KnownTitle(title, squeeze(title)),), facts=facts)


def counts(text: str, known: TitleList) -> bool:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    return bool(list(titles_with_claims(segment, known, ())))


@pytest.mark.parametrize(
    ("title", "is_read"), [("Abcd", True), ("Abc", False), ("A B C D E F", True), ("A B C D E F G", False)]
)
def test_titles_from_four_letters_to_six_words_are_read_this_way(title: str, is_read: bool) -> None:  # noqa: FBT001
    assert counts(f"{title} (Minka, Winn)", lettered(title)) == is_read


def test_lines_of_up_to_four_hundred_characters_are_read() -> None:
    line = "Gates (Minka, Winn)".ljust(399, ".") + "a"
    assert (counts(line, lettered("Gates")), counts(line + "a", lettered("Gates"))) == (True, False)


def test_et_al_means_at_least_two_more_authors() -> None:
    longer = (KnownTitle("Gates", "gates"), KnownTitle("Gates of Things", "gatesofthings"))
    for people, is_named in ((("minka", "winn", "lee"), True), (("minka", "winn"), False)):
        known = TitleList(longer, facts={"gates": (TitleFacts(people),)})
        assert counts("Gates (Minka et al.)", known) == is_named


def test_short_family_names_are_not_matched_inside_words() -> None:
    assert counts("Gates (Minka, deminkard)", lettered("Gates", "lee", "minkard")) is False
    assert counts("Gates (Lee, de Minkard)", lettered("Gates", "lee", "deminkard"))
    assert not counts("Gates (Yamada, Van Minka)", lettered("Gates", "lee", "vanminka"))  # not the first author
    assert counts("Gates (Lee, van Mink)", TitleList(
        (KnownTitle("Gates", "gates"), KnownTitle("Gates of", "gatesof")),
        facts={"gates": (TitleFacts(("lee", "vanminks")), TitleFacts(("abe", "vanmink")))},
    )) is False  # fmt: skip


def test_a_sentence_before_a_title_has_two_spaces() -> None:
    assert counts("We like Gates (Minka, Winn)", lettered("Gates"))
    assert not counts("Foxes Gates (Minka, Winn)", lettered("Gates"))
    assert not counts("like Gates (Minka, Winn)", lettered("Gates"))


@pytest.mark.parametrize(("digits", "year"), [("39", 2039), ("40", 1940), ("99", 1999), ("00", 2000)])
def test_two_digits_are_a_year_of_this_century_up_to_39(digits: str, year: int) -> None:
    known = TitleList(facts={"gates": (TitleFacts(("minka",), year, ("ICML",)),)})
    segment = Segment(file="a.md", line=1, text=f"Gates, ICML'{digits}", place=Place.ITEM)
    assert [each.year for each in titles_with_claims(segment, known, ())] == [year]


def test_a_family_name_of_several_words_is_searched_for_from_eight_letters_on() -> None:
    assert [title for title, _ in named("Eight Things, De Vriese")] == ["Eight Things"]
    assert named("Seven Things, De Vries") == []  # seven letters may occur across any two words
