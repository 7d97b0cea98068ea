from __future__ import annotations

from dataclasses import replace

import pytest
from tests.verification.forgeries import FORGERIES, WORKS, judged

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.verification.corrections import corrections

WORK = WORKS[1]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("authors swapped", {"author"}),
        ("one author replaced", {"author"}),
        ("one given name replaced", set()),  # people sign with several
        ("list cut", {"author"}),
        ("year", {"year"}),
        ("year by one", set()),
        ("retitled", {"title"}),
        ("wrong venue", set()),
        ("DOI of another paper", set()),
        ("chimera", set()),
        ("near-miss title", set()),  # no id of its own
    ],
)
def test_only_what_the_record_of_the_own_id_contradicts_gravely_is_corrected(kind: str, fields: set[str]) -> None:
    assert set(corrections(judged(FORGERIES[kind](WORK)))) == fields


@pytest.mark.parametrize("year", [2007, 2031])
def test_the_year_is_that_of_the_version_cited_whatever_is_wrong_with_the_one_stated(year: int) -> None:
    work = next(each for each in WORKS if each.year != each.records[1].year)
    published = replace(work.reference, ids=(Id("arxiv", work.arxiv),), year=year)
    preprint = replace(published, venue=f"arXiv preprint arXiv:{work.arxiv}")
    elsewhere = replace(published, venue="Journal of Maps")
    of_its_doi = replace(work.reference, venue="Conference on Maps", year=year)
    years = [corrections(judged(each)).get("year") for each in (published, preprint, elsewhere, of_its_doi)]
    assert years == [str(work.year), str(work.records[1].year), None, str(work.year)]


def test_a_correction_is_a_value_of_bibtex() -> None:
    values = corrections(judged(FORGERIES["authors swapped"](WORK)))
    assert values["author"].startswith("Zhang, Jiahao and Cherian, Anoop and ")
    literal = replace(WORK, authors=(Name("A & B Society", literal=True), *WORK.authors))
    cut = replace(literal.reference, authors=WORK.authors[:1])
    assert corrections(judged(cut, literal.records))["author"].startswith("{A \\& B Society} and ")


def test_a_reference_that_is_right_needs_no_correction() -> None:
    assert corrections(judged(WORK.reference)) == {}
