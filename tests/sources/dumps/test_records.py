from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.sources.dumps.records import LONG_VENUE, plain_title, read_facts, unverified_fields

CHECKED = {"title": "T", "authors": ["Jane Doe"], "year": 2021, "entry_type": "misc", "evidence": "seen"}


@pytest.mark.parametrize(
    ("facts", "source"),
    [
        (CHECKED, "x/checked"),
        (
            {
                "title": "T.",
                "authors": [],
                "year": 2021,
                "key": "conf/cvpr/a",
                "type": "inproceedings",
                "booktitle": "B",
            },
            "x/dblp",
        ),
        ({"title": "T", "authors": [], "source": "daily_arxiv", "arxiv": "2103.00020"}, "x/arxiv"),
        ({"title": "T", "source": "some_list"}, "x/some"),
    ],
)
def test_the_fields_of_a_line_decide_its_kind(facts: dict[str, object], source: str) -> None:
    record = read_facts(facts, "x")
    assert record is not None
    assert record.source == source


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        (["Ada King", "Kurt Moss", "Ada King", "Kurt Moss"], ["King, Ada", "Moss, Kurt"]),
        (["Ada King", "Ada King", "Kurt Moss"], ["King, Ada", "King, Ada", "Moss, Kurt"]),  # two people of one name
        (["Ada King"], ["King, Ada"]),
        ([], []),
    ],
)
def test_a_list_of_authors_that_is_written_twice_is_read_once(written: list[str], authors: list[str]) -> None:
    record = read_facts({"title": "T", "source": "some_list", "authors": written}, "x")
    assert record is not None
    assert list(record.authors) == authors


def test_a_line_without_a_title_gives_no_record() -> None:
    assert read_facts({"title": ""}, "x") is None


def test_unverified_values_are_left_out() -> None:
    facts = CHECKED | {"doi": ["10.1000/a"], "pages": "1-9", "unverified": ["DOI: inferred", "pages field: not seen"]}
    record = read_facts(facts, "x")
    assert record is not None
    assert (record.ids, record.pages, record.unverified) == ((), None, frozenset({"doi", "pages"}))
    assert unverified_fields(["pages of it: not seen"]) == frozenset()


@pytest.mark.parametrize(("letters", "is_acronym"), [(LONG_VENUE - 1, True), (LONG_VENUE, False)])
def test_a_venue_of_fourteen_letters_is_a_name_and_a_shorter_one_an_acronym(letters: int, *, is_acronym: bool) -> None:
    record = read_facts({"title": "T", "venue": "V" * letters}, "x")
    assert record is not None
    assert (record.venue_short is not None, record.venue is None) == (is_acronym, is_acronym)


@pytest.mark.parametrize(
    ("title", "shown"), [("T.", "T"), ("T..", "T.."), ("3, 000 Hours", "3,000 Hours"), ("3, 500 Hours", "3, 500 Hours")]
)
def test_a_title_loses_the_full_stop_of_dblp(title: str, shown: str) -> None:
    assert plain_title(title) == shown


def test_an_id_in_two_cases_is_kept_once() -> None:
    record = read_facts(CHECKED | {"doi": ["10.1000/a", "10.1000/A"]}, "x")
    assert record is not None
    assert record.ids == (Id("doi", "10.1000/a"),)


@pytest.mark.parametrize(("comment", "withdrawn"), [("Withdrawn by the author", True), ("9 pages", False)])
def test_a_comment_on_withdrawal_marks_a_preprint(comment: str, *, withdrawn: bool) -> None:
    line = {"title": "T", "authors": [], "source": "daily_arxiv", "arxiv": "2103.00020", "comment": comment}
    record = read_facts(line, "x")
    assert record is not None
    assert record.withdrawn is withdrawn
