"""The reasons of a verdict, and which claims of the note decide between works of one title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec import structs
from tests.matching.papers import paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Link, Status
from vlbib.matching.verdict import judge

if TYPE_CHECKING:
    from vlbib.core.record import Record
    from vlbib.core.work import Work

FIRST, SECOND = Id("arxiv", "2101.00001"), Id("arxiv", "2202.00002")
PRIORS = paper(
    "Scenes Drawn With Human Priors", "Ann Lee", year=2022, venue_short="ECCV", type="inproceedings", ids=(FIRST,)
)


@pytest.mark.parametrize(
    ("records", "reason"),
    [([], "nothing found"), ([paper("Cows and Sheep on Pastures")], "no record has this title")],
)
def test_an_unresolved_title_says_why(records: list[Any], reason: str) -> None:
    verdict = judge(work("A Title That Nobody Ever Wrote"), records)
    assert (verdict.status, verdict.reasons) == (Status.UNRESOLVED, (reason,))


def test_an_id_found_before_is_reported_beside_the_title_of_another_paper() -> None:
    other = paper("An Early Name for It", "Bo Chen", ids=(SECOND,))
    verdict = judge(work(other.title), [PRIORS, other], (FIRST,))
    assert verdict.status is Status.DOUBTFUL
    reason = "the id in the note is of 'Scenes Drawn With Human Priors', the title that of 'An Early Name for It'"
    assert verdict.reasons == (reason,)


def test_an_id_that_is_another_papers_is_named() -> None:
    verdict = judge(work(PRIORS.title, ids=(SECOND,)), [PRIORS])
    assert verdict.reasons == ("the title fits, but the note gives arxiv:2202.00002, which is another paper's",)


@pytest.mark.parametrize(
    ("venue", "notes"),
    [
        ("CVPR", ("the note says CVPR, the record ECCV 2022",)),
        ("ECCV", ()),
        ("arXiv", ()),
        ("Nowhere", ()),
        (None, ()),
    ],
)
def test_another_venue_than_the_records_is_noted(venue: str | None, notes: tuple[str, ...]) -> None:
    verdict = judge(work(PRIORS.title, venue=venue, ids=(FIRST,)), [PRIORS])
    assert (verdict.status, verdict.notes) == (Status.ACCEPTED, notes)


def deep(author: str, year: int, venue: str | None = None) -> Any:
    return paper("Deep Learning", author, year=year, venue_short=venue)


def test_among_works_of_one_title_the_one_with_the_most_claims_is_meant() -> None:
    both, year, venue = deep("A. Lee", 2015, "CVPR"), deep("Bo Chen", 2015), deep("Cai Du", 2016, "CVPR")
    asked = work("Deep Learning", year=2015, venue="CVPR")
    assert judge(asked, [year, both, venue]).records == (both,)
    assert judge(asked, [year, venue]).status is Status.DOUBTFUL
    assert judge(asked, [both, deep("Di Fu", 2015, "CVPR")]).status is Status.DOUBTFUL


def test_a_work_that_the_note_contradicts_is_no_rival_of_one_that_it_supports() -> None:
    supported = deep("A. Lee", 2015)
    contradicted = deep("Bo Chen", 2020, "CVPR")
    assert judge(work("Deep Learning", year=2015, venue="CVPR"), [contradicted, supported]).records == (supported,)


DIALOG = paper("Visual Dialog", "Abhishek Das", year=2017, url="https://visualdialog.org", venue_short="CVPR")
PAGE, OTHER_PAGE = (Link(url="https://visualdialog.org"),), (Link(url="https://example.org"),)


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({"kind": Kind.HEADING, "links": PAGE}, Status.ACCEPTED),
        ({"kind": Kind.HEADING, "authors": ("Das",)}, Status.ACCEPTED),
        ({"kind": Kind.HEADING, "venue": "CVPR"}, Status.ACCEPTED),
        ({"kind": Kind.HEADING, "links": OTHER_PAGE}, Status.DOUBTFUL),
        ({"links": OTHER_PAGE}, Status.ACCEPTED),
        ({}, Status.DOUBTFUL),
    ],
)
def test_two_plain_words_need_a_link_authors_or_a_venue_beside_them(claims: dict[str, Any], status: Status) -> None:
    assert judge(work("Visual Dialog", **claims), [DIALOG]).status is status


def test_among_works_of_one_name_one_that_the_note_contradicts_is_shown_last() -> None:
    named: dict[str, Any] = {"shared_names": ("Wukong",), "venue_short": "CVPR"}
    contradicted = paper("A Benchmark of Monkeys", "Bo Chen", year=2010, **named)
    other = paper("A Scaling Law", "Ann Lee", shared_names=("Wukong",))
    verdict = judge(work("Wukong", kind=Kind.ALIAS, year=2022, venue="CVPR"), [contradicted, other])
    assert [one.records[0].title for one in verdict.candidates] == [other.title, contradicted.title]


@pytest.mark.parametrize(
    ("given", "carried"),
    [(Id("openreview", "abc"), Id("openreview", "xyz")), (Id("acl", "2020.acl-main.1"), Id("acl", "2020.acl-main.2"))],
)
def test_an_id_of_a_paper_s_page_contradicts_another_paper(given: Id, carried: Id) -> None:
    record = paper("Scenes Drawn With Human Priors", "Ann Lee", ids=(carried,))
    assert judge(work(record.title, ids=(given,)), [record]).status is Status.DOUBTFUL


WUKONGS = [
    paper(f"Wukong: {title}", author, year=year, aliases=("Wukong",))
    for title, author, year in (("A Benchmark", "Bo Chen", 2022), ("A Law", "Cai Du", 2024))
]
MAPS = paper("MapNet: Counting Lines", "Abhishek Das", "Ann Lee", year=2017)
ALIAS: dict[str, Any] = {"kind": Kind.ALIAS}


@pytest.mark.parametrize(
    ("asked", "records", "reason"),
    [
        (work("X", ids=(FIRST, SECOND)), [PRIORS, paper("An Early Name", "Bo Chen", ids=(SECOND,))],
         "the ids in the note name different papers"),
        (work("Wukong", **ALIAS), WUKONGS, "several works carry this short name"),
        (work("Wukong", year=1999, **ALIAS), WUKONGS[:1],
         "the short name fits, but the note contradicts: the note says 1999, the records 2022"),
        (work("Visual Dialog", year=1999, listed=True, **ALIAS), [DIALOG],
         "the title fits, but the note contradicts: the note says 1999, the records 2017"),
        (work(PRIORS.title, year=1999), [PRIORS],
         "the title fits, but the note contradicts: the note says 1999, the records 2022"),
        (work("MapNet", **ALIAS), [paper("Rivers of the Moon", "Abhishek Das")],
         "no record carries this short name"),
        (work(f"{PRIORS.title} and Much"), [PRIORS],
         "no title found is the one asked for; the nearest: the title found is only the beginning of what was asked"),
        (work("Deep Learning"), [deep("A. Lee", 2015), deep("Bo Chen", 2023)],
         "several works have this title, and the note does not say which"),
        (work("Counting Lines in Old Maps"), [paper(f"Counting Lines in Old Maps: {end}") for end in ("A", "Two")],
         "what is left of the title fits several works"),
        (work("Visual Dialog"), [DIALOG],
         "a title of so few plain words needs a year, venue, author or id"),
    ],
)  # fmt: skip
def test_a_waiting_work_says_why(asked: Work, records: list[Record], reason: str) -> None:
    assert judge(asked, records).reasons == (reason,)


@pytest.mark.parametrize("claims", [{"year": 2017, "authors": ("Das",)}, {"authors": ("Das", "Lee")}])
def test_a_name_that_a_title_begins_with_is_accepted_with_its_authors(claims: dict[str, Any]) -> None:
    verdict = judge(work("MapNet", **ALIAS, **claims), [MAPS])
    assert verdict.status is Status.ACCEPTED
    assert verdict.reasons[0] == "the title begins with the name, and no other found does"
    wrong = judge(work("MapNet", **ALIAS, **claims, venue="CVPR"), [structs.replace(MAPS, venue_short="ECCV")])
    assert wrong.status is Status.DOUBTFUL


def test_a_year_that_is_not_the_preprint_s_is_noted_as_such() -> None:
    preprint = paper(PRIORS.title, "Ann Lee", year=2023, type="misc", venue="arXiv")
    assert judge(work(PRIORS.title, year=2022), [preprint]).notes == (
        "the note says 2022, the record the preprint 2023",
    )


def test_an_id_of_two_works_is_noted_and_shown_at_neither_beside_the_others_found() -> None:
    doi = Id("doi", "10.1/x")
    mine, other = structs.replace(PRIORS, ids=(FIRST, doi)), paper("Counting Lines in Old Maps", "Bo Chen", ids=(doi,))
    near = paper("Scenes Drawn With Human Prior", "Cai Du")
    verdict = judge(work(PRIORS.title, year=2021), [mine, other, near])
    assert verdict.notes == (
        "the note says 2021, the record ECCV 2022",
        "doi:10.1/x is also the id of 'Counting Lines in Old Maps', so it is not written",
    )
    assert [one.records[0].ids for one in verdict.candidates] == [(FIRST,), ()]


def test_among_works_of_one_name_the_one_with_more_evidence_is_shown_first() -> None:
    named: dict[str, Any] = {"shared_names": ("Wukong",)}
    less, more = paper("A Benchmark", "Bo Chen", **named), paper("A Scaling Law", "Ann Lee", year=2022, **named)
    verdict = judge(work("Wukong", **ALIAS, year=2022), [less, more])
    assert [one.records[0].title for one in verdict.candidates] == [more.title, less.title]
