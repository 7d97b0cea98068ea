"""A citation key means the only known work that its parts fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.core.cited_works import CitedWork
from vlbib.core.known import NEAR, KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.works_of_keys import work_of_key, works_of_key_meant

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cited(TitleList):
    """Works that are cited by the last word of their first author's family name."""

    def __init__(self, *works: CitedWork, titles: Sequence[str] = ()) -> None:
        super().__init__(tuple(KnownTitle(title, squeeze(title)) for title in titles))
        self.works = works

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [work for work in self.works if family == work.families[0][-1] and work.year == year]


def work(
    title: str, *families: str, year: int = 2019, names: frozenset[str] = frozenset(), well_known: bool = False
) -> CitedWork:
    return CitedWork(title, tuple(tuple(family.split()) for family in families), year, names, well_known)


SNOW = work("The Snow of Old Maps", "moss", "oak")
HOW = work("How Deep Are Lakes?", "moss", year=2020)
RAIN = work("Maps of Rain", "zhang", names=frozenset({"rainnet"}))
OORD = work("Waves in Lamps", "van den oord")
ICE = work("Ice in Towns", "elm", well_known=True)
LAKES = work("Maps of Old Lakes", "zhang")
LEE = work("Lakes of Ice", "lee", names=frozenset({"lakenet"}), well_known=True)
BODY = Cited(SNOW, HOW, RAIN, OORD, ICE, LEE)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("moss2019snow", SNOW),
        ("moss2019the", SNOW),
        ("moss-etal-2019-snow", SNOW),
        ("moss_snow_2019", SNOW),
        ("mossSnowOldMaps2019", SNOW),
        ("elm2020ice", ICE),  # well known, and the record may be that of its preprint
        ("lee2020lakenet", LEE),  # its short name
        ("lee2018lakenet", LEE),  # that of the preprint
        ("moss2020deep", HOW),  # without the first words that keys leave out
        ("moss2020how", HOW),
        ("zhang2019rainnet", RAIN),  # its short name
        ("oord2019waves", OORD),
        ("vandenoord2019waves", OORD),
    ],
)
def test_a_key_means_the_only_work_with_its_author_year_and_words(key: str, meant: CitedWork) -> None:
    assert work_of_key(key, "", BODY) == (meant, True)


@pytest.mark.parametrize(
    "key",
    [
        "moss2018snow",
        "moss2020snow",  # not well known
        "elm2018ice",
        "lee2017lakenet",
        "lee2018lakes",
        "moss2019maps",  # not the first word
        "mossSnowRain2019",
        "oak2019snow",
        "zhang2018rainnet",
        "moss2019",
        "fig:snow",
    ],
)
def test_a_key_that_fits_no_work_or_says_too_little_means_none(key: str) -> None:
    assert work_of_key(key, "", BODY) is None


def test_a_key_that_fits_two_works_means_none_unless_one_is_of_its_year() -> None:
    later = work("Snow in Towns", "moss", year=2020)
    assert work_of_key("moss2019snow", "", Cited(SNOW, later)) == (SNOW, True)
    assert work_of_key("moss2019snow", "", Cited(SNOW, work("Snow in Towns", "moss"))) is None


def test_the_words_beside_a_key_without_words_of_the_title_tell_the_work() -> None:
    assert work_of_key("moss2019", "the snow of old maps, after Moss", BODY) == (SNOW, True)
    assert work_of_key("moss2019", "after Moss", BODY) is None
    assert work_of_key("moss2020", "the snow of old maps, after Moss", BODY) is None


def test_a_first_word_that_many_titles_have_is_not_sure_but_a_short_name_is() -> None:
    titles = [f"Snow {number} Towns" for number in range(NEAR)]
    assert work_of_key("moss2019snow", "", Cited(SNOW, titles=titles[1:])) == (SNOW, True)
    assert work_of_key("moss2019snow", "", Cited(SNOW, titles=titles)) == (SNOW, False)
    named = work("The Snow of Old Maps", "moss", names=frozenset({"snow"}))
    assert work_of_key("moss2019snow", "", Cited(named, titles=titles)) == (named, True)


@pytest.mark.parametrize(
    ("key", "beside", "found"),
    [
        ("moss2019snow", "snow in towns", (SNOW, False)),  # only the word that the key has
        ("moss2019snow", "as maps show", (SNOW, True)),
        ("zhang2019maps", "as maps show", None),
        ("zhang2019maps", "maps of the weather, such as rain", None),
        ("zhang2019maps", "on old lakes", (LAKES, True)),
    ],
)
def test_words_of_the_title_beside_a_key_make_it_sure(
    key: str, beside: str, found: tuple[CitedWork, bool] | None
) -> None:
    titles = [f"{word} {number} Towns" for number in range(NEAR) for word in ("Snow", "Maps")]
    assert work_of_key(key, beside, Cited(SNOW, RAIN, LAKES, titles=titles)) == found


def test_one_word_beside_the_key_of_somebody_with_a_common_name_is_too_little() -> None:
    assert work_of_key("zhang2019maps", "on lakes", Cited(LAKES)) == (LAKES, False)
    titles = [f"Maps {number} Towns" for number in range(NEAR)]
    assert work_of_key("zhang2019maps", "on lakes", Cited(LAKES, titles=titles)) is None
    assert work_of_key("zhang2019maps", "on old lakes", Cited(LAKES)) == (LAKES, True)


