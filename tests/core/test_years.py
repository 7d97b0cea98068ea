from __future__ import annotations

import re

import pytest

from vlbib.core import years


@pytest.mark.parametrize("year", [1900, 1987, 2000, 2099])
def test_a_year_in_a_text_is_from_the_last_century_or_this_one(year: int) -> None:
    assert re.fullmatch(years.YEAR, str(year))
    assert re.fullmatch(years.SHORT_OR_FULL_YEAR, str(year))
    assert re.fullmatch(years.SHORT_OR_FULL_YEAR, str(year)[2:])


@pytest.mark.parametrize("year", [1899, 2100])
def test_other_numbers_of_four_digits_are_no_year_in_a_text(year: int) -> None:
    assert not re.fullmatch(years.YEAR, str(year))
    assert not re.fullmatch(years.SHORT_OR_FULL_YEAR, str(year))


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [(years.CLAIMED_YEAR, 1950, 2039), (years.RECENT_YEAR, 2000, 2039), (years.PRINTED_YEAR, 1400, 2199)],
)
def test_each_pattern_matches_exactly_its_years(pattern: str, first: int, last: int) -> None:
    assert [year for year in range(1000, 3000) if re.fullmatch(pattern, str(year))] == [*range(first, last + 1)]


@pytest.mark.parametrize(
    ("digits", "year"), [(0, 2000), (39, 2039), (40, 1940), (99, 1999), (100, 100), (1999, 1999), (2021, 2021)]
)
def test_two_digits_become_a_year_of_the_last_century_from_40_on(digits: int, year: int) -> None:
    assert years.full_year(digits) == year


@pytest.mark.parametrize(
    ("year", "this_year", "plausible"),
    [
        (999, None, False),
        (1000, None, True),
        (2100, None, True),
        (2101, None, False),
        (2027, 2026, True),
        (2028, 2026, False),
    ],
)
def test_a_year_is_plausible_from_1000_to_the_next_year(year: int, this_year: int | None, *, plausible: bool) -> None:
    assert years.is_plausible_year(year, this_year) is plausible


@pytest.mark.parametrize(
    ("year", "date", "stated"),
    [("2021", "2019-01", "2021"), ("", "2019-01-02", "2019"), ("about 1998", "", "1998"), ("in press", "2019", "")],
)
def test_the_year_of_an_entry_is_that_of_its_date_only_where_year_is_empty(year: str, date: str, stated: str) -> None:
    assert years.stated_year(year, date) == stated


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("0704.0001", (2007, 4)),
        ("2103.00020v2", (2021, 3)),
        ("9012.0001", (2090, 12)),
        ("hep-th/9108001", (1991, 8)),
        ("math.GT/0309136", (2003, 9)),
    ],
)
def test_an_arxiv_id_begins_with_the_year_and_month_of_its_submission(value: str, month: tuple[int, int]) -> None:
    assert years.arxiv_month(value) == month
    assert years.arxiv_year(value) == month[0]


@pytest.mark.parametrize("value", ["x", "", "2103000", "10.1000/1234567", "hep-th/910800", "2103.000"])
def test_other_texts_give_no_arxiv_month(value: str) -> None:
    assert years.arxiv_month(value) is None
    assert years.arxiv_year(value) is None
