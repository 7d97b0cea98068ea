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
        ("one given name replaced", set()),  # people use several given names
        ("list cut", {"author"}),
        ("year", {"year"}),
        ("year by one", set()),
        ("retitled", {"title"}),
        ("wrong venue", set()),
        ("DOI of another paper", set()),
        ("chimera", set()),
        ("near-miss title", set()),  # without an id
    ],
)
def test_only_grave_contradictions_by_the_record_of_the_references_id_are_corrected(
    kind: str, fields: set[str]
) -> None:
    assert set(corrections(judged(FORGERIES[kind](WORK)))) == fields


@pytest.mark.parametrize("year", [2007, 2031])
def test_a_corrected_year_is_that_of_the_cited_version(year: int) -> None:
    work = next(each for each in WORKS if each.year != each.records[1].year)
    published = replace(work.reference, ids=(Id("arxiv", work.arxiv),), year=year)
    preprint = replace(published, venue=f"arXiv preprint arXiv:{work.arxiv}")
    elsewhere = replace(published, venue="Journal of Maps")
    of_its_doi = replace(work.reference, venue="Conference on Maps", year=year)
    years = [corrections(judged(each)).get("year") for each in (published, preprint, elsewhere, of_its_doi)]
    assert years == [str(work.year), str(work.records[1].year), None, str(work.year)]


def test_a_correction_is_a_bibtex_value() -> None:
    values = corrections(judged(FORGERIES["authors swapped"](WORK)))
    assert values["author"].startswith("Zhang, Jiahao and Cherian, Anoop and ")
    literal = replace(WORK, authors=(Name("A & B Society", literal=True), *WORK.authors))
    cut = replace(literal.reference, authors=WORK.authors[:1])
    assert corrections(judged(cut, literal.records))["author"].startswith("{A \\& B Society} and ")


def test_a_correct_reference_has_no_correction() -> None:
    assert corrections(judged(WORK.reference)) == {}
