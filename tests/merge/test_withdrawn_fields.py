"""A field is removed if its source, asked again, no longer gives it: a preprint's DOI once the work is published."""

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


def read_library(data: bytes) -> Document:
    document = read(data, "references.bib")
    assert isinstance(document, Document)
    return document


def after(before: Plan, one: SettledWork, old: str = "", new: str = "") -> Plan:
    (key,) = before.keys
    return plan(read_library(before.data.replace(old.encode(), new.encode())), before.lock, [one.but(key=key)])


FIRST = plan(None, Lock(), [settled(PREPRINT, "arxiv")])


def test_a_value_that_its_source_no_longer_gives_is_removed() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"))
    assert b"doi" not in done.data
    assert b"journal = {J}" in done.data
    assert "doi" not in done.lock.works[0].fields


def test_a_value_whose_source_did_not_answer_stays() -> None:
    page = Draft(type="misc", fields={**PREPRINT.fields, "url": Value("https://example.org/a", "arxiv")})
    first = plan(None, Lock(), [settled(page, "arxiv")])
    assert b"url = {https://example.org/a}" in after(first, settled(PRINTED, "dblp")).data


def test_a_value_of_the_replaced_version_is_removed_whether_its_source_answered_or_not() -> None:
    assert b"doi" not in after(FIRST, settled(PRINTED, "dblp")).data


def test_a_value_that_the_owner_changed_stays() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"), old="10.48550/arXiv.1", new="10.1/mine")
    assert b"doi = {10.1/mine}" in done.data


def test_a_value_that_the_owner_deleted_is_not_reported() -> None:
    done = after(FIRST, settled(PRINTED, "arxiv", "dblp"), old="  doi = {10.48550/arXiv.1},\n", new="")
    assert b"doi" not in done.data
    assert done.reports == ()


def test_the_container_of_a_former_type_is_removed_even_if_its_source_did_not_answer() -> None:
    title = {"title": Value("A Work", "arxiv")}
    first = plan(
        None, Lock(), [settled(Draft(type="article", fields={**title, "journal": Value("ICML", "dblp")}), "dblp")]
    )
    paper = Draft(type="inproceedings", fields={**title, "booktitle": Value("ICML", "s2")})
    done = after(first, settled(paper, "s2")).data
    assert b"journal" not in done
    assert done.startswith(b"@inproceedings")


def test_a_container_whose_source_did_not_answer_stays_if_the_type_does() -> None:
    title = {"title": Value("A Work", "arxiv"), "booktitle": Value("ICML", "s2")}
    first = plan(
        None,
        Lock(),
        [settled(Draft(type="inproceedings", fields={**title, "organization": Value("O", "dblp")}), "dblp")],
    )
    done = after(first, settled(Draft(type="inproceedings", fields=title), "s2"))
    assert b"organization = {O}" in done.data


WITH_PAGE = Draft(type="misc", fields={**PREPRINT.fields, "url": Value("https://example.org/a", "arxiv")})


def test_a_value_that_belongs_to_no_version_is_removed_if_its_source_answered() -> None:
    done = after(plan(None, Lock(), [settled(WITH_PAGE, "arxiv")]), settled(PREPRINT, "arxiv"))
    assert b"url" not in done.data


def test_a_value_that_the_owner_deleted_and_restored_stays() -> None:
    first = plan(None, Lock(), [settled(WITH_PAGE, "arxiv")])
    line = "  url = {https://example.org/a},\n"
    without = after(first, settled(WITH_PAGE, "arxiv"), line, "")
    back = plan(read_library(first.data), without.lock, [settled(PREPRINT, "arxiv", key=first.keys[0])])
    assert line.encode() in back.data
