from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Work
from vlbib.matching.groups import Group
from vlbib.matching.shared_ids import OwnIds, is_registered, with_own_ids
from vlbib.matching.verdict import judge

DOI = Id("doi", "10.1145/1122445.1122456")
BIGDL = Record(
    source="daily_arxiv",
    title="BigDL: A Distributed Deep Learning Framework for Big Data",
    authors=(parse_name("Jason Dai"), parse_name("Yiheng Wang")),
    year=2018,
    url="https://doi.org/10.1145/1122445.1122456",
    ids=(Id("arxiv", "1804.05839"), DOI),
)
FASHION = Record(
    source="daily_arxiv",
    title="Progressive Fashion Attribute Extraction",
    authors=(parse_name("Sandeep Singh Adhikari"),),
    year=2019,
    ids=(Id("arxiv", "1907.00157"), DOI),
)


def test_an_id_of_two_works_is_reported_and_written_to_neither() -> None:
    for mine, other in ((BIGDL, FASHION), (FASHION, BIGDL)):
        verdict = judge(Work(mentions=(Mention(file="a.md", line=1, text=mine.title),)), [mine, other])
        assert verdict.status is Status.ACCEPTED
        assert [one.scheme for record in verdict.records for one in record.ids] == ["arxiv"]
        assert verdict.records[0].url is None
        assert verdict.notes == (f"{DOI} is also the id of {other.title!r}, so it is not written",)
        assert verdict.candidates[0].records == verdict.records


def test_an_id_of_one_work_stays() -> None:
    named = Work(mentions=(Mention(file="a.md", line=1, text=BIGDL.title),))
    again = structs.replace(BIGDL, source="crossref", title="BigDL")
    assert judge(named, [BIGDL]).records == (BIGDL,)
    assert judge(named, [BIGDL, again]).notes == ()
    assert with_own_ids([BIGDL], [Group((BIGDL,))]) == OwnIds((BIGDL,))


@pytest.mark.parametrize(
    ("source", "kept"), [("crossref", True), ("catalogue/checked", True), ("pin", True), ("dblp", False)]
)
def test_an_id_assigned_by_its_registry_stays(source: str, kept: bool) -> None:  # noqa: FBT001 -- a table's column
    registered = structs.replace(BIGDL, source=source, ids=(DOI,), venue="SoCC")
    (record,) = judge(Work(mentions=(Mention(file="a.md", line=1, text=BIGDL.title),)), [registered, FASHION]).records
    assert (DOI in record.ids) is kept


def test_a_url_that_is_no_shared_id_stays() -> None:
    told = structs.replace(BIGDL, url="https://example.org/bigdl")
    (record,) = judge(Work(mentions=(Mention(file="a.md", line=1, text=BIGDL.title),)), [told, FASHION]).records
    assert (record.url, DOI in record.ids) == (told.url, False)


@pytest.mark.parametrize("source", ["crossref", "catalogue/checked"])
def test_a_registry_confirms_only_the_ids_of_its_own_record(source: str) -> None:
    other = structs.replace(BIGDL, source=source, ids=(Id("doi", "10.1145/3357223.3362707"),))
    assert not is_registered(DOI.key, (BIGDL, other))
    assert is_registered(DOI.key, (BIGDL, structs.replace(other, ids=(*other.ids, DOI))))
