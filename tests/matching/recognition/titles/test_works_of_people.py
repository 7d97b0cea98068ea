"""People and a year mean a work of theirs, by its venue, its authors or the field of the note."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.matching.recognition.titles.cited_people import (
    BODY,
    GLASS,
    LAMPS,
    LEE,
    LONE,
    RAIN,
    SNOW,
    WORKS,
    Cited,
    known,
)

from vlbib.core.cited_works import CitedWork, PeopleCited, Usual
from vlbib.core.field_of_study import field_of
from vlbib.core.known import TitleList
from vlbib.matching.recognition.titles.works_of_people import work_of_people, works_meant


@pytest.mark.parametrize(
    ("beside", "title"),
    [
        ("as RainNet has it", RAIN),  # its short name
        ("with a RainNet-50", RAIN),
        ("five votes = deep ensembles, again", LAMPS),  # adjacent words, in the year before
        ("about simple lamps with candle light", LAMPS),  # three words apart, one without its plural
        ("snow, and maps", SNOW),
        ("about a town and tall rivers", RAIN),
        ("results of WideLamp", GLASS),  # a coined word of its title
    ],
)
def test_the_work_whose_words_are_beside_the_people_is_sure(beside: str, title: str) -> None:
    found = work_of_people(LEE, beside, BODY)
    assert found is not None
    assert (found[0].title, found[1]) == (title, True)


def test_the_only_work_of_two_people_is_sure_in_its_year_if_they_have_none_in_the_next() -> None:
    def found(year: int, *more: tuple[str, tuple[str, ...], int]) -> tuple[str, bool] | None:
        body = known((LONE, ("ash", "birch"), 2010), *more)
        people = PeopleCited(("Ash", "Birch"), others=False, year=year)
        work = work_of_people(people, "said so", body, lambda: field_of(["Wide Trees", "Wide Lakes"]))
        return (work[0].title, work[1]) if work else None

    assert found(2010) == (LONE, True)
    assert found(2011) == (LONE, False)
    assert found(2010, (SNOW, ("ash", "birch"), 2011)) == (LONE, False)
    assert found(2010, (SNOW, ("ash", "birch", "elm"), 2011)) == (LONE, True)


@pytest.mark.parametrize(("titles", "is_sure"), [([], False), (["Wide Trees"], False), (["Wide Roads"], True)])
def test_two_people_alone_tell_a_work_that_fits_the_field_well(titles: list[str], *, is_sure: bool) -> None:
    cited = PeopleCited(("Ash", "Birch"), others=False, year=2010)
    found = work_of_people(cited, "said so", known((LONE, ("ash", "birch"), 2010)), lambda: field_of(titles))
    assert found is not None
    assert found[1] is is_sure


def test_the_only_work_of_three_people_is_sure_in_its_year_if_they_have_none_in_the_next() -> None:
    people = ("ash", "birch", "elm")
    cited = PeopleCited(("Ash", "Birch", "Elm"), others=False, year=2010)
    for year, is_sure in ((2011, False), (2012, True)):
        found = work_of_people(cited, "said so", known((LONE, people, 2010), (SNOW, people, year)))
        assert found is not None
        assert (found[0].title, found[1]) == (LONE, is_sure)


@pytest.mark.parametrize(("count", "others", "is_sure"), [(4, True, True), (3, True, False), (1, False, False)])
def test_four_people_with_others_are_enough_and_one_alone_is_not(count: int, *, others: bool, is_sure: bool) -> None:
    people = ("ash", "birch", "elm", "oak", "yew") if others else ("ash",)
    cited = PeopleCited(people[:count], others=others, year=2010)
    found = work_of_people(cited, "said so", known((LONE, people, 2010)))
    assert found is not None
    assert found[1] is is_sure


def test_people_and_others_in_another_year_may_have_another_work() -> None:
    body = known((LONE, ("ash", "birch"), 2010))
    assert work_of_people(PeopleCited(("Ash",), others=True, year=2011), "said so", body) is None


def test_the_only_work_of_one_of_its_people_may_be_meant_but_is_not_sure() -> None:
    body = known((SNOW, ("ash", "hill", "moss"), 2010))
    found = work_of_people(PeopleCited(("Ash",), others=True, year=2010), "said so", body)
    assert found is not None
    assert (found[0].title, found[1]) == (SNOW, False)


@pytest.mark.parametrize(
    "cited",
    [
        PeopleCited(("Ash",), others=False, year=2012),  # two years apart
        PeopleCited(("Birch",), others=False, year=2010),  # not the first author
        PeopleCited(("Ash", "Oak"), others=False, year=2010),
        PeopleCited(("Ash", "Birch"), others=True, year=2010),  # it has no other authors
        PeopleCited(("Ash", "Birch", "Elm"), others=False, year=2010),
    ],
)
def test_other_people_numbers_of_people_and_years_mean_another_work(cited: PeopleCited) -> None:
    assert work_of_people(cited, "wide roads, a walk", BODY) is None


def test_two_people_alone_are_not_the_first_two_of_three() -> None:
    assert work_of_people(PeopleCited(("Leeds", "Hill"), others=False, year=2018), "deep snow maps", BODY) is None


def test_evidence_for_another_work_of_theirs_must_be_clearly_less() -> None:
    body = known((RAIN, ("leeds", "ford", "yew"), 2018), ("Maps of Old Rivers", ("leeds", "oak", "yew"), 2018))
    assert work_of_people(LEE, "maps of old rivers", body) is None
    found = work_of_people(LEE, "maps of old rivers in tall towns", body)
    assert found is not None
    assert found[0].title == RAIN


class Noted(TitleList):
    """The work about lamps and rain is well known."""

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [structs.replace(work, well_known=work.title in (RAIN, LAMPS)) for work in super().cited(family, year)]


def test_of_several_works_in_the_year_the_only_well_known_one_may_be_meant() -> None:
    found = work_of_people(LEE, "said so", Noted(BODY.titles, facts=BODY.facts))
    assert found is not None
    assert (found[0].title, found[1]) == (RAIN, False)


def test_one_name_may_stand_for_several_authors() -> None:
    body = known((SNOW, ("leeds", "hill", "moss"), 2018))
    found = work_of_people(PeopleCited(("Leeds",), others=False, year=2018), "snow maps", body)
    assert found is not None
    assert found[1]


def test_one_name_without_others_means_a_work_of_its_own_rather_than_one_of_several() -> None:
    alone = CitedWork(SNOW, (("leeds",),), 2018)
    several = CitedWork(RAIN, (("leeds",), ("ford",), ("yew",)), 2018, well_known=True)
    assert work_of_people(PeopleCited(("Leeds",), others=False, year=2018), "said so", Cited(several, alone)) == (
        alone, False
    )  # fmt: skip
    assert work_of_people(LEE, "said so", Cited(several, alone)) == (several, False)


PLACED = CitedWork(LONE, (("ash",), ("birch",), ("elm",)), 2010, venues=("CVPR",))


@pytest.mark.parametrize(
    ("cited", "is_sure"),
    [
        (PeopleCited(("Ash", "Birch", "Elm"), others=False, year=2010), True),  # all of its authors
        (PeopleCited(("Ash", "Birch"), others=True, year=2010), False),
        (PeopleCited(("Ash", "Birch", "Elm"), others=False, year=2011), False),  # the year is another
        (PeopleCited(("Ash", "Birch"), others=True, year=2010, venue="CVPR"), True),
        (PeopleCited(("Ash",), others=True, year=2010, venue="CVPR"), True),
        (PeopleCited(("Ash", "Birch"), others=True, year=2010, venue="ICLR"), False),
    ],
)
def test_the_only_work_of_three_people_or_of_its_first_author_with_its_venue_is_sure(
    cited: PeopleCited, *, is_sure: bool
) -> None:
    found = work_of_people(cited, "said so", Cited(PLACED))
    assert found == (PLACED, is_sure)


def test_a_venue_tells_the_work_of_one_name_only_if_it_has_no_other_in_three_years() -> None:
    other = CitedWork(SNOW, (("ash",), ("oak",), ("yew",)), 2011, venues=("ICML",))
    cited = PeopleCited(("Ash",), others=True, year=2010, venue="CVPR")
    assert work_of_people(cited, "said so", Cited(PLACED, other)) == (PLACED, False)


def test_an_extended_abstract_is_no_other_work_of_the_same_people() -> None:
    body = known((SNOW, ("leeds", "hill"), 2018), (f"{SNOW} (Extended Abstract)", ("leeds", "hill"), 2019))
    found = work_of_people(PeopleCited(("Leeds", "Hill"), others=False, year=2018), "said so", body)
    assert found is not None
    assert found[0].title == SNOW


def test_the_venue_tells_works_of_a_year_apart() -> None:
    other = structs.replace(PLACED, title=RAIN, venues=("ICLR",))
    cited = PeopleCited(("Ash", "Birch"), others=True, year=2010, venue="ICLR")
    assert work_of_people(cited, "said so", Cited(PLACED, other)) == (other, True)
    assert work_of_people(structs.replace(cited, venue=""), "said so", Cited(PLACED, other)) is None


def test_of_several_works_in_the_year_the_one_of_the_note_s_field_may_be_meant() -> None:
    field = field_of(["Tall Towns", "Wide Rivers"])
    found = work_of_people(LEE, "said so", BODY, lambda: field)
    assert found is not None
    assert (found[0].title, found[1]) == (RAIN, False)
    of_two = field_of(["Maps of Snow", "Old Rivers"])
    assert work_of_people(LEE, "said so", BODY, lambda: of_two) is None


USUAL = CitedWork(LONE, (("ash",), ("birch",), ("elm",)), 2010, usual=Usual.ALWAYS)


def test_the_work_that_its_first_author_and_the_year_usually_mean_is_sure() -> None:
    other = CitedWork(RAIN, (("ash",), ("oak",), ("elm",)), 2010)
    cited = PeopleCited(("Ash",), others=True, year=2010)
    assert work_of_people(cited, "said so", Cited(other, USUAL)) == (USUAL, True)
    found = work_of_people(cited, "said so", Cited(other, structs.replace(USUAL, usual=Usual.NO)))
    assert found is None or not found[1]
    assert work_of_people(cited, "of old rivers in tall towns", Cited(other, USUAL)) == (other, True)


def test_words_before_the_first_family_name_belong_to_no_author() -> None:
    cited = PeopleCited(("la Ash",), others=True, year=2010)
    assert work_of_people(cited, "said so", Cited(USUAL)) == (USUAL, True)


@pytest.mark.parametrize(
    ("titles", "is_meant"),
    [
        (["Tall"], True),  # one rare word
        (["Language"], False),  # one common word
        (["Tall", "Rivers"], True),  # twice as well as another
        (["Tall Language", "Old Rivers"], False),
    ],
)
def test_a_work_of_the_field_fits_it_twice_as_well_as_any_other(titles: list[str], *, is_meant: bool) -> None:
    body = known(*WORKS, ("A Language of Old Rivers", ("leeds", "ash", "hill"), 2018))
    found = work_of_people(LEE, "said so", body, lambda: field_of(titles))
    assert (found[0].title if found else None) == (RAIN if is_meant else None)


@pytest.mark.parametrize(
    ("cited", "beside", "titles"),
    [
        (LEE, "said so", [RAIN, SNOW, GLASS]),
        (LEE, "on towns", [RAIN]),  # words beside it
        (PeopleCited(("Leeds",), others=True, year=2017), "said so", [LAMPS]),
        (PeopleCited(("Leeds",), others=True, year=2019), "said so", []),
        (PeopleCited(("de Leeds",), others=True, year=2017), "said so", [LAMPS]),  # a preposition
        (PeopleCited(("Ida Leeds",), others=True, year=2017), "said so", [LAMPS]),  # a given name
        (PeopleCited(("Leeds", "Ford", "Yew"), others=False, year=2018), "said so", [RAIN]),
        (PeopleCited(("RainNet", "Leeds", "Ford", "Yew"), others=False, year=2018), "said so", [RAIN]),  # no person
        (PeopleCited(("Ida", "Ash", "Birch"), others=False, year=2011), "said so", []),
    ],
)
def test_a_citation_may_mean_each_work_of_its_people_and_year(
    cited: PeopleCited, beside: str, titles: list[str]
) -> None:
    found, is_enough = works_meant(cited, beside, known(*WORKS))
    assert (sorted(found), is_enough) == (sorted(titles), bool(titles))


def test_exactly_the_people_cited_mean_a_work_of_theirs_alone() -> None:
    body = known((LONE, ("ash",), 2010), (SNOW, ("ash", "birch", "elm"), 2010))
    assert works_meant(PeopleCited(("Ash",), others=False, year=2010), "said so", body) == ((LONE,), True)
    assert works_meant(PeopleCited(("Ash",), others=True, year=2010), "said so", body) == ((SNOW,), True)


def test_a_common_family_name_needs_the_venue_or_a_word_of_the_title() -> None:
    body = known((SNOW, ("zhang", "hill", "moss"), 2018))
    zhang = PeopleCited(("Zhang",), others=True, year=2018)
    assert works_meant(zhang, "said so", body) == ((SNOW,), False)
    assert works_meant(zhang, "on snow", body) == ((SNOW,), True)
    placed = Placed(body.titles, facts=body.facts)
    assert works_meant(structs.replace(zhang, venue="CVPR"), "said so", placed) == ((SNOW,), True)
    assert works_meant(structs.replace(zhang, venue="ICML"), "said so", placed) == ((SNOW,), False)


class Placed(TitleList):
    """All works are of one venue."""

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [structs.replace(work, venues=("CVPR",)) for work in super().cited(family, year)]


def test_others_are_two_authors_or_more_after_one_name() -> None:
    two, three = (LONE, ("ash", "birch"), 2010), (SNOW, ("ash", "birch", "elm"), 2010)
    one_name = PeopleCited(("Ash",), others=True, year=2010)
    assert work_of_people(one_name, "said so", known(two)) is None
    usual = CitedWork(LONE, (("ash",), ("birch",)), 2010, usual=Usual.ALWAYS)
    assert work_of_people(one_name, "said so", Cited(usual)) == (usual, True)  # nearly everybody cites it so
    found = work_of_people(one_name, "said so", known(two, three))
    assert found is not None
    assert found[0].title == SNOW


def test_words_for_another_year_speak_against_a_usual_work_only_if_they_name_one() -> None:
    other = CitedWork("Tall Towers and Wide Roads", (("ash",), ("oak",), ("elm",)), 2009, frozenset({"towernet"}))
    cited = PeopleCited(("Ash",), others=True, year=2010)
    assert work_of_people(cited, "tall towers, wide roads", Cited(USUAL, other)) == (USUAL, True)
    assert work_of_people(cited, "tall towers, wide roads of TowerNet", Cited(USUAL, other)) == (other, True)


def test_a_conference_beside_a_citation_is_that_of_its_usual_work() -> None:
    cited = PeopleCited(("Ash",), others=True, year=2010)
    placed = structs.replace(USUAL, venues=("CVPR",))
    assert work_of_people(cited, "\0, mixed roads, CVPR", Cited(placed)) == (placed, True)
    assert work_of_people(cited, "\0, mixed roads, ICML", Cited(placed)) == (placed, False)
    for about in ("for our ICML rebuttal \0", "\0 (for the ICML reading group)", "\0, ACL injury"):
        assert work_of_people(cited, about, Cited(placed)) == (placed, True)


def test_a_name_among_words_of_another_script_is_read() -> None:
    rain, snow = (RAIN, ("leeds", "ford", "yew"), 2018), (SNOW, ("leeds", "hill", "moss"), 2018)
    found = work_of_people(LEE, "\0(RainNetの方)は宿題", known(rain, snow))
    assert found is not None
    assert (found[0].title, found[1]) == (RAIN, True)


@pytest.mark.parametrize(
    ("beside", "is_sure"),
    [
        ("Maps of Tall Towns (\0)", True),
        ("maps, tall towns (\0)", True),
        ("Lagrangian Maps Tall Towns (\0)", False),  # of another title
        ("Lagrangian Maps Tall Towns; and then (\0)", True),
        ("RainNet and Lagrangian Maps Tall Towns (\0)", True),  # its short name
    ],
)
def test_capitalised_words_before_the_brackets_that_a_title_lacks_are_another_title(
    beside: str, *, is_sure: bool
) -> None:
    found = work_of_people(LEE, beside, BODY)
    assert found is not None
    assert (found[0].title, found[1]) == (RAIN, is_sure)


@pytest.mark.parametrize(
    ("beside", "is_sure"),
    [("FixNet (\0)", False), ("FixNet（\0）", False), ("DeepMind (\0)", True), ("FixNet, after \0", True)],
)
def test_with_another_name_right_before_one_family_name_no_work_is_sure(
    beside: str,
    is_sure: bool,  # noqa: FBT001
) -> None:
    cited = PeopleCited((USUAL.families[0][0].title(),), others=True, year=USUAL.year)
    assert work_of_people(cited, beside, Cited(USUAL)) == (USUAL, is_sure)
    assert works_meant(cited, beside, Cited(USUAL))[0] == (USUAL.title,)


def test_a_name_before_several_family_names_is_no_doubt_of_their_work() -> None:
    cited = PeopleCited(("Ash", "Birch"), others=False, year=2010)
    body, field = known((LONE, ("ash", "birch"), 2010)), field_of(["Wide Roads"])
    found = work_of_people(cited, "FixNet (\0)", body, lambda: field)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(
    ("beside", "is_sure"),
    [
        ("\0, Adversarial Roads. Three rounds", True),
        ("Adversarial Roads (\0)", True),
        ("\0 on adversarial roads", False),
        ("Roads are wide (\0)", False),
    ],
)
def test_a_main_title_beside_people_names_their_work_among_others_with_more_of_the_words(
    beside: str,
    is_sure: bool,  # noqa: FBT001
) -> None:
    adversarial = ("Adversarial Roads: A Walk on Ice", ("leeds", "oak", "elm"), 2018)
    other = ("Roads: What Adversarial Roads Say About Walks", ("leeds", "hill", "moss"), 2018)
    found = work_of_people(LEE, beside, known(adversarial, other))
    sure = found[0].title if found and found[1] else ""
    assert (sure == adversarial[0]) is is_sure
