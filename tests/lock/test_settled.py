from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.settled import settled_work

WORK = Work(mentions=(Mention(file="a.md", line=1, text="T"),))
RECORD = Record(source="dblp", title="T", ids=(Id("arxiv", "2301.00001"),))
ACCEPTED = Verdict(status=Status.ACCEPTED, records=(RECORD,), notes=("the note says 2020",))
DRAFT = Draft(type="misc", fields={"title": Value("T", "dblp")}, ids=(Id("doi", "10.1000/A"),))


def test_a_draft_is_stored_in_the_block_and_read_back() -> None:
    work = settled_work(WORK, ACCEPTED, DRAFT, key="a2020")
    assert (work.draft, work.locked.key, work.locked.type) == (DRAFT, "a2020", "misc")
    assert settled_work(WORK, ACCEPTED).draft is None


def test_the_identities_are_those_of_the_entry_and_of_the_records() -> None:
    assert list(settled_work(WORK, ACCEPTED, DRAFT).identities) == [("doi", "10.1000/a"), ("arxiv", "2301.00001")]


def test_a_new_draft_replaces_type_fields_and_ids_together() -> None:
    work = settled_work(WORK, ACCEPTED, DRAFT, key="a2020").but(draft=None, key="b2020")
    assert (work.draft, work.locked.type, work.locked.ids, work.locked.key) == (None, "", (), "b2020")


def test_what_was_reported_twice_is_reported_once() -> None:
    work = settled_work(WORK, ACCEPTED)
    assert work.notes == ("the note says 2020",)
    assert settled_work(WORK, ACCEPTED).but(key="x").notes == work.notes
