from __future__ import annotations

import pytest

from vlbib.app.resolving.joining import join
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.matching.draft import make_draft

DOI = Id("doi", "10.1145/1122445.1122456")
BIGDL = "BigDL: A Distributed Deep Learning Framework for Big Data"
FASHION = "Progressive Fashion Attribute Extraction"


def accepted(title: str, authors: str, *ids: Id, source: str = "dblp", key: str = "") -> SettledWork:
    people = tuple(parse_name(name) for name in authors.split(", "))
    record = Record(source=source, title=title, authors=people, year=2019, ids=ids, venue="KDD", type="inproceedings")
    named = Work(mentions=(Mention(file="a.md", line=1, text=title),))
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    return settled_work(named, verdict, make_draft([record]), key=key)


def test_two_works_that_share_a_placeholder_stay_two_and_neither_keeps_it() -> None:
    one = accepted(BIGDL, "Jason Dai, Yiheng Wang", DOI, Id("arxiv", "1804.05839"))
    other = accepted(FASHION, "Sandeep Singh Adhikari", DOI)
    first, second = join([one, other])
    assert [identity.scheme for identity in first.locked.ids] == ["arxiv"]
    assert (second.locked.ids, "doi" in first.locked.fields, "doi" in second.locked.fields) == ((), False, False)
    assert first.notes == (f"{DOI} is also the id of {FASHION!r}, so it is not written",)
    assert second.notes == (f"{DOI} is also the id of {BIGDL!r}, so it is not written",)
    assert join([first, second]) == [first, second]


def test_a_shared_arxiv_id_is_removed_with_its_related_fields() -> None:
    number = Id("arxiv", "1804.05839")
    first, second = join([accepted(BIGDL, "Jason Dai", number), accepted(FASHION, "Sandeep Adhikari", number)])
    for work in (first, second):
        assert {"eprint", "archiveprefix", "eprinttype", "url"}.isdisjoint(work.locked.fields)
        assert work.locked.ids == ()


def test_a_work_keeps_a_shared_id_if_the_ids_registry_confirms_it() -> None:
    first, second = join(
        [accepted(BIGDL, "Jason Dai", DOI, source="crossref"), accepted(FASHION, "Sandeep Adhikari", DOI)]
    )
    assert (first.locked.ids, second.locked.ids) == ((DOI,), ())
    assert first.locked.fields["doi"].value == DOI.value


@pytest.mark.parametrize(
    ("title", "authors", "works"),
    [
        (BIGDL.upper(), "Cai Du", 1),
        ("A Distributed Deep Learning Framework for Big Data", "Cai Du", 1),
        ("A Distributed Deep Learning Framework for Small Data", "Cai Du", 2),
        ("Scaling on Spark", "Jason Dai, Cai Du", 1),
        ("Scaling on Spark", "Cai Du, Yiheng Wang", 1),
        ("Scaling on Spark", "Cai Du, Bo Chen, Yiheng Wang", 1),
        ("Scaling on Spark", "Cai Du, Bo Chen", 2),
    ],
)
def test_a_shared_id_joins_works_if_titles_or_authors_agree(title: str, authors: str, works: int) -> None:
    joined = join([accepted(BIGDL, "Jason Dai, Yiheng Wang", DOI), accepted(title, authors, DOI)])
    assert len(joined) == works
    assert len(joined[0].work.mentions) == 3 - works


def test_works_with_the_same_key_are_one_whatever_their_titles() -> None:
    one = accepted(BIGDL, "Jason Dai", DOI, key="dai2019bigdl")
    assert len(join([one, accepted(FASHION, "Cai Du", DOI, key="dai2019bigdl")])) == 1
    assert len(join([one, accepted(FASHION, "Cai Du", DOI, key="du2019progressive")])) == 2


@pytest.mark.parametrize(("ids", "works"), [(("1804.05839", "1907.00157"), 2), (("1804.05839", "1804.05839"), 1)])
def test_two_preprints_by_the_same_authors_are_not_joined(ids: tuple[str, str], works: int) -> None:
    first, second = (Id("arxiv", value) for value in ids)
    joined = join([accepted(BIGDL, "Jason Dai", DOI, first), accepted(FASHION, "Jason Dai", DOI, second)])
    assert len(joined) == works
    assert [DOI in work.locked.ids for work in joined] == [works == 1] * works


@pytest.mark.parametrize(("second", "works"), [((BIGDL, "Jason Dai"), 1), ((BIGDL, "Cai Du"), 2)])
def test_works_without_ids_are_joined_if_they_have_the_same_record(second: tuple[str, str], works: int) -> None:
    assert len(join([accepted(BIGDL, "Jason Dai"), accepted(*second)])) == works
