"""What is left of a title that also fits a retitled submission means the public paper."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.verdict import judge

ASKED = Work(mentions=(Mention(file="a.md", line=1, text="MapNet: Counting Crooked Lines in Old…"),))
PEOPLE = tuple(map(parse_name, ("Ann Doe", "Bo Poe", "Cy Roe")))
PAPER = Record(
    source="arxiv",
    title="MapNet: Counting Crooked Lines in Old Maps",
    authors=PEOPLE,
    year=2020,
    ids=(Id("arxiv", "2001.00001"),),
)
SUBMITTED = Record(
    source="paperlists", title="MapNet: Counting Crooked Lines in Old Charts of Rivers", authors=PEOPLE[:2], year=2020
)


def _status(*records: Record) -> tuple[Status, tuple[str, ...]]:
    verdict = judge(ASKED, records)
    return verdict.status, tuple(record.title for record in verdict.records)


def test_a_retitled_submission_is_no_rival_of_the_paper() -> None:
    assert _status(SUBMITTED, PAPER) == (Status.ACCEPTED, (PAPER.title,))
    assert _status(PAPER, SUBMITTED) == (Status.ACCEPTED, (PAPER.title,))


@pytest.mark.parametrize(
    "change",
    [
        {"ids": (Id("arxiv", "2001.00002"),)},
        {"venue_short": "ICLR"},
        {"year": 2019},
        {"year": None},
        {"authors": ()},
        {"authors": PEOPLE[1:]},
        {"authors": (*PEOPLE[:2], parse_name("Di Zoe"))},
        {"title": "MapNet: Counting Crooked Lines in Old 2 Maps"},
        {"title": "MapNet: Counting Crooked Lines in Old Charts, Part II"},
    ],
)
def test_a_work_that_differs_in_more_than_its_title_stays_a_rival(change: dict[str, object]) -> None:
    assert _status(structs.replace(SUBMITTED, **change), PAPER) == (Status.DOUBTFUL, ())


def test_nor_is_it_a_rival_for_the_short_name() -> None:
    asked = Work(mentions=(Mention(file="a.md", line=1, text="MapNet", kind=Kind.ALIAS),))
    assert judge(asked, [SUBMITTED, PAPER]).records == (PAPER,)
    assert judge(asked, [structs.replace(SUBMITTED, venue="V"), PAPER]).status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("main", "status"), [("Counting Crooked Old Lines", Status.ACCEPTED), ("Crookedly Counting Lines", Status.DOUBTFUL)]
)
def test_nor_is_it_a_rival_for_a_main_title_of_four_words(main: str, status: Status) -> None:
    records = [structs.replace(one, title=one.title.replace("MapNet", main)) for one in (SUBMITTED, PAPER)]
    asked = Work(mentions=(Mention(file="a.md", line=1, text=f"{main}: Counting Crooked Lines in Old…"),))
    assert judge(asked, records).status is status


def test_without_a_beginning_or_a_public_paper_both_stay() -> None:
    plain = [structs.replace(one, title=one.title.replace("MapNet: ", "")) for one in (SUBMITTED, PAPER)]
    asked = Work(mentions=(Mention(file="a.md", line=1, text="Counting Crooked Lines in Old…"),))
    assert judge(asked, plain).status is Status.DOUBTFUL
    assert _status(SUBMITTED, structs.replace(PAPER, ids=())) == (Status.DOUBTFUL, ())
