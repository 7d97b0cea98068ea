"""Works cited by their authors without a year."""

from __future__ import annotations

import pytest
from tests.matching.recognition.titles.cited_people import Cited

from vlbib.core.cited_works import CitedWork, PeopleCited
from vlbib.matching.recognition.titles.undated_people import work_of_undated_people

TREES = (("leeds",), ("ash",))
THREE = (*TREES, ("oak",))


def work(
    title: str, people: tuple[tuple[str, ...], ...] = THREE, year: int = 2018, *, well_known: bool = True
) -> CitedWork:
    return CitedWork(title, people, year, well_known=well_known)


SNOW = work("Deep Snow and the Maps of Old Rivers")
LAMPS = work("Lamps within Candles", TREES, 2011)
OTHERS = PeopleCited(("Leeds",), others=True, year=0)
BOTH = PeopleCited(("Leeds", "Ash"), others=False, year=0)


def told(people: PeopleCited, beside: str, *works: CitedWork) -> str:
    meant = work_of_undated_people(people, beside, Cited(*(works or (SNOW, LAMPS))))
    return meant[0].title.split()[0] if meant and meant[1] else ""


@pytest.mark.parametrize(
    ("people", "beside", "title"),
    [
        (OTHERS, "deep snow again", "Deep"),  # two adjacent words
        (OTHERS, "maps, rivers and snow", "Deep"),  # three words
        (OTHERS, "snow and maps", ""),
        (BOTH, "candles + lamps", "Lamps"),  # all authors
        (BOTH, "lamps", ""),
        (BOTH, "deep snow", ""),  # of three authors
        (PeopleCited(("de Leeds",), others=True, year=0), "deep snow again", "Deep"),
        (PeopleCited(("Elm",), others=True, year=0), "deep snow again", ""),
        (PeopleCited(("Leeds",), others=False, year=0), "deep snow again", "Deep"),  # one alone
        (PeopleCited(("Leeds",), others=False, year=0), "maps, rivers and snow", ""),
    ],
)
def test_the_words_beside_people_tell_which_of_their_works_is_meant(
    people: PeopleCited, beside: str, title: str
) -> None:
    assert told(people, beside) == title


def test_another_well_known_work_of_theirs_with_the_words_leaves_it_open() -> None:
    rival = work("Deep Snow in Towns", year=2024)
    assert told(OTHERS, "deep snow", SNOW, rival) == ""
    assert told(OTHERS, "deep snow, maps, rivers", SNOW, rival) == "Deep"
    assert told(OTHERS, "deep snow, maps", SNOW, rival) == ""
    hardly_known = work("Deep Snow in Towns", year=2024, well_known=False)
    assert told(OTHERS, "deep snow", SNOW, hardly_known) == "Deep"


def test_a_work_that_the_catalogue_lacks_is_not_meant() -> None:
    assert told(OTHERS, "deep snow", work("Deep Snow in Towns", well_known=False)) == ""


def test_words_of_many_titles_tell_nothing() -> None:
    assert told(OTHERS, "gaussian processes", work("Gaussian Processes of Graphs")) == ""


def test_a_common_family_name_needs_more_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlbib.matching.recognition.titles.undated_people.is_common_family", lambda _name: True)
    assert told(OTHERS, "maps, rivers and snow") == ""
    assert told(OTHERS, "deep snow") == "Deep"
    assert told(BOTH, "candles + lamps") == "Lamps"


@pytest.mark.parametrize(("year", "is_meant"), [(1999, False), (2000, True), (2030, True), (2031, False)])
def test_works_of_this_century_are_known(year: int, *, is_meant: bool) -> None:
    assert bool(told(OTHERS, "deep snow", work("Deep Snow in Towns", year=year))) is is_meant
