"""Merging entries of two versions: the kept entry keeps its version, and gets no field of the other."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.merge.version_desk import OWN, VERSIONS, Desk, opened, owned, settled

from vlbib.lock.file import Lock
from vlbib.merge.entry_commands import Done, accept_fields, merge_entries
from vlbib.merge.plan import plan
from vlbib.merge.versions_apart import values_left_out, without_version

WRITTEN = plan(None, Lock(), [settled(1)])
KEY = WRITTEN.lock.works[0].key


def merged(kind: str, keep: str, drop: str) -> tuple[Desk, Done]:
    text = WRITTEN.data.decode() + "\n" + owned(*OWN[kind]).text
    done = merge_entries(opened(text), WRITTEN.lock, keep, drop)
    assert isinstance(done, Done), done
    return Desk(done.data.decode(), done.lock), done


def test_a_publication_gets_nothing_from_a_merged_preprint() -> None:
    after, done = merged("preprint", KEY, "own")
    assert after.version == VERSIONS[1]
    assert "note = {mine}" in after.text
    assert ("journal", "", "arXiv:2103.00020 [cs]") in {(one.field, one.yours, one.theirs) for one in done.left_out}
    assert after.rested()[0].text == after.text


def test_a_preprint_gets_nothing_from_a_merged_publication_until_it_is_accepted() -> None:
    after, _ = merged("preprint", "own", KEY)
    assert after.version == OWN["preprint"]
    rested, done = after.rested()
    assert (rested.text, done.reports) == (after.text, ())
    taken = accept_fields(opened(rested.text), rested.lock, "own")
    assert isinstance(taken, Done)
    assert Desk(taken.data.decode(), taken.lock).version == VERSIONS[1]


def test_entries_of_the_same_version_complete_each_other() -> None:
    after, _ = merged("ICML", "own", KEY)
    assert after.version == ("inproceedings", {**VERSIONS[1][1], "booktitle": "{ICML}"})
    assert merged("bare", "own", KEY)[0].version == ("misc", VERSIONS[1][1])


def test_a_block_with_an_offered_version_has_no_found_one_and_lost_values_name_their_entry() -> None:
    work = structs.replace(WRITTEN.lock.works[0], found={"year": "2021"})
    assert without_version(work).found == {}
    _, done = merged("preprint", KEY, "own")
    assert {one.key for one in done.left_out} == {KEY}


@pytest.mark.parametrize(
    ("name", "mine", "theirs", "is_lost"),
    [
        ("author", "Doe, Jane and Roe, Ann", "Jane Doe and\n   Ann Roe", False),
        ("editor", "Doe, Jane and others", "Jane Doe and others", False),
        ("author", "Doe, J.", "Doe, Jane", True),
        ("author", "Doe, Jane", "Doe, Jane and others", True),
        ("author", "Doe, Jane and Roe, Ann", "Roe, Ann and Doe, Jane", True),
        ("title", "Maps of Ice", "Maps\n   of Ice", False),
        ("title", "Maps of {ICE}", "Maps of ICE", True),
    ],
)
def test_a_value_with_other_line_breaks_or_another_order_of_a_names_parts_is_not_lost(
    name: str, mine: str, theirs: str, *, is_lost: bool
) -> None:
    lost = list(values_left_out("k", {name: (mine,)}, {name: (theirs,)}, ()))
    assert [conflict.theirs for conflict in lost] == ([theirs] if is_lost else [])
