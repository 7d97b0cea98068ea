"""Entries of other works with an id of a work: wrong ids, DOIs of volumes, shared placeholders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from tests.merge.test_assign import ARXIV, DOI, DRAFT, FIELDS, WORK, assigned, entry, library, settled

from vlbib.bibtex.document import Document, read
from vlbib.core.record import Value
from vlbib.core.work import Mention, Work
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField
from vlbib.merge import entry_index
from vlbib.merge.entry_index import index_entries
from vlbib.merge.plan import Plan, plan

if TYPE_CHECKING:
    from vlbib.lock.settled import SettledWork

OTHERS = {"title": "Sheep farming on the moors", "author": "Xu, Yi"}


def test_a_shared_id_is_not_enough_if_title_and_people_differ() -> None:
    index = index_entries(library(entry("mine", doi="10.5555/1", eprint="2101.00001", **OTHERS)))
    draft = structs.replace(DRAFT, ids=(ARXIV, DOI))
    assert index.find(draft) is None
    assert {number for number, _ in index.strangers(draft)} == {0}


def test_an_id_that_a_work_had_before_is_not_compared_with_other_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_entries(library(entry("mine", doi="10.5555/1", eprint="2101.00001", **OTHERS)))
    draft = structs.replace(DRAFT, ids=(ARXIV, DOI))
    assert index.strangers(draft, {ARXIV.key}) == ((0, DOI.key),)
    monkeypatch.delattr(entry_index, "share_only_ids")
    assert index.strangers(draft, {ARXIV.key, DOI.key}) == ()


@pytest.mark.parametrize(
    "same", [{"title": FIELDS["title"]}, {"author": FIELDS["author"]}, {"title": ""}, {"author": ""}]
)
def test_a_shared_id_counts_if_title_or_people_agree_or_a_title_is_missing(same: dict[str, str]) -> None:
    index = index_entries(library(entry("mine", eprint="2101.00001", **OTHERS | same)))
    assert index.find(DRAFT) == 0
    assert index.strangers(DRAFT) == ()


@pytest.mark.parametrize("kind", ["xdata", "set", "XData", "control"])
def test_an_entry_of_a_type_that_is_no_work_is_not_adopted(kind: str) -> None:
    assert index_entries(library(entry("shared", kind, eprint="2101.00001"))).find(DRAFT) is None


@pytest.mark.parametrize(("kind", "number"), [("proceedings", None), ("Collection", None), ("book", 0)])
def test_a_volume_with_the_id_of_a_work_in_it_is_not_that_work(kind: str, number: int | None) -> None:
    index = index_entries(library(entry("volume", kind, title="Proceedings of Stones", eprint="2101.00001")))
    assert index.find(DRAFT) == number


def test_two_works_whose_ids_are_in_one_entry_of_a_third_are_two_targets() -> None:
    second = structs.replace(DRAFT, ids=(DOI,), fields={**DRAFT.fields, "title": Value("Beryl", "dblp")})
    mine = entry("mine", doi="10.5555/1", eprint="2101.00001", **OTHERS)
    targets = assigned(library(mine), Lock(), settled(), settled(second, line=2))
    assert [target.entry for target in targets.named] == [None, None]


SHARED = structs.replace(DRAFT, ids=(ARXIV, DOI), fields={**DRAFT.fields, "doi": Value("10.5555/1", "dblp")})


def planned(document: Document, lock: Lock, *works: SettledWork) -> Plan:
    return plan(document, lock, works)


def test_an_id_in_an_entry_of_another_work_is_reported_and_not_written() -> None:
    mine = entry("mine", doi="10.5555/1", **OTHERS)
    done = planned(library(mine), Lock(), settled(SHARED))
    assert done.data.decode().endswith(mine)
    assert done.data.decode().count("10.5555/1") == 1
    assert [identity.scheme for identity in done.lock.works[0].ids] == ["arxiv"]
    assert any(line.startswith("mine: has doi:10.5555/1 of doe2020amber") for line in done.reports)


def test_an_id_that_was_not_written_is_not_written_by_the_next_sync_either() -> None:
    first = planned(library(entry("mine", doi="10.5555/1", **OTHERS)), Lock(), settled(SHARED))
    document = read(first.data, "references.bib")
    assert isinstance(document, Document)
    again = planned(document, first.lock, settled(SHARED, key=first.keys[0]))
    assert again.data == first.data
    assert again.lock.works[0].ids == first.lock.works[0].ids


def test_an_arxiv_id_is_left_out_with_all_fields_that_belong_to_it() -> None:
    fields = {**DRAFT.fields, "eprint": Value("2101.00001", "arxiv"), "archiveprefix": Value("arXiv", "arxiv")}
    draft = structs.replace(DRAFT, fields=fields)
    text = planned(library(entry("mine", eprint="2101.00001", **OTHERS)), Lock(), settled(draft)).data.decode()
    assert text.count("2101.00001") == 1
    assert "archiveprefix" not in text


def test_an_entry_in_the_library_gets_no_new_id_of_another_works_entry() -> None:
    ours = entry(**FIELDS)
    document = library(ours, entry("mine", doi="10.5555/1", **OTHERS))
    done = planned(document, Lock(works=(WORK,)), settled(SHARED, key=WORK.key))
    assert done.data == document.source
    assert done.lock.works[0].ids == (ARXIV,)


def test_an_adopted_entry_gets_no_id_of_another_works_entry_either() -> None:
    document = library(entry("own", **FIELDS), entry("mine", doi="10.5555/1", **OTHERS))
    assert planned(document, Lock(), settled(SHARED)).data.decode().count("10.5555/1") == 1


def test_an_id_that_the_owner_pinned_is_written() -> None:
    mention = Mention(file="a.md", line=1, text="Amber", ids=(DOI,), pinned=True)
    pinned = replace(settled(SHARED), work=Work(mentions=(mention,)))
    done = planned(library(entry("mine", doi="10.5555/1", **OTHERS)), Lock(), pinned)
    assert done.data.decode().count("10.5555/1") == 2


def test_an_id_is_written_if_the_other_work_is_in_the_notes_and_its_records_have_it() -> None:
    other = structs.replace(DRAFT, ids=(DOI,), fields={name: Value(value, "dblp") for name, value in OTHERS.items()})
    document = library(entry("mine", doi="10.5555/1", **OTHERS))
    targets = assigned(document, Lock(), settled(other, line=2), settled(SHARED))
    assert [target.strangers for target in targets.named] == [(), ()]


def test_a_work_that_shares_an_id_with_an_orphan_does_not_take_its_entry() -> None:
    fields = {name: LockedField(value=value, source="dblp") for name, value in OTHERS.items()}
    gone = structs.replace(WORK, key="xu2020sheep", fields=fields, ids=(DOI,))
    document = library(entry("xu2020sheep", doi="10.5555/1", **OTHERS))
    done = planned(document, Lock(works=(gone,)), settled(SHARED))
    assert done.data.endswith(document.source)
    assert done.keys == ("doe2020amber",)
    assert done.data.decode().count("10.5555/1") == 1
