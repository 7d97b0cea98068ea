from __future__ import annotations

import pytest

from vlbib.core.record import Record
from vlbib.verification.compared_pages import compare_pages
from vlbib.verification.discrepancy import Gravity
from vlbib.verification.reference import BibReference


@pytest.mark.parametrize(
    ("pages", "told"),
    [("770--778", []), ("770-778", []), ("770", []), ("1--9", [Gravity.INFO]), ("", []), ("13:770--13:778", [])],
)
def test_the_first_page_is_compared_with_the_records(pages: str, told: list[Gravity]) -> None:
    reference = BibReference(key="key", pages=pages, year=2016)
    record = Record(source="dblp", title="Lines", year=2016, pages="770--778")
    assert [each.gravity for each in compare_pages(reference, [record])] == told


def test_pages_of_a_record_from_another_year_are_ignored() -> None:
    reference = BibReference(key="key", pages="1--9", year=2015)
    assert compare_pages(reference, [Record(source="dblp", title="Lines", year=2016, pages="770--778")]) == []
