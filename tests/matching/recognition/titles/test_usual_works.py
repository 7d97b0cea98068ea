"""Well-known works that their first author and a year usually mean."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.cited_works import CitedWork, PeopleCited, Usual
from vlbib.matching.recognition.titles.usual_works import usual_work

WALK = CitedWork("A Walk on Wide Roads", (("ash",), ("elm",)), 2010, venues=("CVPR",), usual=Usual.ALWAYS)
RAIN = CitedWork("Maps of Tall Towns", (("ash",), ("oak",)), 2010)
ASH = PeopleCited(("Ash",), others=True, year=2010)
MAYBE = structs.replace(WALK, usual=Usual.MAYBE)


def meant(
    *works: CitedWork, cited: PeopleCited = ASH, fits: tuple[int, ...] = (), weights: tuple[int, ...] = ()
) -> CitedWork | None:
    """Return the work meant; `fits` and `weights` are how well each fits the field and the words, 0 if not given."""
    fit = dict(zip((work.title for work in works), (*fits, *(0 for _ in works)), strict=False))
    given = zip((*weights, *(0 for _ in works)), works, strict=False)
    weighed = [(weight, work.year == cited.year, work) for weight, work in given]
    return usual_work(cited, weighed, fit.__getitem__)


def test_a_work_that_nearly_everybody_means_is_meant_without_further_words() -> None:
    assert meant(WALK) == WALK
    assert meant(RAIN, WALK) == WALK
    assert meant(RAIN, WALK, fits=(9, 0)) == WALK
    assert meant(RAIN) is None
    assert meant() is None


def test_the_year_must_be_that_of_the_citation() -> None:
    assert meant(structs.replace(WALK, year=2011)) is None
    assert meant(structs.replace(RAIN, year=2011, usual=Usual.ALWAYS), WALK) == WALK


def test_of_two_works_that_everybody_means_neither_is_meant() -> None:
    assert meant(structs.replace(RAIN, usual=Usual.ALWAYS), WALK, fits=(0, 9)) is None


def test_words_that_speak_for_another_work_go_before() -> None:
    assert meant(RAIN, WALK, weights=(2, 0)) is None
    assert meant(RAIN, WALK, weights=(2, 2)) == WALK
    assert meant(structs.replace(RAIN, year=2011), WALK, weights=(2, 0)) is None


def test_a_second_author_settles_which_work_of_the_first_is_meant() -> None:
    both = PeopleCited(("Ash", "Elm"), others=False, year=2010)
    assert meant(MAYBE) is None
    assert meant(MAYBE, cited=both) == MAYBE
    assert meant(MAYBE, structs.replace(RAIN, families=MAYBE.families), cited=both) is None


def test_a_venue_must_be_that_of_the_work() -> None:
    assert meant(WALK, cited=structs.replace(ASH, venue="CVPR")) == WALK
    assert meant(WALK, cited=structs.replace(ASH, venue="ECCV")) is None


@pytest.mark.parametrize(("fits", "is_meant"), [((0, 4), True), ((0, 3), False), ((5, 4), False), ((4, 4), True)])
def test_beside_another_well_known_work_it_must_fit_the_field_well_and_best(
    fits: tuple[int, int], *, is_meant: bool
) -> None:
    found = meant(structs.replace(RAIN, usual=Usual.MAYBE), WALK, fits=fits)
    assert found == (WALK if is_meant else None)


@pytest.mark.parametrize(("fits", "is_meant"), [((0, 2), True), ((0, 1), False), ((3, 2), False), ((2, 2), True)])
def test_a_work_that_may_be_meant_must_fit_the_field_and_best(fits: tuple[int, int], *, is_meant: bool) -> None:
    assert meant(RAIN, MAYBE, fits=fits) == (MAYBE if is_meant else None)


def test_of_two_works_that_may_be_meant_neither_is() -> None:
    assert meant(structs.replace(RAIN, usual=Usual.MAYBE), MAYBE, fits=(0, 9)) is None


@pytest.mark.parametrize(("fit", "is_meant"), [(4, True), (3, False)])
def test_one_common_family_name_means_a_work_only_in_its_field(fit: int, *, is_meant: bool) -> None:
    work = structs.replace(WALK, families=(("wang",), ("elm",)))
    wang = structs.replace(ASH, names=("Wang",))
    assert meant(RAIN, work, cited=wang, fits=(9, fit)) == (work if is_meant else None)
    assert meant(structs.replace(work, usual=Usual.MAYBE), cited=wang, fits=(9,)) is None
    assert meant(work, cited=structs.replace(wang, names=("Wang", "Elm"), others=False)) == work