def test_the_only_work_that_a_key_fits_is_meant_if_it_is_well_known() -> None:
    titles = [f"{word} {number} Towns" for number in range(NEAR) for word in ("Snow", "Maps")]
    for key, only in (("zhang2019maps", LAKES), ("moss2019snow", SNOW)):
        known = structs.replace(only, well_known=True)
        assert work_of_key(key, "", Cited(known, titles=titles)) == (known, True)
        other = structs.replace(known, title=f"{known.title} in Spring")
        assert work_of_key(key, "", Cited(known, other, titles=titles)) is None
        earlier = work_of_key(key.replace("2019", "2020"), "", Cited(known, titles=titles))
        assert earlier is None or not earlier[1]


def test_of_two_works_the_one_whose_words_are_beside_the_key_is_meant() -> None:
    other = work("Snow in Tall Towns", "moss")
    assert work_of_key("moss2019snow", "tall towns", Cited(SNOW, other)) == (other, True)
    assert work_of_key("moss2019snow", "tall people", Cited(SNOW, other)) is None


FLOODS = work("Deep Floods of Old Towns", "zhang", "oak", names=frozenset({"deep"}))


@pytest.mark.parametrize(
    ("key", "is_sure"),
    [
        ("zhangDeepFloodsOld2019", True),
        ("zhangDeepFloodsTowns2019", False),  # not in a row
        ("zhangDeepFloods2019", False),  # two words of a common name
    ],
)
def test_three_words_at_the_start_of_a_title_tell_the_work_of_a_common_name(key: str, *, is_sure: bool | None) -> None:
    body = Cited(structs.replace(FLOODS, names=frozenset()))
    found = work_of_key(key, "", body)
    assert (found and found[1]) is is_sure


def test_three_words_with_which_many_known_titles_begin_wait() -> None:
    many = [f"Deep Floods of Old {number} Towns" for number in range(NEAR)]
    body = Cited(structs.replace(FLOODS, names=frozenset()), titles=many)
    found = work_of_key("zhangDeepFloodsOld2019", "", body)
    assert found is not None
    assert not found[1]


def test_a_short_name_in_a_key_does_not_tell_a_work_whose_title_lacks_the_other_words() -> None:
    assert work_of_key("zhangDeepFloods2019", "", Cited(FLOODS)) == (FLOODS, True)
    assert work_of_key("zhangDeepRivers2019", "", Cited(FLOODS)) is None


def test_many_titles_that_begin_with_the_first_two_words_alone_do_not_make_a_work_wait() -> None:
    many = [f"Deep Floods of Young {number} Towns" for number in range(NEAR)]
    body = Cited(structs.replace(FLOODS, names=frozenset()), titles=many)
    found = work_of_key("zhangDeepFloodsOld2019", "", body)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(
    ("key", "beside", "meant", "is_sure"),
    [
        ("moss2019tsoom", "", SNOW, True),  # the initials
        ("moss2019snowold", "", SNOW, True),  # the first words run together
        ("moss2019thesnow", "", SNOW, True),
        ("moss2019thesnowofoldmaps", "", SNOW, True),
        ("zhang2019mapsrain", "", RAIN, False),  # many people have this name
        ("oord2019lamps", "", OORD, False),  # a word from the middle
        ("oord2019lamps", "about waves", OORD, True),
        ("elm2019towns", "", ICE, True),  # well known
    ],
)
def test_a_key_may_have_the_initials_of_a_title_or_its_first_words_run_together(
    key: str, beside: str, meant: CitedWork, *, is_sure: bool
) -> None:
    assert work_of_key(key, beside, BODY) == (meant, is_sure)


def test_a_word_from_the_middle_tells_no_well_known_work_of_a_common_name() -> None:
    famous = structs.replace(LAKES, well_known=True)
    assert work_of_key("zhang2019lakes", "", Cited(famous)) is None


def test_a_work_that_begins_with_the_word_of_a_key_comes_before_one_that_has_it_elsewhere() -> None:
    lamps = work("Lamps without Waves", "van den oord")
    assert work_of_key("oord2019lamps", "", Cited(OORD, lamps)) == (lamps, True)


@pytest.mark.parametrize("key", ["moss2019oldlampsoftallgreentowns", "mossOldlampsSnow2019"])
def test_six_words_run_together_and_another_word_behind_them_are_no_sign(key: str) -> None:
    assert work_of_key(key, "", Cited(work("Old Lamps of Tall Green Towns", "moss"))) is None


def test_a_key_may_mean_each_work_of_its_author_and_year_that_has_its_words() -> None:
    body = Cited(SNOW, HOW, RAIN, LAKES, work("Ice on Maps", "moss"))
    titles, is_enough = works_of_key_meant("moss2019", body)
    assert (set(titles), is_enough) == ({SNOW.title, "Ice on Maps"}, True)
    assert works_of_key_meant("moss2019snow", body) == ((SNOW.title,), True)
    assert works_of_key_meant("moss2019im", body) == (("Ice on Maps",), True)  # initials in a row
    assert works_of_key_meant("moss2019om", body) == ((SNOW.title,), True)
    assert works_of_key_meant("moss2019xyz", body) == ((), True)
    assert works_of_key_meant("moss2021snow", body) == ((), True)
    assert works_of_key_meant("zhang2019lakes", body) == ((LAKES.title,), True)
    assert works_of_key_meant("fig:snow", body) == ((), False)
    common, is_enough = works_of_key_meant("zhang2019", body)
    assert (set(common), is_enough) == ({RAIN.title, LAKES.title}, False)
