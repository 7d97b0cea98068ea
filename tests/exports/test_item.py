from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.months import MONTHS, parse_month
from vlbib.exports.values.dates import Date, parse_date
from vlbib.exports.values.kinds import KINDS, Type
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_type_of_bibtex_and_biblatex_is_known(kind: str, items: Items) -> None:
    assert items(f"@{kind}{{a, title = {{T}}, journal = {{J}}}}")[0].type is KINDS[kind]


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}}", Type.PREPRINT),
        ("@online{a, eprint = {2103.00020}, eprinttype = {arxiv}}", Type.PREPRINT),
        ("@article{a, journal = {arXiv preprint arXiv:2103.00020}}", Type.PREPRINT),
        ("@article{a, publisher = {Cold Spring Harbor Laboratory}, doi = {10.1101/009589}}", Type.PREPRINT),
        ("@misc{a, doi = {10.26434/chemrxiv-2021-ab12c}}", Type.PREPRINT),
        ("@article{a, publisher = {Map Press}, doi = {10.1101/009589}}", Type.ARTICLE),
        ("@article{a, journal = {Nature}, doi = {10.1101/009589}}", Type.ARTICLE),
        ("@article{a, journal = {CoRR}, eprint = {2103.00020}}", Type.PREPRINT),
        ("@misc{a, url = {https://arxiv.org/abs/2103.00020v2}}", Type.PREPRINT),
        ("@article{a, journal = {CoRR}, volume = {abs/2103.00020}}", Type.PREPRINT),
        ("@misc{a, doi = {10.48550/arXiv.2103.00020}}", Type.PREPRINT),
        ("@article{a, journal = {IJCV}, eprint = {2103.00020}}", Type.ARTICLE),
        (r"@article{a, journal = {\aap}, eprint = {2103.00020}}", Type.ARTICLE),
        (r"@article{a, journal = {\myjournal}, eprint = {2103.00020}}", Type.ARTICLE),
        ("@article{a, booktitle = {ICML}, eprint = {2103.00020}}", Type.PAPER),
        ("@inproceedings{a, booktitle = {ICML}, eprint = {2103.00020}}", Type.PAPER),
        ("@techreport{a, institution = {Google}, eprint = {2103.00020}}", Type.REPORT),
        ("@misc{a, eprint = {1234567}, eprinttype = {pubmed}}", Type.MISC),
        ("@unheard{a, title = {T}}", Type.MISC),
        ("@unpublished{a, eventtitle = {Meeting}}", Type.PRESENTATION),
        ("@misc{a, eventtitle = {Meeting}}", Type.PRESENTATION),
        ("@misc{a, eventtitle = {Meeting}, booktitle = {B}}", Type.MISC),
        ("@misc{a, volume = {abs/2103.00020}}", Type.PREPRINT),
        ("@misc{a, howpublished = {RFC 9999}, number = 9999, publisher = {P}}", Type.REPORT),
        ("@misc{a, type = {RFC}, number = 9999, publisher = {P}}", Type.MISC),
    ],
)
def test_works_on_a_server_without_a_venue_are_preprints(entry: str, kind: Type, items: Items) -> None:
    assert items(entry)[0].type is kind


@pytest.mark.parametrize(
    ("fields", "date", "year"),
    [
        ("year = 2021", Date(2021), "2021"),
        ("year = 2021, month = jul", Date(2021, 7), "2021"),
        ("year = {2021}, month = {July}, day = {17}", Date(2021, 7, 17), "2021"),
        ("date = {2021-07-17}, year = 2020", Date(2021, 7, 17), "2021"),
        ("date = {2020/2022}", Date(2020, end=Date(2022)), "2020"),
        ("year = {(2021)}", Date(2021), "2021"),
        ("year = {in press}", None, "in press"),
        ("year = {20-22}", None, "20-22"),
        ("date = {2021-13-45}", None, "2021-13-45"),
        ("title = {None}", None, ""),
    ],
)
def test_dates_are_read_from_both_dialects(fields: str, date: Date | None, year: str, items: Items) -> None:
    item = items(f"@misc{{a, {fields}}}")[0]
    assert (item.date, item.year) == (date, year)


@pytest.mark.parametrize(("month", "number"), [(month, number) for number, month in enumerate(MONTHS, start=1)])
def test_months_are_read_as_macros_names_and_numbers(month: str, number: int) -> None:
    assert parse_month(month) == parse_month(month.upper()) == parse_month(f"{number:02d}") == number


@pytest.mark.parametrize("text", ["", "x", "0", "13", "2021-", "99999"])
def test_text_that_is_no_date_gives_none(text: str) -> None:
    assert parse_month(text) is None
    assert parse_date(text) is None or text in ("0", "13")


