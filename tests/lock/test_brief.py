"""A work that waits for a source keeps its whole records in the lock; any other work keeps brief ones."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Candidate, Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, read_lock, write_lock
from vlbib.lock.recall import recall_all
from vlbib.lock.schema import LockedWork
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import plan

RECORD = Record(
    source="semantic_scholar",
    title="A Whole Record",
    authors=(parse_name("Jane Doe"),),
    year=2021,
    type="inproceedings",
    venue="Proceedings of a Conference",
    venue_short="CONF",
    volume="1",
    number="2",
    series="S",
    pages="1--2",
    publisher="P",
    month=3,
    url="https://example.org/paper",
    ids=(Id("arxiv", "2101.00001"),),
    primary_class="cs.CV",
    preprint_year=2020,
    comment="ten pages",
    journal_ref="CONF 2021",
    aliases=("AWR",),
    shared_names=("WR",),
    usual_years=(2020,),
    possible_years=(2021,),
    urls=("https://example.org",),
    unverified=frozenset({"pages", "month"}),
    work="w1",
    withdrawn=True,
    updated="2021-01-01",
    common=True,
)


def settled(status: Status, missed: tuple[str, ...]) -> SettledWork:
    records = (RECORD,) if status is Status.ACCEPTED else ()
    verdict = Verdict(status=status, records=records, candidates=(Candidate(records=(RECORD,)),))
    work = Work(mentions=(Mention(file="a.md", line=1, text="A Whole Record"),))
    return settled_work(work, verdict, asked=("arxiv",), missed=missed)


def recalled(one: SettledWork) -> SettledWork:
    lock = read_lock(plan(None, Lock(), [one]).lock_data, "references.lock")
    assert isinstance(lock, Lock), lock
    (known,) = recall_all(lock, [one.work])
    assert known is not None
    return known


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.UNASKED])
def test_a_work_that_waits_for_a_source_keeps_whole_records(status: Status) -> None:
    known = recalled(settled(status, ("semantic_scholar",)))
    assert known.locked.missed == ("semantic_scholar",)
    assert (known.locked.verdict.records or known.locked.verdict.candidates[0].records) == (RECORD,)


def test_the_record_of_the_test_has_every_field_set() -> None:
    empty = Record(source="", title="")
    assert [one.name for one in structs.fields(Record) if getattr(RECORD, one.name) == getattr(empty, one.name)] == []


def test_a_work_that_waits_for_no_source_keeps_brief_records() -> None:
    known = recalled(settled(Status.ACCEPTED, ()))
    assert known.locked.missed == ()
    (brief,) = known.locked.verdict.records
    assert (brief.title, brief.ids, brief.pages, brief.unverified) == (RECORD.title, RECORD.ids, None, frozenset())


def test_a_work_without_an_entry_is_recalled_with_its_last_decision() -> None:
    first = settled(Status.UNASKED, ("semantic_scholar",))
    lock = plan(None, Lock(), [first]).lock
    after = plan(None, lock, [first.but(missed=(), verdict=Verdict(status=Status.UNRESOLVED))]).lock
    assert [(work.status, work.missed) for work in after.works] == [(Status.UNRESOLVED, ())]
    assert write_lock(after).count(b"semantic_scholar") == 0
    assert isinstance(after.works[0], LockedWork)
