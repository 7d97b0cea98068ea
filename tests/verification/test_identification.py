from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.verification.identification import identify
from vlbib.verification.reference import BibReference

TITLE = "Counting lines in old maps with networks"
ROSSI = tuple(map(parse_name, ("Anna Rossi", "Jonas Weber")))
MOREAU = (parse_name("Paul Moreau"),)
REFERENCE = BibReference(key="key", title=TITLE, authors=ROSSI, ids=(Id("doi", "10.1/a"),))


def _record(title: str = TITLE, authors: tuple[object, ...] = ROSSI, **more: object) -> Record:
    return Record(source="dblp", title=title, authors=authors, **more)  # type: ignore[arg-type]


def test_of_works_with_the_same_title_the_one_by_the_same_authors_is_meant() -> None:
    theirs, others = _record(), _record(authors=MOREAU)
    assert identify(REFERENCE, (), (others, theirs)).work == (theirs,)


def test_a_work_with_the_title_by_entirely_different_authors_is_a_namesake() -> None:
    other = _record(authors=MOREAU)
    identified = identify(REFERENCE, (), (other,))
    assert (identified.work, identified.namesakes) == ((), (other,))


def test_a_record_without_authors_counts_only_if_no_record_contradicts() -> None:
    bare, other = _record(authors=()), _record(authors=MOREAU)
    assert identify(REFERENCE, (), (bare,)).work == (bare,)
    assert identify(REFERENCE, (), (bare, other)).work == ()


def test_a_record_under_the_id_by_the_same_authors_is_the_work_under_another_title() -> None:
    retold = _record("Rivers of the world and what they carry")
    assert identify(REFERENCE, (retold,), ()).work == (retold,)


def test_a_record_under_the_id_with_other_authors_and_title_is_another_work() -> None:
    stranger = _record("Rivers of the world and what they carry", MOREAU)
    assert identify(REFERENCE, (stranger,), ()).misled == (stranger,)
    assert identify(REFERENCE, (stranger,), (_record(),)).misled == (stranger,)


def test_a_record_under_the_id_is_another_work_if_the_title_is_that_of_a_third() -> None:
    theirs = _record("Rivers of the world and what they carry")
    titled = _record(authors=MOREAU)
    identified = identify(REFERENCE, (theirs,), (titled,))
    assert (identified.work, identified.namesakes, identified.misled) == ((), (titled,), (theirs,))


def test_a_version_of_the_work_under_another_title_is_not_another_work() -> None:
    renamed = _record("Rivers of the world and what they carry", work="1")
    assert identify(REFERENCE, (renamed,), (_record(work="1"),)).misled == ()


def test_a_title_by_the_same_authors_with_one_other_word_is_the_same_work() -> None:
    near = _record("Counting rivers in old maps with networks")
    assert identify(REFERENCE, (), (near,)).work == (near,)
    assert identify(REFERENCE, (), (_record(near.title, MOREAU),)).work == ()


def test_a_near_title_in_another_venue_is_another_work() -> None:
    near = _record("Counting rivers in old maps with networks", venue="CVPR")
    for venue, work in (("ICML", ()), ("CVPR", (near,)), ("arXiv", (near,))):
        reference = BibReference(key="key", title=TITLE, authors=ROSSI, venue=venue)
        assert identify(reference, (), (near,)).work == work
    preprint = _record(near.title)
    elsewhere = BibReference(key="key", title=TITLE, authors=ROSSI, venue="ICML")
    assert identify(elsewhere, (), (preprint, near)).work == ()


def test_a_short_title_with_one_other_word_is_another_work() -> None:
    reference = BibReference(key="key", title="Counting old lines", authors=ROSSI)
    assert identify(reference, (), (_record("Drawing old lines"),)).work == ()


def test_a_title_with_nearly_all_letters_in_common_is_the_same_work() -> None:
    near = _record("Counting the lines in the old map with a network")
    assert identify(REFERENCE, (), (near,)).work == (near,)
    assert identify(REFERENCE, (), (_record("Counting all of the rivers on those new maps"),)).work == ()


def test_the_other_versions_of_a_work_are_included() -> None:
    published, preprint = _record(work="1"), _record("Counting", (), work="1")
    assert identify(REFERENCE, (), (published, preprint)).work == (published, preprint)


def test_a_title_without_its_subtitle_by_the_same_authors_is_the_same_work() -> None:
    record = _record("Lines in maps: counting them with networks")
    for people, work in ((ROSSI, (record,)), (MOREAU, ()), ((), ())):
        reference = BibReference(key="key", title="Lines in Maps", authors=people)
        assert identify(reference, (), (record,)).work == work


def test_a_shortened_title_by_the_same_authors_is_the_same_work() -> None:
    record = _record("Counting lines in old maps with networks that look at rivers and roads")
    assert identify(REFERENCE, (), (record,)).work == (record,)


@pytest.mark.parametrize(
    ("year", "is_theirs"), [(2020, True), (2022, True), (2019, False), (2024, False), (None, True)]
)
def test_a_title_without_its_subtitle_is_the_same_work_only_if_the_years_are_close(
    year: int | None, *, is_theirs: bool
) -> None:
    record = _record("Lines in maps: counting them with networks", year=2021)
    reference = BibReference(key="key", title="Lines in Maps", authors=ROSSI, year=year)
    assert bool(identify(reference, (), (record,)).work) is is_theirs


@pytest.mark.parametrize(
    ("venue", "year", "recorded", "is_other"),
    [
        ("IJCV", 2023, "CVPR", True),
        ("IJCV", 2021, "CVPR", False),
        ("CVPR", 2023, "CVPR", False),
        ("IJCV", 2023, "TPAMI", False),
        ("IJCV", 2023, None, False),
        ("IJCV", None, "CVPR", False),
    ],
)
def test_a_later_journal_version_with_a_longer_title_is_another_work(
    venue: str, year: int | None, recorded: str | None, *, is_other: bool
) -> None:
    record = _record(venue=recorded, year=2021)
    reference = BibReference(key="key", title=f"{TITLE} and rivers", authors=ROSSI, year=year, venue=venue)
    assert identify(reference, (), (record,)).work == (() if is_other else (record,))
    preprint = _record(year=2020)
    assert bool(identify(reference, (), (preprint, record)).work) is not is_other


def test_a_record_with_a_common_id_and_author_under_another_title_is_the_retitled_work() -> None:
    ids = (Id("arxiv", "2103.00020"),)
    reference = BibReference(key="key", title=TITLE, authors=ROSSI, ids=ids)
    retitled = _record("Rivers of the world and what they carry", ids=ids)
    assert identify(reference, (retitled,), (_record(ids=ids),)).misled == ()
    assert identify(reference, (retitled,), (_record(),)).misled == (retitled,)
    stranger = _record("Rivers of the world and what they carry", MOREAU, ids=ids)
    assert identify(reference, (stranger,), (_record(ids=ids),)).misled == (stranger,)
