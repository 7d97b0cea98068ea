from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.verification.reference import BibReference, plain_text, reference_of


def _read(fields: str, kind: str = "inproceedings") -> BibReference:
    document = read(f"@{kind}{{key,\n{fields}\n}}\n".encode(), "a.bib")
    assert isinstance(document, Document)
    return reference_of(document.library.entries[0])


def test_a_reference_has_an_entrys_values_in_plain_text() -> None:
    reference = _read(
        'title = {{G}\\"odel &amp; the {M}aps}, author = {Rossi, Anna and others}, year = 2021, booktitle = {ICML}, '
        "doi = {10.5555/1}, eprint = {2103.00020}"
    )
    assert (reference.title, reference.year, reference.venue) == ("Gödel & the Maps", 2021, "ICML")
    assert ([name.family for name in reference.authors], reference.others) == (["Rossi"], True)
    assert reference.ids == (Id("arxiv", "2103.00020"), Id("doi", "10.5555/1"))
    assert (reference.doi, reference.line, reference.impossible) == ("10.5555/1", 1, ())


def test_commas_between_whole_names_separate_a_list_and_a_comma_in_a_name_does_not() -> None:
    families = [name.family for name in _read("author = {Anna Rossi, Jonas Weber, Eva Novak}").authors]
    assert families == ["Rossi", "Weber", "Novak"]
    assert [name.family for name in _read("author = {van Dyke, Anna Maria and Weber, Jonas}").authors] == [
        "van Dyke",
        "Weber",
    ]


def test_values_that_cannot_be_ids_are_kept_as_impossible() -> None:
    assert _read("doi = {10.48550/arXiv.2310.XXXX}").impossible == (("doi", "10.48550/arXiv.2310.XXXX"),)
    assert _read("eprint = {2113.00020}, archiveprefix = {arXiv}").impossible == (("eprint", "2113.00020"),)
    assert _read("eprint = {2113.00020}, archiveprefix = {HAL}").impossible == ()


def test_a_year_is_found_in_a_date_and_other_numbers_are_not_years() -> None:
    assert _read("date = {2021-05-03}").year == 2021
    assert _read("year = {in press}").year is None


def test_html_entities_are_decoded() -> None:
    assert plain_text("D&apos;Hondt") == "D'Hondt"


@pytest.mark.parametrize(
    ("fields", "impossible"),
    [
        ("journal = {arXiv preprint arXiv:1915.00231}", ["1915.00231"]),
        ("journaltitle = {arXiv preprint arXiv:1915.00231}", ["1915.00231"]),
        ("journal = {CoRR}, volume = {abs/2231.1234}", ["2231.1234"]),
        ("url = {https://arxiv.org/abs/1205.0000123}", ["1205.0000123"]),
        ("eprint = {2013.04321}, archiveprefix = {arXiv}, note = {arXiv:2013.04321}", ["2013.04321"]),
        ("journal = {arXiv preprint arXiv:1905.00231v2}", []),
        ("journal = {Atlas}, volume = {2013.04321}", []),
    ],
)
def test_an_impossible_arxiv_id_in_another_field_is_kept_as_impossible(fields: str, impossible: list[str]) -> None:
    assert [value for _, value in _read(fields, "article").impossible] == impossible


def test_et_al_is_not_a_name_even_in_braces() -> None:
    for people in ("Anna Rossi and {et al.}", "Anna Rossi and et al.", "Anna Rossi and others"):
        reference = _read(f"author = {{{people}}}")
        assert (len(reference.authors), reference.others) == (1, True)
