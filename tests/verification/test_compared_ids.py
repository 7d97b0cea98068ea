from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.verification.compared_dates import Today
from vlbib.verification.compared_ids import compare_dois, ids_of_others, impossible_ids, unknown_ids
from vlbib.verification.discrepancy import Gravity
from vlbib.verification.reference import BibReference
from vlbib.verification.survey import Survey

DOI = Id("doi", "10.98765/x")
REFERENCE = BibReference(key="key", title="Lines", ids=(DOI,))
MANY = Survey(registrants={"10.1109": 20_000})


@pytest.mark.parametrize(("value", "told"), [("2611.00001", 0), ("2612.00001", 1), ("2701.00001", 1)])
def test_an_arxiv_id_of_a_future_month_is_impossible(value: str, told: int) -> None:
    reference = BibReference(key="key", ids=(Id("arxiv", value),))
    assert len(impossible_ids(reference, Today(2026, 11))) == told


def test_a_malformed_id_is_impossible() -> None:
    (told,) = impossible_ids(BibReference(key="key", impossible=(("doi", "10.x"),)), Today(2026, 11))
    assert (told.field, told.gravity, told.message) == ("doi", Gravity.ERROR, "`10.x` cannot be a DOI")


def test_another_work_under_the_id_is_reported_once_with_all_its_sources() -> None:
    records = [Record(source=source, title="Rivers", ids=(DOI,)) for source in ("crossref", "openalex")]
    (told,) = ids_of_others(REFERENCE, records)
    assert (told.message, told.source, told.field) == ("doi:10.98765/x is `Rivers`", "crossref, openalex", "doi")


def test_an_unknown_id_is_graver_if_the_work_has_another_one() -> None:
    record = Record(source="dblp", title="Lines", ids=(Id("doi", "10.1109/y"),))
    (told,) = unknown_ids(REFERENCE, [DOI], [record], Survey())
    assert (told.gravity, told.recorded) == (Gravity.WARNING, "10.1109/y")
    for records in ([], [Record(source="dblp", title="Lines", ids=(Id("arxiv", "2103.00020"),))]):
        assert [each.gravity for each in unknown_ids(REFERENCE, [DOI], records, Survey())] == [Gravity.INFO]
    assert unknown_ids(REFERENCE, [Id("doi", "10.1/y")], [], Survey()) == []


def test_an_unknown_arxiv_id_of_an_unknown_work_is_graver() -> None:
    preprint, works = Id("arxiv", "2103.00020"), [Record(source="dblp", title="Lines")]
    reference = BibReference(key="key", title="Lines", ids=(DOI, preprint))
    for identity, records, gravity in (
        (preprint, [], Gravity.WARNING),
        (preprint, works, Gravity.INFO),
        (DOI, [], Gravity.INFO),
    ):
        (unissued,) = unknown_ids(reference, [identity], records, Survey())
        assert unissued.gravity is gravity


def test_an_unknown_doi_given_twice_in_different_case_is_reported_once() -> None:
    capitals = Id("doi", DOI.value.upper())
    reference = BibReference(key="key", title="Lines", ids=(DOI, capitals))
    assert len(unknown_ids(reference, [DOI, capitals], [], Survey())) == 1


def test_an_arxiv_id_beyond_the_end_of_its_month_is_reported_once() -> None:
    preprint = Id("arxiv", "2402.31907")
    reference = BibReference(key="key", title="Lines", ids=(preprint,))
    survey = Survey(months={"2402": (162, 19_481), "2403": (150, 20_000)})
    (beyond,) = unknown_ids(reference, [], [], survey)
    assert (beyond.field, beyond.gravity) == ("eprint", Gravity.WARNING)
    assert "19481" in beyond.message
    assert len(unknown_ids(reference, [preprint], [], survey)) == 1


def test_a_doi_other_than_the_records_is_an_info_and_with_a_strange_registrant_a_warning() -> None:
    record = Record(source="dblp", title="Lines", ids=(Id("doi", "10.1109/y"),))
    assert [each.gravity for each in compare_dois(REFERENCE, [record], Survey())] == [Gravity.INFO]
    assert [each.gravity for each in compare_dois(REFERENCE, [record], MANY)] == [Gravity.WARNING]
    assert [each.gravity for each in compare_dois(REFERENCE, [], MANY)] == [Gravity.WARNING]
    assert compare_dois(REFERENCE, [], Survey()) == []


def test_dois_are_compared_without_case() -> None:
    record = Record(source="dblp", title="Lines", ids=(Id("doi", "10.98765/X"),))
    assert compare_dois(REFERENCE, [record], MANY) == []


@pytest.mark.parametrize(
    ("stated", "recorded", "gravity"),
    [
        ("10.1109/CVPR.2016.91", "10.1109/cvpr.2016.90", Gravity.WARNING),
        ("10.1145/3290605.33007029", "10.1145/3290605.3300702", Gravity.WARNING),
        ("10.18653/v1/P19-1002", "10.18653/v1/P19-1001", Gravity.WARNING),
        ("10.1109/CVPR.2016.090", "10.1109/CVPR.2016.90", Gravity.INFO),  # the same number
        ("10.1145/3343031", "10.1145/3343040", Gravity.INFO),  # may be two volumes or two versions
        ("10.1109/TPAMI.2016.91", "10.1109/CVPR.2016.90", Gravity.INFO),
        ("10.5281/zenodo.3343031", "10.5281/zenodo.3343040", Gravity.INFO),  # versions
        ("10.31234/osf.io/abc.v10", "10.31234/osf.io/abc.v11", Gravity.INFO),
    ],
)
def test_the_doi_of_another_item_in_the_same_volume_is_a_warning(stated: str, recorded: str, gravity: Gravity) -> None:
    reference = BibReference(key="key", title="Lines", ids=(Id("doi", stated),))
    record = Record(source="dblp", title="Lines", ids=(Id("doi", recorded),))
    assert [each.gravity for each in compare_dois(reference, [record], Survey())] == [gravity]


@pytest.mark.parametrize(
    ("doi", "venue", "year", "gravity"),
    [
        ("10.1007/978-3-030-1_7", "CVPR", 2022, Gravity.WARNING),
        ("10.1007/978-3-030-1_7", "Int. J. Comput. Vis.", 2022, Gravity.INFO),  # the journal version has another DOI
        ("10.1007/978-3-030-1_7", "CVPR", 2023, Gravity.INFO),
        ("10.1109/TPAMI.2022.1", "CVPR", 2022, Gravity.INFO),
    ],
)
def test_a_doi_with_another_registrant_than_the_whole_volume_is_a_warning(
    doi: str, venue: str, year: int, gravity: Gravity
) -> None:
    record = Record(source="dblp", title="Lines", venue="CVPR", year=2022, ids=(Id("doi", "10.1109/CVPR.2022.00001"),))
    reference = BibReference(key="key", title="Lines", venue=venue, year=year, ids=(Id("doi", doi),))
    survey = Survey(volumes={("cvpr", 2022): {"10.1109": 20}, ("cvpr", 2023): {"10.1109": 20}})
    (told,) = compare_dois(reference, [record], survey)
    assert told.gravity is gravity
