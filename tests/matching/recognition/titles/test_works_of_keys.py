"""A citation key means the only known work that its parts fit."""

from __future__ import annotations

import pytest

from vlbib.core.cited_works import CitedWork
from vlbib.core.known import TitleList
from vlbib.matching.recognition.titles.works_of_keys import work_of_key


class Cited(TitleList):
    """Works that are cited by the last word of their first author's family name."""

    def __init__(self, *works: CitedWork) -> None:
        super().__init__()
        self.works = works

    def cited(self, family: str, year: int) -> list[CitedWork]:
        return [work for work in self.works if family == work.families[0][-1] and work.year == year]


def work(title: str, *families: str, year: int = 2019, names: frozenset[str] = frozenset()) -> CitedWork:
    return CitedWork(title, tuple(tuple(family.split()) for family in families), year, names)


SNOW = work("The Snow of Old Maps", "moss", "oak")
HOW = work("How Deep Are Lakes?", "moss", year=2020)
RAIN = work("Maps of Rain", "zhang", names=frozenset({"rainnet"}))
OORD = work("Waves in Lamps", "van den oord")
BODY = Cited(SNOW, HOW, RAIN, OORD)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("moss2019snow", SNOW),
        ("moss2019the", SNOW),
        ("moss-etal-2019-snow", SNOW),
        ("moss_snow_2019", SNOW),
        ("mossSnowOldMaps2019", SNOW),
        ("moss2018snow", SNOW),  # the year beside it
        ("moss2020deep", HOW),  # without the first words that keys leave out
        ("moss2020how", HOW),
        ("zhang2019rainnet", RAIN),  # its short name
        ("oord2019waves", OORD),
        ("vandenoord2019waves", OORD),
    ],
)
def test_a_key_means_the_only_work_with_its_author_year_and_words(key: str, meant: CitedWork) -> None:
    assert work_of_key(key, "", BODY) == meant


@pytest.mark.parametrize(
    "key",
    [
        "moss2017snow",
        "moss2019maps",  # not the first word
        "mossSnowRain2019",
        "oak2019snow",
        "zhang2019maps",  # a common name tells nothing
        "zhang2018rainnet",
        "moss2019",
        "fig:snow",
    ],
)
def test_a_key_that_fits_no_work_or_says_too_little_means_none(key: str) -> None:
    assert work_of_key(key, "", BODY) is None


def test_a_key_that_fits_two_works_means_none_unless_one_is_of_its_year() -> None:
    later = work("Snow in Towns", "moss", year=2020)
    assert work_of_key("moss2019snow", "", Cited(SNOW, later)) == SNOW
    assert work_of_key("moss2019snow", "", Cited(SNOW, work("Snow in Towns", "moss"))) is None
    assert work_of_key("moss2021snow", "", Cited(later, work("Snow on Roads", "moss", year=2022))) is None


def test_the_words_beside_a_key_without_words_of_the_title_tell_the_work() -> None:
    assert work_of_key("moss2019", "the snow of old maps, after Moss", BODY) == SNOW
    assert work_of_key("moss2019", "after Moss", BODY) is None
