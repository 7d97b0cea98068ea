"""People and a year mean the work of theirs whose title or short name is beside them."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.matching.recognition.titles.cited_people import (
    BODY,
    LEE,
    RAIN,
    WORKS,
    Cited,
    known,
)

from vlbib.core.cited_works import CitedWork, PeopleCited
from vlbib.core.field_of_study import field_of
from vlbib.matching.recognition.titles.works_of_people import work_of_people


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
    body = known(("Slow Markov Chains in Monte Carlo", ("leeds", "ford", "yew"), 2018), *WORKS[1:])
    found = work_of_people(LEE, "with MCMC (again)", body)
    assert found is not None
    assert (found[0].title, found[1]) == ("Slow Markov Chains in Monte Carlo", True)


@pytest.mark.parametrize(
    ("titles", "is_sure"),
    [([], False), (["Slow Rain"], False), (["Slow Gaussian"], False), (["Slow Gorge", "Slow Rain"], True)],
)
def test_words_that_many_titles_have_tell_a_work_that_fits_the_field_well(titles: list[str], *, is_sure: bool) -> None:
    body = known(("Slow Gaussian Processes of Rivers", ("leeds", "ford", "yew"), 2018), *WORKS[1:])
    found = work_of_people(LEE, "with GPs (again)", body, lambda: field_of(titles))
    assert found is not None
    assert (found[0].title, found[1]) == ("Slow Gaussian Processes of Rivers", is_sure)


@pytest.mark.parametrize("beside", ["said so", "the lamps", "with the and of", "maps of old rivers in snow"])
def test_too_few_words_or_those_of_two_works_mean_none_of_several(beside: str) -> None:
    assert work_of_people(LEE, beside, BODY) is None


def sure(beside: str, *works: tuple[str, int], name: str = "rnet") -> str:
    """Return the first word of the work that is sure beside some words, of those with these titles and years."""
    people = (("leeds",), ("hill",), ("moss",))
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


def test_plural_endings_are_left_out_from_five_letters_on() -> None:
    assert sure("a lamp and snow", ("Lamps of Snow", 2018)) == "Lamps"
    assert sure("a map and snow", ("Maps of Snow", 2018)) == ""


def test_the_initials_of_a_title_in_brackets_after_its_people_are_its_name() -> None:
    oaks = "Dark Oak Trees of Snow"
    body = known((oaks, ("leeds", "hill", "moss"), 2018), ("Ice on a Sea", ("leeds", "hill", "elm"), 2018))
    found = work_of_people(LEE, "as in \0 (DTS): 0.7", body)
    assert found is not None
    assert (found[0].title, found[1]) == (oaks, True)
    assert work_of_people(LEE, "as in \0 for DTS", body) is None


def test_a_plain_word_is_not_a_word_of_the_title_that_has_capitals_for_an_acronym() -> None:
    body = known(("A SNOwing Framework", ("leeds", "hill", "moss"), 2018))
    found = [work_of_people(LEE, beside, body) for beside in ("it was snowing", "the SNOwing of it")]
    assert [work and work[1] for work in found] == [False, True]


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
    people = (*map(str.lower, names), "moss", "yew")
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
    body = known(
        ("Glaciers of the North", ("leeds", "moss", "yew"), 2018), ("Tall Lamps", ("leeds", "moss", "yew"), 2017)
    )
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


@pytest.mark.parametrize("told", ["RainNet", "deep snow"])
def test_a_name_or_a_pair_is_not_enough_against_four_words_of_the_work_of_another_year(told: str) -> None:
    people = (("leeds",), ("hill",), ("moss",))
    named = CitedWork("Maps of Rivers", people, 2018, frozenset({"rainnet"}))
    paired = CitedWork("Deep Snow", people, 2018)
    other = CitedWork("Lamps by Night on Wide Roads under Glass Towers", people, 2017)
    beside = f"{told}, towers, glass, roads, night"
    meant = named if told == "RainNet" else paired
    assert work_of_people(LEE, beside, Cited(meant, other)) is None
    assert work_of_people(LEE, beside.removesuffix(", night"), Cited(meant, other)) == (meant, True)


@pytest.mark.parametrize(("is_loose", "is_found"), [(True, True), (False, False)])
def test_the_first_of_two_names_is_none_if_the_word_between_them_may_be_another_than_and(
    *, is_loose: bool, is_found: bool
) -> None:
    cited = structs.replace(LEE, names=("Figuren", *LEE.names), is_loose=is_loose)
    assert (work_of_people(cited, "snow, and maps", BODY) is not None) is is_found
    alone = structs.replace(LEE, names=("Nobody",), is_loose=is_loose)
    assert work_of_people(alone, "snow, and maps", BODY) is None
