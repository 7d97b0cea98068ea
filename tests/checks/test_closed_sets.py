"""All values of closed sets: months, entry types, check digits, forms of ids and pages."""

from __future__ import annotations

import calendar

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import CheckOptions, Dialect, Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.entry_types import ALL_TYPES, TYPE_ALIASES
from vlbib.core.months import MONTHS
from vlbib.core.required_fields import BIBTEX_ONLY, REQUIRED

_NAMES = [name.lower() for name in calendar.month_name[1:]]


def _codes(text: str, select: str, dialect: Dialect = Dialect.AUTO) -> list[str]:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    options = CheckOptions(dialect=dialect, latest_year=2026)
    return [
        one.code for one in run_rules(Inputs(library=document.library, options=options), Selection(select=(select,)))
    ]


def _value(field: str, value: str, select: str = "V") -> list[str]:
    return _codes(f"@misc{{a, title = {{A}}, {field} = {{{value}}}}}\n", select)


@pytest.mark.parametrize(("number", "macro"), list(enumerate(MONTHS, start=1)))
def test_every_month_is_known_by_name_macro_and_number(number: int, macro: str) -> None:
    assert _codes(f"@misc{{a, title = {{A}}, month = {macro}}}\n", "V") == []
    assert _codes(f"@misc{{a, title = {{A}}, month = {macro}}}\n", "S") == []
    assert _value("month", str(number)) == []
    assert _value("month", f"{number:02}") == []
    assert _value("month", _NAMES[number - 1].title()) == ["V004"]
    assert _value("month", macro.title() + ".") == ["V004"]


@pytest.mark.parametrize("number", ["0", "00", "13", "99"])
def test_other_numbers_are_not_months(number: str) -> None:
    assert _value("month", number) == ["V005"]


@pytest.mark.parametrize("kind", sorted(ALL_TYPES))
def test_every_entry_type_is_known_in_any_case(kind: str) -> None:
    assert _codes(f"@{kind.upper()}{{a, title = {{A}}}}\n", "S006") == []


@pytest.mark.parametrize("kind", sorted(REQUIRED))
def test_every_missing_required_field_of_a_type_is_reported(kind: str) -> None:
    groups = REQUIRED[kind]
    fields = [group[0] for group in groups]
    whole = "".join(f"  {name} = {{x}},\n" for name in fields)
    assert _codes(f"@{kind}{{a,\n{whole}}}\n", "R001") == []
    for name in fields:
        assert _codes(f"@{kind}{{a,\n{whole.replace(f'  {name} = ', '  other = ')}}}\n", "R001") == ["R001"]


@pytest.mark.parametrize("kind", sorted(BIBTEX_ONLY))
def test_fields_that_only_bibtex_requires_are_reported_if_that_is_the_dialect(kind: str) -> None:
    whole = "".join(f"  {group[0]} = {{x}},\n" for group in REQUIRED[kind])
    assert _codes(f"@{kind}{{a,\n{whole}}}\n", "R001") == []
    assert set(_codes(f"@{kind}{{a,\n{whole}}}\n", "R001", Dialect.BIBTEX)) == {"R001"}


@pytest.mark.parametrize("kind", sorted(TYPE_ALIASES))
def test_an_alias_of_a_type_is_reported_if_the_dialect_is_biblatex(kind: str) -> None:
    assert _codes(f"@{kind}{{a, title = {{A}}}}\n", "S009", Dialect.BIBLATEX) == ["S009"]


@pytest.mark.parametrize("isbn", ["0-306-40615-2", "0306406152", "080442957X", "978-0-306-40615-7", "9780306406157"])
def test_only_an_isbn_with_a_wrong_check_digit_is_reported(isbn: str) -> None:
    assert _value("isbn", isbn) == []
    last = "1" if isbn[-1] != "1" else "3"
    assert _value("isbn", isbn[:-1] + last) == ["V014"]


@pytest.mark.parametrize("issn", ["0378-5955", "03785955", "2434-561X", "2434-561x"])
def test_only_an_issn_with_a_wrong_check_digit_is_reported(issn: str) -> None:
    assert _value("issn", issn) == []
    assert _value("issn", issn[:-1] + "0") == ["V015"]


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_only_an_orcid_with_a_wrong_check_digit_is_reported(orcid: str) -> None:
    assert _value("orcid", orcid) == []
    assert _value("orcid", orcid[:-1] + "1") == ["V016"]


