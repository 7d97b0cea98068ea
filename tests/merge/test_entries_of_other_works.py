"""Entries of other works that have an id of a work: slips, DOIs of volumes, values that entries share."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.merge.test_assign import ARXIV, DOI, DRAFT, FIELDS, assigned, entry, library, settled

from vlbib.core.record import Value
from vlbib.lock.file import Lock
from vlbib.merge.assign import index_entries

OTHERS = {"title": "Sheep farming on the moors", "author": "Xu, Yi"}


def test_an_id_makes_no_entry_of_another_title_by_other_people_the_work() -> None:
    index = index_entries(library(entry("mine", doi="10.5555/1", eprint="2101.00001", **OTHERS)))
    draft = structs.replace(DRAFT, ids=(ARXIV, DOI))
    assert index.find(draft) is None
    assert {number for number, _ in index.strangers(draft)} == {0}


@pytest.mark.parametrize(
    "same", [{"title": FIELDS["title"]}, {"author": FIELDS["author"]}, {"title": ""}, {"author": ""}]
)
def test_an_id_holds_with_the_title_or_the_people_or_without_a_title(same: dict[str, str]) -> None:
    index = index_entries(library(entry("mine", eprint="2101.00001", **OTHERS | same)))
    assert index.find(DRAFT) == 0
    assert index.strangers(DRAFT) == ()


@pytest.mark.parametrize("kind", ["xdata", "set", "XData", "control"])
def test_an_entry_that_is_no_work_is_not_adopted(kind: str) -> None:
    assert index_entries(library(entry("shared", kind, eprint="2101.00001"))).find(DRAFT) is None


@pytest.mark.parametrize(("kind", "number"), [("proceedings", None), ("Collection", None), ("book", 0)])
def test_a_volume_with_an_id_of_a_work_in_it_is_not_that_work(kind: str, number: int | None) -> None:
    index = index_entries(library(entry("volume", kind, title="Proceedings of Stones", eprint="2101.00001")))
    assert index.find(DRAFT) == number


def test_two_works_whose_ids_stand_in_one_entry_of_a_third_are_two_targets() -> None:
    second = structs.replace(DRAFT, ids=(DOI,), fields={**DRAFT.fields, "title": Value("Beryl", "dblp")})
    mine = entry("mine", doi="10.5555/1", eprint="2101.00001", **OTHERS)
    targets = assigned(library(mine), Lock(), settled(), settled(second, line=2))
    assert [target.entry for target in targets.named] == [None, None]
