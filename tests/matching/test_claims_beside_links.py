"""What a note says beside a link, authors, venue and year, may contradict the paper that is linked."""

from __future__ import annotations

from typing import Any

import pytest
from tests.matching.papers import paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Status
from vlbib.matching.verdict import judge

SOUNDING = paper("Deep Sounding", "Ole Lund", "Jin Park", "Sue Ray", year=2015, ids=(Id("arxiv", "1501.00001"),))
SOUNDINGS = paper("Deep Sounding", "Ian Good", "Jin Park", "Anne Cole", year=2016, ids=(Id("arxiv", "1601.00001"),))
SNARF = paper(
    "SNARF: Differentiable Forward Skinning for Animating Non-Rigid Neural Implicit Shapes",
    "Xu Chen",
    "Yufeng Zheng",
    "Michael J. Black",
    year=2021,
    venue="ICCV",
    ids=(Id("arxiv", "2104.03953"),),
)


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (("Good", "Park", "Cole"), Status.DOUBTFUL),
        (("Good",), Status.DOUBTFUL),
        (("Park",), Status.ACCEPTED),
        (("Lund", "Park"), Status.ACCEPTED),
        (("Someone",), Status.ACCEPTED),
        ((), Status.ACCEPTED),
    ],
)
def test_a_link_is_doubtful_if_the_note_names_the_authors_of_another_work_of_that_title(
    authors: tuple[str, ...], expected: Status
) -> None:
    linked = work("Deep Sounding", ids=SOUNDING.ids, authors=authors)
    assert judge(linked, [SOUNDING, SOUNDINGS]).status is expected
    assert judge(linked, [SOUNDING]).status is Status.ACCEPTED


def beside(text: str, kind: Kind = Kind.LINK, **claims: Any) -> Status:
    return judge(work(text, kind=kind, ids=SNARF.ids, **claims), [SNARF]).status


@pytest.mark.parametrize(
    "claims",
    [
        {"venue": "NeurIPS", "year": 2023},
        {"venue": "NeurIPS"},
        {"venue": "ICCV", "year": 2015},
        {"authors": ("Lovelace",)},
    ],
)
@pytest.mark.parametrize("kind", [Kind.LINK, Kind.ALIAS])
def test_an_id_beside_a_venue_its_year_or_authors_of_another_paper_is_doubtful(
    kind: Kind, claims: dict[str, Any]
) -> None:
    assert beside("LEACE", kind, **claims) is Status.DOUBTFUL
    assert beside("LEACE", kind, **claims, pinned=True) is Status.ACCEPTED
    assert beside("SNARF", Kind.LINE, **claims) is Status.ACCEPTED


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"year": 2015},
        {"venue": "ICCV", "year": 2021},
        {"venue": "ICCV", "year": 2022},
        {"venue": "NeurIPS", "year": 2021},
        {"venue": "NeurIPS", "authors": ("Chen",)},
    ],
)
def test_an_id_beside_a_claim_that_fits_or_the_year_of_reading_is_accepted(claims: dict[str, Any]) -> None:
    assert beside("https://arxiv.org/abs/2104.03953", **claims) is Status.ACCEPTED
