"""The year of the preprint in an entry of the published version, according to the records in the lock."""

from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.provenance.year_of_preprint import check
from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedWork

PREPRINT = Record(source="arxiv", title="T", year=2021, venue="arXiv")
PAPER = Record(source="dblp", title="T", year=2022, venue="Maps")


def messages(fields: str, *records: Record, ids: tuple[Id, ...] = ()) -> list[str]:
    document = read(f"@article{{a, title = {{T}}, {fields}}}".encode(), "a.bib")
    assert isinstance(document, Document)
    lock = (LockedWork(key="a", verdict=Verdict(status=Status.ACCEPTED, records=records), ids=ids),)
    return [fault.message for fault in check(Inputs(library=document.library, lock=lock))]


def test_the_year_of_the_preprint_is_reported_with_the_year_at_the_venue() -> None:
    message = "`2021` is the year of the preprint; of the published version it is dblp 2022"
    assert messages("journal = {Maps}, year = 2021", PREPRINT, PAPER) == [message]
    assert messages("journaltitle = {Maps}, date = {2021-03}", PREPRINT, PAPER, PAPER) == [message]


def test_the_year_of_the_preprint_is_taken_from_the_arxiv_id_if_no_record_has_it() -> None:
    ids = (Id("arxiv", "2103.00020"),)
    message = "`2021` is the year of the preprint; of the published version it is dblp 2022"
    assert messages("journal = {Maps}, year = 2021", PAPER, ids=ids) == [message]
    assert messages("journal = {Maps}, year = 2020", PAPER, ids=ids) == []
    assert messages("journal = {Maps}, year = 2021", PAPER, ids=(Id("arxiv", "cs/0103020"),)) == []


@pytest.mark.parametrize(
    ("fields", "records"),
    [
        ("journal = {Maps}, year = 2022", (PREPRINT, PAPER)),
        ("journal = {Maps}, year = 2020", (PREPRINT, PAPER)),
        ("journal = {Maps}", (PREPRINT, PAPER)),
        ("journal = {Rivers}, year = 2021", (PREPRINT, PAPER)),
        ("journal = {arXiv}, year = 2021", (PREPRINT, PAPER)),
        ("year = 2021", (PREPRINT, PAPER)),
        ("journal = {Maps}, year = 2021", (PAPER,)),
        ("journal = {Maps}, year = 2021", (PREPRINT,)),
        (
            "journal = {Maps}, year = 2021",
            (PREPRINT, PAPER, Record(source="crossref", title="T", year=2021, venue="Maps")),
        ),
    ],
)
def test_a_different_year_venue_or_version_is_not_reported(fields: str, records: tuple[Record, ...]) -> None:
    assert messages(fields, *records) == []
