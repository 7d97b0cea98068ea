"""Verdicts on titles of few or of common words."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from tests.matching.papers import paper, work

from vlbib.core.work import Kind, Status
from vlbib.matching.verdict import judge


@pytest.mark.parametrize(("title", "status"), [("Dialog", Status.DOUBTFUL), ("Visual Dialog", Status.ACCEPTED)])
def test_one_word_in_a_table_cell_is_no_whole_title(title: str, status: Status) -> None:
    record = paper(title, "Abhishek Das", year=2017)
    assert judge(work(title, kind=Kind.ALIAS, year=2017), [record]).status is status


def test_one_word_is_a_whole_title_with_people_and_a_year() -> None:
    record = paper("Gates", "Tom Minka", year=2008)
    assert judge(work("Gates", kind=Kind.ALIAS, year=2008, authors=("Minka",)), [record]).status is Status.ACCEPTED
    assert judge(work("Gates", kind=Kind.ALIAS, authors=("Minka",)), [record]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("title", "reason"),
    [("Improved Gates", "a title of so few plain words needs"), ("Gates", "no record carries this short name; titles")],
)
def test_a_short_text_that_is_a_whole_title_waits_for_more_evidence(title: str, reason: str) -> None:
    verdict = judge(work(title, kind=Kind.ALIAS), [paper(title, "Tom Minka")])
    assert verdict.status is Status.DOUBTFUL
    assert verdict.reasons[0].startswith(reason)


@pytest.mark.parametrize("kind", [Kind.ALIAS, Kind.LINE, Kind.HEADING])
def test_a_list_of_works_is_evidence_for_a_title_of_two_plain_words(kind: Kind) -> None:
    record = paper("Visual Dialog", "Abhishek Das")
    listed = work("Visual Dialog", kind=kind, listed=True)
    assert judge(listed, [record]).records == (record,)
    assert judge(work("Visual Dialog", kind=kind), [record]).status is Status.DOUBTFUL
    assert judge(work("Visual Dialogs", kind=kind, listed=True), [record]).status is not Status.ACCEPTED


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Visual Dialog", Status.DOUBTFUL),
        ("Live Visual Dialog", Status.ACCEPTED),
        ("视觉语言模型综述", Status.DOUBTFUL),
        ("视觉语言模型的综述", Status.ACCEPTED),
    ],
)
def test_a_title_of_two_plain_words_is_not_accepted_alone(title: str, status: Status) -> None:
    assert judge(work(title), [paper(title, "Abhishek Das")]).status is status


def test_a_title_of_five_common_words_counts_in_a_list_and_one_of_four_does_not() -> None:
    for title, status in (
        ("Scene Text Recognition in Streets", Status.ACCEPTED),
        ("Street Scene Text Recognition", Status.DOUBTFUL),
    ):
        one = paper(title, "Anna Rossi", year=2019, common=True)
        assert judge(work(title, listed=True), [one]).status is status
        assert judge(work(title), [one]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ({}, Status.DOUBTFUL),
        ({"year": 2019}, Status.ACCEPTED),
        ({"authors": ("Rossi",)}, Status.ACCEPTED),
        ({"venue": "CVPR"}, Status.ACCEPTED),
        ({"year": 2001}, Status.DOUBTFUL),
    ],
)
def test_a_title_of_common_words_in_a_large_index_needs_a_claim_beside_it(
    claim: dict[str, Any], status: Status
) -> None:
    one = paper("Scene Text Recognition in Streets", "Anna Rossi", year=2019, venue_short="CVPR", common=True)
    assert judge(work(one.title, **claim), [one]).status is status
    rare = structs.replace(one, common=False)
    assert judge(work(one.title), [rare]).status is Status.ACCEPTED


def test_an_index_s_mark_on_a_title_is_not_kept_in_the_accepted_records() -> None:
    one = paper("Scene Text Recognition in Streets", "Anna Rossi", year=2019, common=True)
    assert judge(work(one.title, year=2019), [one]).records == (structs.replace(one, common=False),)
