"""People and a year mean the work of theirs whose title or short name is beside them."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.cited_works import CitedWork, PeopleCited
from vlbib.core.field_of_study import field_of
from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.works_of_people import work_of_people, works_meant

RAIN = "RainNet: Maps of Old Rivers in Tall Towns"
SNOW = "Deep Snow and the Maps of Old Rivers"
LAMPS = "Simple Lamps From Deep Ensembles of Candles"
LONE = "A Walk on Wide Roads"
GLASS = "Glass of a Thin Sort, and WideLamp Light"


def known(*works: tuple[str, tuple[str, ...], int]) -> TitleList:
    titles = tuple(
        KnownTitle(title, squeeze(title), frozenset({"rainnet"} if title == RAIN else ())) for title, *_ in works
    )
    facts = {squeeze(title): (TitleFacts(people, year),) for title, people, year in works}
    return TitleList(titles, facts=facts)


WORKS = (
    (RAIN, ("leeds", "ford", "yew"), 2018),
    (SNOW, ("leeds", "hill", "moss"), 2018),
    (LAMPS, ("leeds", "hill", "moss"), 2017),
    (LONE, ("ash", "birch"), 2010),
    (GLASS, ("leeds", "oak", "elm"), 2018),
)
BODY = known((RAIN, ("leeds", "ford"), 2018), *WORKS[1:])
LEE = PeopleCited(("Leeds",), others=True, year=2018)


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


@pytest.mark.parametrize(
    ("beside", "counts"),
    [
        ("snow, and maps", True),
        ("not the snow, and maps", False),
        ("maps, nicht snow", False),
        ("Karten, ohne maps in snow", False),
    ],
)
def test_a_word_that_is_denied_tells_no_work(beside: str, *, counts: bool) -> None:
    found = work_of_people(LEE, beside, BODY)
    assert bool(found and found[1]) is counts


def test_an_abbreviation_beside_the_people_counts_as_its_words() -> None:
    body = known(("Slow Markov Chains in Monte Carlo", ("leeds", "ford"), 2018), *WORKS[1:])
    found = work_of_people(LEE, "with MCMC (again)", body)
    assert found is not None
    assert (found[0].title, found[1]) == ("Slow Markov Chains in Monte Carlo", True)


@pytest.mark.parametrize(
    ("titles", "is_sure"),
    [([], False), (["Slow Rain"], False), (["Slow Gaussian"], False), (["Slow Gorge", "Slow Rain"], True)],
)
def test_words_that_many_titles_have_tell_a_work_that_fits_the_field_well(titles: list[str], *, is_sure: bool) -> None:
    body = known(("Slow Gaussian Processes of Rivers", ("leeds", "ford"), 2018), *WORKS[1:])
    found = work_of_people(LEE, "with GPs (again)", body, lambda: field_of(titles))
    assert found is not None
    assert (found[0].title, found[1]) == ("Slow Gaussian Processes of Rivers", is_sure)


@pytest.mark.parametrize("beside", ["said so", "the lamps", "with the and of", "maps of old rivers in snow"])
def test_too_few_words_or_those_of_two_works_mean_none_of_several(beside: str) -> None:
    assert work_of_people(LEE, beside, BODY) is None


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
    body = known((RAIN, ("leeds", "ford"), 2018), ("Maps of Old Rivers", ("leeds", "oak"), 2018))
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


class Cited(TitleList):
    """Works that are cited by anyone in their year."""

    def __init__(self, *works: CitedWork) -> None:
        super().__init__()
        self.works = works

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [work for work in self.works if family in ("Leeds", "Ash") and work.year == year]


def sure(beside: str, *works: tuple[str, int], name: str = "rnet") -> str:
    """Return the first word of the work that is sure beside some words, of those with these titles and years."""
    people = (("leeds",), ("hill",))
    body = Cited(
        *(CitedWork(title, people, year, frozenset({name} if not at else ())) for at, (title, year) in enumerate(works))
    )
    found = work_of_people(LEE, beside, body)
    return found[0].title.partition(" ")[0] if found and found[1] else ""


def test_each_sort_of_evidence_counts_as_much_as_it_tells() -> None:
    near, same = ("Tall Old Towers", 2017), ("Tall Old Towers", 2018)  # 4 and 7 by two words
    assert sure("RNet, old bridge, tall", ("Seas of Sand", 2017), near) == "Seas"  # 8 by its name
    assert sure("RNet, old bridge, tall", ("Seas of Sand", 2017), same) == ""
    assert sure("wide roads, old, tall", ("Wide Roads of Sand", 2017), near) == "Wide"  # 8 by a pair of words
    assert sure("wide roads, old, tall", ("Wide Roads of Sand", 2017), same) == ""
    assert sure("roads, seas, old, tall", ("Wide Roads and Seas", 2018), near) == ""  # 7 by two words
    assert sure("roads, wide, lakes, old, tall", ("Wide Seas, Sandy Roads, Lakes", 2018), near) == "Wide"  # 9 by three
    words = "huts, roads, wide, lakes, old, tall"
    assert sure(words, ("Wide Seas, Sandy Roads, Lakes, Huts", 2017), near) == "Wide"  # 8 by four words


@pytest.mark.parametrize(("word", "is_same"), [("rafting", False), ("pretrain", True), ("pretrainings", True)])
def test_the_ending_of_a_long_participle_does_not_count(word: str, *, is_same: bool) -> None:
    assert sure(f"ice, {word}", ("Pretraining of Ice", 2018)) == ("Pretraining" if is_same else "")
    assert sure("raft, ice", ("Rafting on Ice", 2018)) == ""


def test_words_and_names_of_three_letters_count() -> None:
    assert sure("ice, then sea", ("Ice on a Sea", 2018)) == "Ice"
    assert sure("go, then sea", ("Go to a Sea", 2018)) == ""
    assert sure("see RNT", ("Ice on a Sea", 2018), name="rnt") == "Ice"
    assert sure("see RN", ("Ice on a Sea", 2018), name="rn") == ""


def test_the_year_of_the_record_may_be_the_next_but_not_the_one_after() -> None:
    beside, title = "ice, then sea, sand", "Ice on a Sea of Sand"
    assert sure(beside, (title, 2019)) == sure(beside, (title, 2017)) == "Ice"
    assert sure(beside, (title, 2020)) == sure(beside, (title, 2016)) == ""


def test_two_words_tell_a_work_of_the_year_but_none_of_the_year_before_or_after() -> None:
    assert sure("ice, then sea", ("Ice on a Sea", 2018)) == "Ice"
    assert sure("ice, then sea", ("Ice on a Sea", 2019)) == sure("ice, then sea", ("Ice on a Sea", 2017)) == ""


def test_one_name_may_stand_for_several_authors() -> None:
    body = known((SNOW, ("leeds", "hill", "moss"), 2018))
    found = work_of_people(PeopleCited(("Leeds",), others=False, year=2018), "snow maps", body)
    assert found is not None
    assert found[1]


def test_one_name_without_others_means_a_work_of_its_own_rather_than_one_of_several() -> None:
    alone = CitedWork(SNOW, (("leeds",),), 2018)
    several = CitedWork(RAIN, (("leeds",), ("ford",)), 2018, well_known=True)
    assert work_of_people(PeopleCited(("Leeds",), others=False, year=2018), "said so", Cited(several, alone)) == (
        alone, False
    )  # fmt: skip
    assert work_of_people(LEE, "said so", Cited(several, alone)) == (several, False)


def test_plural_endings_are_left_out_from_five_letters_on() -> None:
    assert sure("a lamp and snow", ("Lamps of Snow", 2018)) == "Lamps"
    assert sure("a map and snow", ("Maps of Snow", 2018)) == ""


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
    other = CitedWork(SNOW, (("ash",), ("oak",)), 2011, venues=("ICML",))
    cited = PeopleCited(("Ash",), others=True, year=2010, venue="CVPR")
    assert work_of_people(cited, "said so", Cited(PLACED, other)) == (PLACED, False)


def test_the_initials_of_a_title_in_brackets_after_its_people_are_its_name() -> None:
    oaks = "Dark Oak Trees of Snow"
    body = known((oaks, ("leeds", "hill", "moss"), 2018), ("Ice on a Sea", ("leeds", "hill", "elm"), 2018))
    found = work_of_people(LEE, "as in \0 (DTS): 0.7", body)
    assert found is not None
    assert (found[0].title, found[1]) == (oaks, True)
    assert work_of_people(LEE, "as in \0 for DTS", body) is None


def test_an_extended_abstract_is_no_other_work_of_the_same_people() -> None:
    body = known((SNOW, ("leeds", "hill"), 2018), (f"{SNOW} (Extended Abstract)", ("leeds", "hill"), 2019))
    found = work_of_people(PeopleCited(("Leeds", "Hill"), others=False, year=2018), "said so", body)
    assert found is not None
    assert found[0].title == SNOW


def test_a_plain_word_is_not_a_word_of_the_title_that_has_capitals_for_an_acronym() -> None:
    body = known(("A SNOwing Framework", ("leeds", "hill", "moss"), 2018))
    found = [work_of_people(LEE, beside, body) for beside in ("it was snowing", "the SNOwing of it")]
    assert [work and work[1] for work in found] == [False, True]


def test_the_venue_tells_works_of_a_year_apart() -> None:
    other = structs.replace(PLACED, title=RAIN, venues=("ICLR",))
    cited = PeopleCited(("Ash", "Birch"), others=True, year=2010, venue="ICLR")
    assert work_of_people(cited, "said so", Cited(PLACED, other)) == (other, True)
    assert work_of_people(structs.replace(cited, venue=""), "said so", Cited(PLACED, other)) is None


def test_a_common_name_of_the_year_before_needs_the_name_of_the_work() -> None:
    body = known((RAIN, ("li", "hill", "oak"), 2017))
    beside = ("maps of old rivers in tall towns", "as RainNet has it")
    near = PeopleCited(("Li",), others=True, year=2018)
    found = [work_of_people(near, text, body) for text in beside]
    assert [bool(work and work[1]) for work in found] == [False, True]
    assert work_of_people(structs.replace(near, year=2017), beside[0], body) is not None


def test_a_common_name_needs_more_words_of_the_title_than_another() -> None:
    body = known((RAIN, ("li", "hill", "oak"), 2018), (RAIN.replace("Net", "Sky"), ("leeds", "hill", "oak"), 2018))
    cited = [structs.replace(LEE, names=(name,)) for name in ("Li", "Leeds")]
    found = [work_of_people(each, "about towns that are tall", body) for each in cited]
    assert [work and work[1] for work in found] == [False, True]


@pytest.mark.parametrize(
    ("names", "beside", "title"),
    [
        (("Leeds",), "on glaciers", "Glaciers of the North"),
        (("Leeds",), "on glaciers and orchards", ""),  # words of two works
        (("Leeds",), "in language", ""),  # a word of many titles
        (("Leeds",), "in spring", ""),  # an ordinary word
        (("Leeds",), "no glaciers", ""),
        (("Li",), "on glaciers", ""),  # a common family name
        (("Li", "Hill"), "on glaciers", "Glaciers of the North"),
    ],
)
def test_one_word_that_few_titles_have_tells_the_work_of_a_rare_name(
    names: tuple[str, ...], beside: str, title: str
) -> None:
    people = (*map(str.lower, names), "moss")
    titles = ("Glaciers of the North", "Orchards in Spring", "Language of Seas")
    body = known(*((each, people, 2018) for each in titles))
    found = work_of_people(PeopleCited(names, others=True, year=2018), beside, body)
    assert (found[0].title if found and found[1] else "") == title
    near = work_of_people(PeopleCited(names, others=True, year=2019), beside, body)
    assert near is None


def test_one_word_is_not_enough_for_one_author_without_others() -> None:
    body = known(("Glaciers of the North", ("leeds",), 2018))
    found = work_of_people(PeopleCited(("Leeds",), others=False, year=2018), "on glaciers", body)
    assert found is not None
    assert not found[1]


def test_one_word_is_not_enough_against_two_of_another_year() -> None:
    body = known(("Glaciers of the North", ("leeds", "moss"), 2018), ("Tall Lamps", ("leeds", "moss"), 2017))
    found = [work_of_people(LEE, beside, body) for beside in ("glaciers, lamps by tall men", "glaciers and lamps")]
    assert [bool(each and each[1]) for each in found] == [False, True]


def test_an_ordinary_word_is_a_name_only_with_the_capitals_of_the_title() -> None:
    title = "IDEA: Seas of Sand"
    assert sure("Idea from, then more", (title, 2018), name="idea") == ""
    assert sure("IDEA from, then more", (title, 2018), name="idea") == "IDEA:"
    assert sure("Spider and more", ("Spider: Seas of Sand", 2018), name="spider") == "Spider:"


@pytest.mark.parametrize(("beside", "found"), [("NSCL (\0)", "The"), ("NSCL: \0", "The"), ("NSCL and \0", "")])
def test_initials_right_before_the_people_are_those_of_the_title(beside: str, found: str) -> None:
    assert sure(beside, ("The Neural Symbolic Concept Learner", 2018)) == found


@pytest.mark.parametrize(("word", "beside", "is_sure"), [("Rendering", "render", True), ("Learning", "learn", False)])
def test_the_ending_of_a_word_of_nine_letters_does_not_count(word: str, beside: str, *, is_sure: bool) -> None:
    body = known((f"Old {word} of Thick Snow", ("leeds", "hill", "moss"), 2018))
    found = work_of_people(LEE, f"we {beside} snow", body)
    assert found is not None
    assert found[1] is is_sure


class Listed(TitleList):
    """Works that are cited by their year alone."""

    def __init__(self, *works: CitedWork) -> None:
        super().__init__(())
        self.works = works

    def cited(self, family: str, year: int) -> list[CitedWork]:
        assert family == "Leeds"
        return [work for work in self.works if work.year == year]


@pytest.mark.parametrize("told", ["RainNet", "deep snow"])
def test_a_name_or_a_pair_is_not_enough_against_four_words_of_the_work_of_another_year(told: str) -> None:
    people = (("leeds",), ("hill",))
    named = CitedWork("Maps of Rivers", people, 2018, frozenset({"rainnet"}))
    paired = CitedWork("Deep Snow", people, 2018)
    other = CitedWork("Lamps by Night on Wide Roads under Glass Towers", people, 2017)
    beside = f"{told}, towers, glass, roads, night"
    meant = named if told == "RainNet" else paired
    assert work_of_people(LEE, beside, Listed(meant, other)) is None
    assert work_of_people(LEE, beside.removesuffix(", night"), Listed(meant, other)) == (meant, True)


def test_of_several_works_in_the_year_the_one_of_the_note_s_field_may_be_meant() -> None:
    field = field_of(["Tall Towns", "Wide Rivers"])
    found = work_of_people(LEE, "said so", BODY, lambda: field)
    assert found is not None
    assert (found[0].title, found[1]) == (RAIN, False)
    of_two = field_of(["Maps of Snow", "Old Rivers"])
    assert work_of_people(LEE, "said so", BODY, lambda: of_two) is None


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
    body = known((LONE, ("ash",), 2010), (SNOW, ("ash", "birch"), 2010))
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