@pytest.mark.parametrize(
    ("pages", "parts", "whole"),
    [
        ("1--10", ("1", "10"), "1-10"),
        ("1-10", ("1", "10"), "1-10"),
        ("1–10", ("1", "10"), "1-10"),
        ("12-1--12-5", ("12-1", "12-5"), "12-1-12-5"),
        ("1-10, 12-13", ("1", "10, 12-13"), "1-10, 12-13"),
        ("103:1-103:27", ("103:1", "103:27"), "103:1-103:27"),
        ("S12-S19", ("S12", "S19"), "S12-S19"),
        ("S12-9", ("S12", "9"), "S12-9"),
        ("xi-xxv", ("xi", "xxv"), "xi-xxv"),
        ("W05-0101", ("W05-0101", ""), "W05-0101"),
        ("A1-B2", ("A1-B2", ""), "A1-B2"),
        ("e17", ("e17", ""), "e17"),
        ("5", ("5", ""), "5"),
    ],
)
def test_pages_are_first_and_last(pages: str, parts: tuple[str, str], whole: str, items: Items) -> None:
    item = items(f"@article{{a, pages = {{{pages}}}}}")[0]
    assert (item.pages, item.page_range) == (parts, whole)


@pytest.mark.parametrize(
    ("doi", "bare"),
    [
        ("10.1000/a_b(c)", "10.1000/a_b(c)"),
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        (r"10.1000/a\_b", "10.1000/a_b"),
        ("10.48550/arXiv.2103.00020", "10.48550/arXiv.2103.00020"),
        ("none", ""),
    ],
)
def test_a_doi_is_bare(doi: str, bare: str, items: Items) -> None:
    assert items(f"@article{{a, doi = {{{doi}}}}}")[0].doi == bare


def test_a_child_inherits_the_fields_of_its_parent_except_its_own(items: Items) -> None:
    text = """@inproceedings{child, title = {Child}, crossref = {Volume}}
    @proceedings{volume, title = {The Volume}, publisher = {ACM}, year = 2020, doi = {10.1000/v}, keywords = {x}}"""
    child = items(text)[0]
    assert (child.title, child.container, child.publisher, child.year) == ("Child", "The Volume", "ACM", "2020")
    assert (child.doi, child.tags) == ("", ())


def test_circular_parents_do_not_loop(items: Items) -> None:
    assert [
        one.key for one in items("@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}\n@misc{c, crossref = {c}}")
    ] == [
        "a",
        "b",
        "c",
    ]


def test_repeated_and_broken_entries_and_repeated_fields_are_reported(library: Callable[[str], Library]) -> None:
    text = "@misc{a, title = {A}, title = {B}}\n@misc{A, title = {C}}\n@misc{broken, title = {\n"
    found, dropped = view(library(text))
    assert [item.key for item in found] == ["a"]
    assert [(one.key, one.field, one.line) for one in dropped] == [("", "", 3), ("A", "", 2), ("a", "title", 1)]


def test_an_issue_with_a_title_has_the_periodical_as_container(items: Items) -> None:
    (own, plain) = items("@periodical{a, title = {Maps}, issuetitle = {On Lines}} @periodical{b, title = {Maps}}")
    assert (own.title, own.container, own.written_type) == ("On Lines", "Maps", Type.ARTICLE)
    assert (plain.title, plain.container, plain.written_type) == ("Maps", "", Type.PERIODICAL)


def test_a_code_repository_is_found_in_howpublished(items: Items) -> None:
    text = r"@misc{a, howpublished = {\url{https://github.com/openai/CLIP}}, url = {https://x.org}}"
    assert items(text)[0].code == "https://github.com/openai/CLIP"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("repository = {https://x.org/a_b}", "https://x.org/a_b"),
        ("repository = {https://x.org/a}, url = {https://x.org/b}", "https://x.org/b"),
        (r"repository = {https://x.org/a}, howpublished = {\url{https://x.org/c\_d}}", "https://x.org/c_d"),
        ("howpublished = {Disc}", ""),
    ],
)
def test_the_url_of_a_program_without_a_page_is_its_repository(fields: str, url: str, items: Items) -> None:
    assert items(f"@software{{a, {fields}}}")[0].url == url


def test_a_percent_sign_at_the_end_of_a_line_joins_it_with_the_next(items: Items) -> None:
    school, note = "Maps,%\n  Institute of 5\\% Lines", "a % b"
    item = items(f"@phdthesis{{a, school = {{{school}}}, note = {{{note}}}, url = {{https://a.org/%\n}}}}")[0]
    assert item.values["institution"] == r"Maps,Institute of 5\% Lines"
    assert (item.values["note"], item.values["url"].strip()) == (note, "https://a.org/%")


def test_a_field_has_the_same_name_and_line_whichever_is_asked_for_first(items: Items) -> None:
    source = "@misc{a,\n title = {T},\n journal = {J},\n journaltitle = {K},\n year = 2020}"
    names = ("journaltitle", "date", "year")
    (item,), again = items(source), items(source)[0]
    assert [item.place_of(name) for name in names] == [("journal", 3), ("date", 1), ("year", 5)]
    assert [again.place_of(name) for name in reversed(names)] == [("year", 5), ("date", 1), ("journal", 3)]


def test_the_lines_of_many_fields_are_those_of_each_field_alone(items: Items) -> None:
    names = [f"field{number}" for number in range(20)]
    text = "@misc{a,\n" + "".join(f"  {name} = {{T}},\n" for name in names) + "}"
    (item,) = items(text)
    assert [item.line_of(name) for name in names] == [items(text)[0].line_of(name) for name in names]
    assert item.line_of("field19") == 21
