"""The lock and the rest of the library after a command has changed an entry."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from tests.merge.test_entry_commands import FIRST, MOVED, ONE, OTHERS, TWO, done, opened, synced
from tests.merge.version_desk import OWN
from tests.merge.version_desk import owned as owned_entry

from vlbib.core.record import Value
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.changes import Conflict
from vlbib.merge.entry_commands import Done, Rejected, accept_fields, merge_entries, rekey_entry

BLOCK, OTHER = FIRST.lock.works


def with_first(**changes: Any) -> Lock:
    """Return the lock with other parts in the block of the first work."""
    return structs.replace(FIRST.lock, works=(structs.replace(BLOCK, **changes), OTHER))


def disputed_twice() -> tuple[bytes, Lock]:
    """Return a library and its lock, with year and type of the first entry in conflict."""
    assert ONE.draft
    fields = {**ONE.draft.fields, "year": Value("2022", "dblp")}
    news = ONE.but(draft=structs.replace(ONE.draft, type="article", fields=fields))
    mine = FIRST.data.replace(b"year = {2021}", b"year = {2020}", 1).replace(b"@misc{2021one", b"@techreport{2021one")
    conflict = synced(mine, FIRST.lock, news, TWO)
    assert {one.field for one in conflict.changes.conflicts} == {"year", "entrytype"}
    return conflict.data, conflict.lock


def test_all_conflicts_of_an_entry_are_settled_for_the_sources_together() -> None:
    data, lock = disputed_twice()
    taken = done(accept_fields(opened(data), lock, "2021one"))
    entry = opened(taken.data).library.entries[0]
    assert (entry.type, entry.get("year"), taken.renamed) == ("article", "2022", {})
    (work, other) = taken.lock.works
    assert (work.last_type, work.fields["year"], other) == (
        "article",
        LockedField(value="2022", source="dblp"),
        lock.works[1],
    )


def test_all_conflicts_of_an_entry_are_settled_for_the_owner_together() -> None:
    data, lock = disputed_twice()
    kept = done(accept_fields(opened(data), lock, "2021ONE", mine=True))
    assert (kept.data, kept.renamed) == (data, {})
    work = kept.lock.works[0]
    year = work.fields["year"]
    assert (work.last_type, year.refused, year.disputed, year.last) == (None, "2022", None, "2021")


def test_accepting_or_keeping_a_version_renames_nothing_and_rejects_repeated_fields() -> None:
    desk = owned_entry(*OWN["nature"]).heard(1)[0]
    for mine in (True, False):
        assert done(accept_fields(opened(desk.text), desk.lock, "own", mine=mine)).renamed == {}
    twice = desk.text.replace("  note", "  year = {2019},\n  note")
    refused = accept_fields(opened(twice), desk.lock, "own")
    assert isinstance(refused, Rejected)
    assert refused.reason.startswith("own: `year` is in the entry more than once")


def test_only_the_block_of_a_renamed_entry_changes_in_the_lock() -> None:
    renamed = done(rekey_entry(opened(FIRST.data), FIRST.lock, "2021one", "first"))
    assert renamed.lock.works == (structs.replace(BLOCK, key="first", former_keys=("2021one",)), OTHER)


@pytest.mark.parametrize(("new", "ids"), [("2021ONE", "old, 2021one"), ("first", "old, 2021one"), ("old", "2021one")])
def test_ids_keeps_former_keys_and_gets_the_old_key_without_the_new_one(new: str, ids: str) -> None:
    data = FIRST.data.replace(b"@misc{2021one,\n", b"@misc{2021one,\n  ids = {old},\n")
    entry = opened(done(rekey_entry(opened(data), FIRST.lock, "2021one", new)).data).library.entries[0]
    assert (entry.key, entry.get("ids")) == (new, ids)


@pytest.mark.parametrize(
    ("data", "old", "new", "why"),
    [
        (FIRST.data, "2021on", "x", "2021on: the library has no entry with that key; did you mean `2021one`?"),
        (FIRST.data, "zzz", "x", "zzz: the library has no entry with that key; `vlbib list` shows the keys"),
        (OTHERS, "2021one", "x", f"2021one: {MOVED}"),
        (FIRST.data, "2021one", "a b", "a b: a key must not contain white space or any of , { } ( ) \" # % ' = \\ ~ @"),
    ],
)
def test_the_reason_why_an_entry_is_not_renamed_is_reported(data: bytes, old: str, new: str, why: str) -> None:
    assert rekey_entry(opened(data), FIRST.lock, old, new) == Rejected(why)


def test_an_exact_key_takes_precedence_over_one_in_another_case() -> None:
    data = b"@misc{a, title = {A}}\n@misc{A, title = {B}}\n"
    keys = [entry.key for entry in opened(done(rekey_entry(opened(data), Lock(), "A", "c")).data).library.entries]
    assert keys == ["a", "c"]


def merged_block(lock: Lock, data: bytes = FIRST.data, keep: str = "2021one", drop: str = "2021two") -> LockedWork:
    merged = done(merge_entries(opened(data), lock, keep, drop))
    work = merged.lock.work(keep)
    assert work is not None
    assert merged.lock.work(drop) is None
    return work


def test_a_merged_block_has_the_firsts_decisions_and_the_lines_of_both() -> None:
    work = merged_block(
        structs.replace(FIRST.lock, works=(BLOCK, structs.replace(OTHER, adopted=True, former_keys=("x",))))
    )
    assert (work.adopted, work.type, work.former_keys) == (False, "misc", ("2021two", "x"))
    assert {mention.text for mention in work.mentions} == {"The one Work", "The two Work"}
    owned = structs.replace(OTHER.fields["pages"], written=None)
    assert work.fields == BLOCK.fields | {"pages": owned}


def test_an_owners_value_in_the_kept_entry_is_not_replaced_in_the_lock() -> None:
    data = FIRST.data.replace(b"  year", b"  pages = {7},\n  year", 1)
    assert "pages" not in merged_block(FIRST.lock, data).fields


def test_a_third_work_in_the_lock_is_unchanged() -> None:
    third = structs.replace(OTHER, key="third", mentions=())
    lock = structs.replace(FIRST.lock, works=(BLOCK, OTHER, third))
    merged = done(merge_entries(opened(FIRST.data), lock, "2021one", "2021two"))
    assert [work.key for work in merged.lock.works] == ["2021one", "third"]
    assert merged.lock.works[1] == third


def test_an_owners_entry_merged_with_one_of_vlbibs_is_adopted_and_all_values_are_the_owners() -> None:
    data = FIRST.data + b"\n@misc{mine,\n  title = {The two Work},\n  keywords = {Own},\n}\n"
    lock = structs.replace(FIRST.lock, works=(BLOCK, structs.replace(OTHER, groups=("G",), former_keys=("x",))))
    work = merged_block(lock, data, "mine")
    assert (work.adopted, work.last_type, work.former_keys, work.offered) == (True, None, ("x", "2021two"), None)
    assert {name: field.last for name, field in work.fields.items()} == dict.fromkeys(OTHER.fields)
    assert (work.tags, work.groups) == (("T", "two"), ("G",))


def test_values_that_are_no_list_of_keys_are_copied_exactly() -> None:
    text = b"@misc{a, title = {A}}\n@misc{b, title = {A}, note = {a}, related = {a}}\n"
    merged = merge_entries(opened(text), Lock(), "a", "b")
    assert isinstance(merged, Done)
    entry = opened(merged.data).library.entries[0]
    assert (entry.get("note"), entry.get("related"), merged.fields) == ("a", "", ("note",))


def test_tags_in_several_fields_are_united_in_the_first() -> None:
    text = b"@misc{a, title = {A}, keywords = {A}, keywords = {B}}\n@misc{b, title = {A}, keywords = {C}}\n"
    entry = opened(done(merge_entries(opened(text), Lock(), "a", "b")).data).library.entries[0]
    assert [field.value for field in entry.fields if field.name == "keywords"] == ["A, C", "B"]


def test_an_entry_is_not_merged_with_itself() -> None:
    rejected = merge_entries(opened(FIRST.data), with_first(), "2021one", "2021ONE")
    assert rejected == Rejected("2021ONE: both keys are of one entry; name two entries")


def test_a_lost_value_is_reported_with_the_kept_one() -> None:
    merged = done(merge_entries(opened(FIRST.data), FIRST.lock, "2021one", "2021two"))
    assert merged.left_out == (Conflict("2021one", "title", "The one Work", "The two Work"),)