@pytest.mark.parametrize(
    ("eprint", "codes"),
    [
        ("2103.00020", []),
        ("2103.00020v3", []),
        ("0704.0001", []),
        ("hep-th/9901001", []),
        ("math.GT/0309136", []),
        ("2113.00020", ["V012"]),
        ("0703.0001", ["V012"]),
        ("2103.001", ["V012"]),
        ("hep-th/9913001", ["V012"]),
        ("CLIP", ["V012"]),
    ],
)
def test_old_and_new_arxiv_ids_are_accepted_and_malformed_ones_reported(eprint: str, codes: list[str]) -> None:
    assert _codes(f"@misc{{a, title = {{A}}, eprint = {{{eprint}}}, archiveprefix = {{arXiv}}}}\n", "V012") == codes


@pytest.mark.parametrize(
    ("doi", "codes"),
    [
        ("10.1000/182", []),
        ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", []),
        ("10.1000.10/a_b", []),
        ("doi:10.1000/182", ["V011"]),
        ("http://dx.doi.org/10.1000/182", ["V011"]),
        ("10.10/182", ["V010"]),
        ("10.1000", ["V010"]),
        ("https://example.org/10.1000/182", ["V010"]),
    ],
)
def test_valid_dois_are_accepted_and_malformed_ones_reported(doi: str, codes: list[str]) -> None:
    assert _value("doi", doi) == codes


@pytest.mark.parametrize(
    ("pages", "codes"),
    [
        ("1--9", []),
        ("17", []),
        ("1234--45", []),
        ("e12345", []),
        ("4:1--4:20", []),
        ("xi--xx", []),
        ("1--9, 12--15", []),
        ("1-9", ["V006"]),
        ("1–9", ["V006"]),
        ("9--1", ["V007"]),
        ("pp. 1--9", ["V008"]),
        ("p.~17", ["V008"]),
        ("pages 1--9", ["V008"]),
    ],
)
def test_valid_pages_are_accepted_and_other_forms_reported(pages: str, codes: list[str]) -> None:
    assert _value("pages", pages) == codes


@pytest.mark.parametrize(
    "year", ["2021", "in press", "to appear", "n.d.", "nd", "[n. d.]", "2020/2021", "c. 1850", "{\\noopsort{a}}2021"]
)
def test_years_and_words_for_an_unknown_year_are_accepted(year: str) -> None:
    assert _value("year", year) == []


@pytest.mark.parametrize(
    ("year", "codes"),
    [
        ("2027", []),
        ("2028", ["V002"]),
        ("0999", ["V002"]),
        ("21", ["V001"]),
        ("twelve hundred", ["V001"]),
        ("second", ["V001"]),
    ],
)
def test_implausible_years_and_values_without_a_year_are_reported(year: str, codes: list[str]) -> None:
    assert _value("year", year) == codes


@pytest.mark.parametrize(
    "date", ["2021", "2021-05", "2021-05-05", "2021/2022", "2021-05/", "../2021", "2021~", "19XX", "-0044", "2021-21"]
)
def test_dates_in_iso_format_are_accepted(date: str) -> None:
    assert _value("date", date) == []


@pytest.mark.parametrize("date", ["May 2021", "5.5.2021", "2021-5-5", "05/2021", "20210505x", "20210505"])
def test_dates_in_other_formats_are_reported(date: str) -> None:
    assert _value("date", date) == ["V003"]


def _messages(data: bytes, select: str) -> list[str]:
    document = read(data, "a.bib")
    assert isinstance(document, Document)
    return [one.message for one in run_rules(Inputs(library=document.library), Selection(select=(select,)))]


@pytest.mark.parametrize(("pages", "mark"), [("1-9", "a single hyphen"), ("1–9", "a Unicode dash")])
def test_the_wrong_dash_in_a_page_range_is_named(pages: str, mark: str) -> None:
    text = f"@misc{{a,\n  pages = {{{pages}}}\n}}\n"
    assert _messages(text.encode(), "V006") == [f"the pages `{pages}` have {mark}"]


@pytest.mark.parametrize(("kind", "name"), [("article", "booktitle"), ("inproceedings", "journal")])
def test_a_misplaced_field_is_never_suggested_for_a_missing_one(kind: str, name: str) -> None:
    found = _messages(f"@{kind}{{a,\n  title = {{Lines}}\n}}\n".encode(), "R001")
    assert len(found) == 3
    assert not any(f"`{name}`" in message for message in found)


def test_bytes_that_are_not_utf8_are_reported_with_the_encoding_used() -> None:
    whole = "@misc{a, title = {Bé}}\n".encode("cp1252")
    assert _messages(whole, "S014") == ["the file is not UTF-8; it was read as cp1252"]
    assert _messages(b"\xef\xbb\xbf" + whole, "S014") == ["bytes that are not UTF-8 were read as windows-1252"]
