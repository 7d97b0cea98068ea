from __future__ import annotations

import pytest

from vlbib.verification.proceedings_sizes import SIZES
from vlbib.verification.survey import Survey, registrant, survey_of

ALL = SIZES["iclr"][2022]


@pytest.mark.parametrize(("share", "whole"), [(1.0, True), (0.975, True), (0.965, False), (0.5, False)])
def test_proceedings_are_complete_from_ninety_seven_per_cent(share: float, whole: bool) -> None:  # noqa: FBT001
    count = round(share * ALL)
    assert Survey(papers={("iclr", 2022): count}).complete("iclr", 2022) == (count if whole else 0)


def test_a_venue_of_unknown_size_is_never_complete() -> None:
    assert Survey(papers={("nowhere", 2022): 9999}).complete("nowhere", 2022) == 0


def test_a_biennial_venue_is_not_held_in_between_and_a_gap_of_an_annual_one_shows_nothing() -> None:
    survey = Survey()
    assert survey.not_held("iccv", 2018)
    assert not survey.not_held("iccv", 2019)
    assert not survey.not_held("aistats", 2013)
    assert not survey.not_held("iccv", 1990)
    assert not survey.not_held("nowhere", 2018)


def test_a_venue_was_held_in_a_year_with_a_single_paper() -> None:
    assert not Survey(papers={("iccv", 2018): 1}).not_held("iccv", 2018)


def test_the_source_with_most_papers_counts_and_workshops_are_separate() -> None:
    facts = [("dblp", "ICLR", 2022, ()), ("dblp", "ICLR 2022", 2022, ("doi:10.1/a",)), ("lists", "ICLR", 2022, ())]
    survey = survey_of([*facts, ("lists", "ICLR Workshop on Maps", 2022, ()), ("lists", "", 2022, ("doi:10.2/b",))])
    assert survey.papers == {("iclr", 2022): 2}
    assert survey.registrants == {"10.1": 1, "10.2": 1}
    assert survey.knows("ICLR 2022")
    assert not survey.knows("Nowhere")


@pytest.mark.parametrize(("known", "strange"), [(10_000, True), (9_999, False)])
def test_a_registrant_is_strange_if_ten_thousand_dois_have_others(known: int, strange: bool) -> None:  # noqa: FBT001
    survey = Survey(registrants={"10.1109": known})
    assert survey.strange_registrant("10.98765/x") is strange
    assert not survey.strange_registrant("10.1109/x")


def test_the_registrant_is_the_part_before_the_slash() -> None:
    assert registrant("10.1109/CVPR.2016.90") == "10.1109"


@pytest.mark.parametrize(("count", "told"), [(20, "10.1109"), (19, "")])
def test_the_registrant_of_a_volume_is_that_of_all_its_dois_if_there_are_twenty(count: int, told: str) -> None:
    facts = [("dblp", "CVPR", 2022, (f"doi:10.1109/{at}",)) for at in range(count)]
    elsewhere = [("dblp", "CVPR Workshops", 2022, ("doi:10.1/a",)), ("dblp", "CVPR", 2021, ("doi:10.2/a",))]
    survey = survey_of([*facts, *elsewhere])
    assert survey.volume_registrant("cvpr", 2022) == told
    assert survey_of([*facts, ("lists", "CVPR 2022", 2022, ("doi:10.3/a",))]).volume_registrant("cvpr", 2022) == ""


@pytest.mark.parametrize(("count", "number", "told"), [(30, 1251, 1000), (30, 1250, 0), (29, 1251, 0)])
def test_an_arxiv_number_is_beyond_its_month_if_a_quarter_above_the_highest_of_thirty(
    count: int, number: int, told: int
) -> None:
    ids = [f"arxiv:{month}.{1000 - at:05}" for month in ("2402", "2403") for at in range(count)]
    survey = survey_of([("arxiv", "", 2024, [each, "arxiv:math/0309136"]) for each in ids])
    assert survey.last_number(f"2402.{number:05}") == told
    assert survey.last_number("2403.99999") == 0
    assert survey.last_number("math/0309136") == 0


@pytest.mark.parametrize(("month", "following"), [("2402", "2403"), ("2312", "2401")])
@pytest.mark.parametrize(("after", "told"), [(20, 1000), (19, 0)])
def test_a_month_in_which_the_records_may_end_has_no_last_number(
    month: str, following: str, after: int, told: int
) -> None:
    ids = [f"arxiv:{month}.{1000 - at:05}" for at in range(40)]
    ids += [f"arxiv:{following}.{1000 - at:05}" for at in range(after)]
    survey = survey_of([("arxiv", "", 2024, [each]) for each in ids])
    assert survey.last_number(f"{month}.09999") == told
