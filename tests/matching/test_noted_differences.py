from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.matching.noted_differences import noted_differences

TITLE = "Scenes Drawn With Human Priors"


def record(**more: Any) -> Record:
    return Record(source="dblp", title=TITLE, **more)


PUBLISHED = record(year=2022, venue="ECCV", venue_short="ECCV", type="inproceedings")
PREPRINT = record(year=2021, venue="arXiv", type="misc")


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"year": 2021}, "the note says 2021, the record ECCV 2022"),
        ({"year": 2021, "venue": "CVPR"}, "the note says CVPR 2021, the record ECCV 2022"),
        ({"venue": "CVPR"}, "the note says CVPR, the record ECCV 2022"),
    ],
)
def test_the_note_is_compared_with_the_version_of_record(claims: dict[str, Any], told: str) -> None:
    assert noted_differences(Query(title=TITLE, **claims), [PREPRINT, PUBLISHED]) == (told,)


@pytest.mark.parametrize("claims", [{}, {"year": 2022}, {"venue": "ECCV"}, {"venue": "arXiv"}])
def test_agreement_and_missing_claims_are_no_disagreement(claims: dict[str, Any]) -> None:
    assert noted_differences(Query(title=TITLE, **claims), [PREPRINT, PUBLISHED]) == ()


def test_a_lone_preprint_and_a_withdrawn_paper_are_reported_as_such() -> None:
    query = Query(title=TITLE, year=2020)
    assert noted_differences(query, [PREPRINT]) == ("the note says 2020, the record the preprint 2021",)
    gone = record(year=2020, type="misc", withdrawn=True)
    assert noted_differences(query, [gone]) == ("dblp marks the paper as withdrawn",)
