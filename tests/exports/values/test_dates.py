from __future__ import annotations

import pytest

from vlbib.exports.values.dates import Date, classic_date, iso_date, parse_date, year_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", Date(2021)),
        ("2021-12", Date(2021, 12)),
        ("2021-13", None),
        ("2021-00", Date(2021)),
        ("2021-00-05", Date(2021)),
        ("2021-05-00", Date(2021, 5)),
        ("2021-02-31", Date(2021, 2)),
        ("2024-02-29", Date(2024, 2, 29)),
        ("2023-02-29", Date(2023, 2)),
        ("2021-02-32", None),
        ("2021-02-26/2022", Date(2021, 2, 26, end=Date(2022))),
        ("2021/..", Date(2021, is_open=True)),
        ("2021/", Date(2021, is_open=True)),
        ("2021/never", Date(2021)),
        ("2021-21", Date(2021, season=1)),
        ("2021-24/2022-21", Date(2021, season=4, end=Date(2022, season=1))),
        ("2021-25", None),
        ("2021-02-26T12:00", Date(2021, 2, 26)),
        ("2021~", Date(2021, doubt="~")),
        ("2021-03?/2022-04%", Date(2021, 3, doubt="?", end=Date(2022, 4, doubt="%"))),
        ("12021", None),
        ("in press", None),
        ("176X", Date(1760, end=Date(1769))),
        ("17XX", Date(1700, end=Date(1799))),
        ("-035X", Date(-359, end=Date(-350))),
        ("17X", None),
        ("1999-XX", Date(1999)),
        ("1999-05-XX", Date(1999, 5)),
        ("1999-XX-XX", Date(1999)),
    ],
)
def test_dates_ranges_seasons_and_doubts_are_read(text: str, date: Date | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        ("2021", "mar", "5", Date(2021, 3, 5)),
        ("2021", "", "5", Date(2021)),
        ("2021", "mar", "31", Date(2021, 3, 31)),
        ("2021", "mar", "32", Date(2021, 3)),
        ("1998", "jan--feb", "", Date(1998, 1, end=Date(1998, 2))),
        ("1998", "June/July", "", Date(1998, 6, end=Date(1998, 7))),
        ("1998", "apr 14--20", "", Date(1998, 4, 14, end=Date(1998, 4, 20))),
        ("1998", "apr~6", "", Date(1998, 4, 6)),
        ("1998", "18--24 Jul", "", Date(1998, 7, 18, end=Date(1998, 7, 24))),
        ("1998", "30 Jun--03 Jul", "", Date(1998, 6, 30, end=Date(1998, 7, 3))),
        ("1998", "6 April", "", Date(1998, 4, 6)),
        ("2008", "Nov 2008", "", Date(2008, 11)),
        ("2008", "6 Nov 2008", "", Date(2008, 11, 6)),
        ("1998", "oct~27--nov~2", "", Date(1998, 10, 27, end=Date(1998, 11, 2))),
        ("1998", "apr 20--14", "", Date(1998, 4, 20)),
        ("1998", "apr--20", "", Date(1998, 4)),
        ("1998", "04", "6", Date(1998, 4, 6)),
        ("1998", "dec--jan", "", Date(1998, 12)),
        ("c. 2021", "", "", Date(2021)),
        ("1995", 'M{\\"a}rz', "", Date(1995, 3)),
        ("1995", "10 juillet", "", Date(1995, 7, 10)),
        ("1995", "{Spring}", "", Date(1995, season=1)),
        ("1995", "Fall", "", Date(1995, season=3)),
        ("1995", "Michaelmas", "", Date(1995)),
        ("1999/2000", "", "", Date(1999, end=Date(2000))),
        ("{1999--2000}", "", "", Date(1999, end=Date(2000))),
        ("1999/2000", "mar", "", Date(1999, 3)),
        ("2000/1999", "", "", Date(2000)),
        ("350 BC", "", "", Date(-349)),
        ("44 B.C.E.", "", "", Date(-43)),
        ("1066 BC", "", "", Date(-1065)),
        ("350", "", "", None),
        ("20-22", "", "", None),
        ("20211", "", "", None),
    ],
)
def test_classic_fields_are_a_date_if_the_year_has_four_digits(
    year: str, month: str, day: str, date: Date | None
) -> None:
    assert classic_date(year, month, day) == date


@pytest.mark.parametrize(
    ("year", "date"),
    [
        ("2015-06", Date(2015, 6)),
        ("2015-06-30", Date(2015, 6, 30)),
        ("2015-16", Date(2015)),
        ("2015-13", Date(2015)),
        ("2015", Date(2015, 5)),
    ],
)
def test_a_year_that_is_a_whole_date_is_read_as_one(year: str, date: Date) -> None:
    assert year_date(year, "may" if len(year) == 4 else "", "") == date


def test_a_date_is_written_without_unknown_parts() -> None:
    assert [date.iso() for date in (Date(2021), Date(2021, 3), Date(921, 3, 5))] == ["2021", "2021-03", "0921-03-05"]
    assert (Date(2021, 3, 5).iso("/"), Date(2021, 3).parts) == ("2021/03/05", [2021, 3])


@pytest.mark.parametrize("text", ["2021", "2021-03-05~", "1988/1992", "2021-02-26/..", "2021-24?/2022-21", "0921%"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert date.edtf() == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("-0380", "-0380"),
        ("2021-02-31", "2021-02"),
        ("2021-02-03T04:05:06Z", "2021-02-03T04:05:06Z"),
        ("/1034", "/1034"),
        ("../1034-05", "../1034-05"),
        ("199X", "199X"),
        ("1999-XX-XX", "1999-XX-XX"),
        ("1.5.1988", ""),
        ("soon", ""),
    ],
)
def test_a_date_is_written_only_in_forms_that_biber_accepts(text: str, written: str) -> None:
    assert iso_date(text) == written


def test_years_bc_are_counted_without_a_year_zero() -> None:
    assert [Date(year).year_words for year in (-44, 0, 921, 2021)] == ["45 BC", "1 BC", "0921", "2021"]
