from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.verification.compared_dates import Today, compare_years, doi_year, submitted_in
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.reference import BibReference

TODAY = Today(2026, 11)


def _told(year: int | None, *records: Record, venue: str = "ICML", ids: tuple[Id, ...] = ()) -> list[tuple[str, str]]:
    reference = BibReference(key="key", title="Lines", year=year, venue=venue, ids=ids)
    return [(each.flaw, each.gravity) for each in compare_years(reference, records, TODAY)]


def _record(year: int, venue: str | None = "ICML", **more: int) -> Record:
    return Record(source="dblp", title="Lines", year=year, venue=venue, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (2021, []),
        (2020, [(Flaw.YEAR_BY_ONE, Gravity.INFO)]),
        (2022, [(Flaw.YEAR_BY_ONE, Gravity.INFO)]),
        (2019, [(Flaw.YEAR, Gravity.WARNING)]),
        (2023, [(Flaw.YEAR, Gravity.WARNING)]),
        (2027, [(Flaw.YEAR, Gravity.WARNING)]),
        (2028, [(Flaw.FUTURE, Gravity.ERROR)]),
        (None, []),
    ],
)
def test_a_year_is_compared_with_the_records(year: int | None, told: list[tuple[str, str]]) -> None:
    assert _told(year, _record(2021)) == told


def test_the_years_between_preprint_and_publication_are_no_difference() -> None:
    assert _told(2019, _record(2021, preprint_year=2017)) == []


@pytest.mark.parametrize(("year", "gravity"), [(2024, Gravity.INFO), (2025, Gravity.WARNING)])
def test_an_unrecorded_publication_may_be_three_years_after_the_preprint(year: int, gravity: Gravity) -> None:
    assert [told[1] for told in _told(year, _record(2021, None))] == [gravity]


@pytest.mark.parametrize(("year", "gravity"), [(2024, Gravity.INFO), (2025, Gravity.WARNING)])
def test_the_cited_version_of_a_preprint_may_be_three_years_after_the_first(year: int, gravity: Gravity) -> None:
    ids = (Id("arxiv", "2103.00020"),)
    told = _told(year, _record(2021, None), venue="arXiv preprint arXiv:2103.00020", ids=ids)
    assert [each[1] for each in told] == [gravity]


def test_the_year_in_a_doi_is_that_of_proceedings_but_not_of_an_article() -> None:
    preprint = _record(2018, None)
    ids = (Id("doi", "10.18653/v1/N19-1423"),)
    assert _told(2021, preprint, venue="NAACL", ids=ids) == [(Flaw.YEAR, Gravity.WARNING)]
    assert _told(2021, preprint, venue="NAACL") == [(Flaw.YEAR_BY_ONE, Gravity.INFO)]
    early = (Id("doi", "10.1109/TPAMI.2019.2898854"),)
    venue = "IEEE Transactions on Pattern Analysis and Machine Intelligence"
    assert _told(2021, preprint, venue=venue, ids=early) == [(Flaw.YEAR_BY_ONE, Gravity.INFO)]


def test_an_unrecorded_journal_version_may_be_from_any_year() -> None:
    assert _told(2019, _record(2015), venue="Int. J. Comput. Vis.") == [(Flaw.YEAR_BY_ONE, Gravity.INFO)]


def test_a_year_before_the_arxiv_id_is_reported_and_one_year_is_an_info() -> None:
    ids = (Id("arxiv", "2103.00020"),)
    assert _told(2019, ids=ids) == [(Flaw.BEFORE_PREPRINT, Gravity.WARNING)]
    assert _told(2020, ids=ids) == [(Flaw.BEFORE_PREPRINT, Gravity.INFO)]
    assert _told(2020, ids=ids, venue="arXiv") == [(Flaw.BEFORE_PREPRINT, Gravity.WARNING)]


def test_a_later_year_of_a_preprint_may_be_that_of_a_revision() -> None:
    assert _told(2024, ids=(Id("arxiv", "2103.00020"),), venue="") == [(Flaw.YEAR_BY_ONE, Gravity.INFO)]


def test_years_are_read_from_ids() -> None:
    assert submitted_in(Id("arxiv", "2103.00020")) == (2021, 3)
    assert submitted_in(Id("arxiv", "hep-th/9711200")) == (1997, 11)
    assert submitted_in(Id("doi", "10.1/2103.00020")) is None
    assert doi_year(Id("doi", "10.1109/CVPR52688.2022.01777")) == 2022
    assert doi_year(Id("doi", "10.18653/v1/N19-1423")) == 2019
    assert doi_year(Id("doi", "10.24963/ijcai.2019/376")) == 2019
    assert doi_year(Id("doi", "10.1007/s10994-022-06250-4")) is None
    assert doi_year(Id("arxiv", "2103.00020")) is None
