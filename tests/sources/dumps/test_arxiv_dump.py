"""A line of arXiv's snapshot as a record: year, authors, and lines that are no papers."""

from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.names import Name
from vlbib.sources.dumps.arxiv_dump import first_year, read_authors, read_paper, without_tex

LINE: dict[str, Any] = {"id": "2103.00020", "title": "Counting\n  Lines", "authors_parsed": [["Rossi", "Anna", ""]]}


@pytest.mark.parametrize("change", [{"title": ""}, {"title": None}, {"id": "no id"}])
def test_a_line_without_title_or_id_gives_no_record(change: dict[str, Any]) -> None:
    assert read_paper(LINE | change, "own") is None
    assert read_paper(LINE, "own") is not None


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("hep-th/9108001", 1991),
        ("hep-th/9912001", 1999),
        ("hep-th/0001001", 2000),
        ("0704.0001", 2007),
        ("9012.0001", 2090),
        ("x", None),
    ],
)
def test_two_digit_years_of_ids_begin_with_1991(number: str, year: int | None) -> None:
    assert first_year({"id": number}) == year


def test_the_year_of_the_first_version_is_preferred_to_that_of_the_id() -> None:
    versions = [{"created": "Mon, 28 Dec 2020 10:00:00 GMT"}, {"created": "Fri, 1 Jan 2021 10:00:00 GMT"}]
    assert first_year(LINE | {"versions": versions}) == 2020
    assert first_year(LINE | {"versions": [{"created": "soon"}]}) == 2021


def test_raw_authors_are_read_without_affiliations_if_none_are_parsed() -> None:
    raw = r"Anna Rossi (1 and (2)), Bal\'azs Kov\'acs and C. Li ((1) Map Institute)"
    assert read_authors({"authors": raw}) == (Name("Rossi", "Anna"), Name("Kovács", "Balázs"), Name("Li", "C."))


def test_parsed_authors_without_family_name_and_affiliations_are_left_out() -> None:
    parsed = [["", "Anna", ""], ["Rossi", "Anna", "Jr.", "Map Institute"], []]
    assert read_authors({"authors_parsed": parsed}) == (Name("Rossi", "Anna", "Jr."),)


@pytest.mark.parametrize(
    ("text", "value"), [(r"C. Bal\'azs", "C. Balázs"), ("{A}  b", "A b"), ("50% of\n all", "50% of all")]
)
def test_latex_is_decoded(text: str, value: str) -> None:
    assert without_tex(text) == value


@pytest.mark.parametrize(
    ("comments", "withdrawn"), [("Withdrawn by the author", True), ("12 pages", False), (None, False)]
)
def test_a_comment_on_withdrawal_marks_the_record(comments: str | None, withdrawn: bool) -> None:  # noqa: FBT001 -- a column of the table
    record = read_paper(LINE | {"comments": comments}, "own")
    assert record is not None
    assert record.withdrawn is withdrawn


def test_the_first_doi_and_the_first_category_are_taken() -> None:
    record = read_paper(LINE | {"doi": "10.5555/a 10.5555/b", "categories": "cs.CV cs.CL"}, "own")
    assert record is not None
    assert list(map(str, record.ids)) == ["arxiv:2103.00020", "doi:10.5555/a"]
    assert (record.primary_class, record.title) == ("cs.CV", "Counting Lines")
