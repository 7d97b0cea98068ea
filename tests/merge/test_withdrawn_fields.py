"""A field goes when its source was heard again and gives it no longer: a preprint's DOI once the work is published."""

from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import Plan, plan

WORK = Work(mentions=(Mention(file="a.md", line=1, text="A Work"),))
PREPRINT = Draft(type="misc", fields={"title": Value("A Work", "arxiv"), "doi": Value("10.48550/arXiv.1", "arxiv")})
PRINTED = Draft(type="article", fields={"title": Value("A Work", "arxiv"), "journal": Value("J", "dblp")})


def settled(draft: Draft, *sources: str, key: str = "") -> SettledWork:
    records = tuple(Record(source=source, title="A Work") for source in sources)
    return settled_work(WORK, Verdict(status=Status.ACCEPTED, records=records), draft, key=key)


def after(before: Plan, one: SettledWork, old: str = "", new: str = "") -> Plan:
    document = read(before.data.replace(old.encode(), new.encode()), "references.bib")
    assert isinstance(document, Document)
    (key,) = before.keys
    return plan(document, before.lock, [one.but(key=key)])


FIRST = plan(None, Lock(), [settled(PREPRINT, "arxiv")])


def test_a_value_that_its_source_gives_no_longer_is_taken_out() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"))
    assert b"doi" not in done.data
    assert b"journal = {J}" in done.data
    assert "doi" not in done.lock.works[0].fields


def test_a_value_whose_source_was_not_heard_stays() -> None:
    page = Draft(type="misc", fields={**PREPRINT.fields, "url": Value("https://example.org/a", "arxiv")})
    first = plan(None, Lock(), [settled(page, "arxiv")])
    assert b"url = {https://example.org/a}" in after(first, settled(PRINTED, "dblp")).data


def test_a_value_of_the_version_before_goes_with_it_whether_its_source_was_heard_or_not() -> None:
    assert b"doi" not in after(FIRST, settled(PRINTED, "dblp")).data


def test_a_value_that_the_owner_changed_stays() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"), old="10.48550/arXiv.1", new="10.1/mine")
    assert b"doi = {10.1/mine}" in done.data


def test_a_value_that_the_owner_deleted_is_not_asked_after() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"), old="  doi = {10.48550/arXiv.1},\n", new="")
    assert b"doi" not in done.data
    assert done.reports == ()
