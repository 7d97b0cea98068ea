"""Works that no note mentions: what is removed, what stays, and which parts of an entry are the owner's."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import DropEntry
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.assign import Target
from vlbib.merge.keys import Keys
from vlbib.merge.options import SyncOptions
from vlbib.merge.orphans import OrphanPlan, owned_parts, plan_orphan

TEXT = """@misc{doe2020amber,
  title = {Amber},
  year = {2020},
  keywords = {Stones},
}
"""
WORK = LockedWork(
    key="doe2020amber",
    mentions=(Mention(file="a.md", text="Amber"),),
    verdict=Verdict(status=Status.ACCEPTED),
    type="misc",
    fields={
        "title": LockedField(value="Amber", source="dblp"),
        "year": LockedField(value="2020", source="dblp"),
    },
    tags=("Stones",),
)
PRUNE = SyncOptions(prune=True)


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def planned(
    text: str | None, options: SyncOptions = PRUNE, work: LockedWork = WORK, *, hidden: bool = False
) -> OrphanPlan:
    document = None if text is None else opened(text)
    number = 0 if document and document.entries else None
    target = Target(locked=work, entry=number, adopted=work.adopted, hidden=hidden)
    return plan_orphan(document, target, Keys({work.key}, frozenset()), options)


@pytest.mark.parametrize(
    ("old", "new", "owned"),
    [
        ("", "", ()),
        ("{2020}", "{2021}", ("year",)),
        ("  year = {2020},\n", "", ("year",)),
        ("  year", "  note = {mine},\n  year", ("note",)),
        ("{Stones}", "{Stones, Mine}", ("keywords",)),
        ("{Stones}", "{Mine}", ("keywords",)),
        ("@misc", "@book", ("entry type",)),
        ("  year", "  % a word of mine\n  year", ("a comment",)),
        ("{Amber}", "{Amber},,", ()),  # commas are not a comment
        ("{2020}", "\n{2020}", ()),
    ],
)
def test_each_part_that_the_owner_edited_is_named(old: str, new: str, owned: tuple[str, ...]) -> None:
    assert owned_parts(opened(TEXT.replace(old, new, 1)), 0, WORK) == owned


def test_an_orphan_stays_and_is_reported_until_it_is_pruned() -> None:
    stays = planned(TEXT, SyncOptions())
    assert (stays.orphan, stays.drop, stays.removed) == (True, None, "")
    assert stays.entry
    assert stays.entry.locked == structs.replace(WORK, orphan=True)
    goes = planned(TEXT)
    assert (goes.orphan, goes.entry, goes.drop, goes.removed) == (False, None, DropEntry(0), "doe2020amber")


def test_an_entry_with_anything_of_the_owners_is_not_pruned_and_the_reason_is_given() -> None:
    done = planned(TEXT.replace("2020}", "2021}"))
    assert (done.drop, done.removed, done.orphan) == (None, "", True)
    assert done.lasting == "you wrote part of it (year); delete the entry by hand if you do not need it"


@pytest.mark.parametrize("options", [SyncOptions(), PRUNE])
def test_the_reason_why_an_entry_is_never_pruned_is_given_even_without_pruning(options: SyncOptions) -> None:
    assert planned(TEXT.replace("2020}", "2021}"), options).lasting.startswith("you wrote part of it (year);")
    assert planned(TEXT, options, structs.replace(WORK, adopted=True)).lasting == "the entry is your own"
    cited = structs.replace(options, cited=frozenset({"doe2020amber"}))
    assert planned(TEXT, cited).lasting == "a paper cites it, or an entry that refers to it"
    assert planned(None, cited).lasting == "a paper cites it, or an entry that refers to it"
    assert planned(TEXT, options).lasting == ""
    added = structs.replace(WORK, adopted=True, mentions=(Mention(file="", text="Amber"),))
    assert planned(TEXT, options, added).lasting == ""


def test_a_work_added_without_a_note_stays_and_is_no_orphan() -> None:
    done = planned(TEXT, work=structs.replace(WORK, mentions=(Mention(file="", text="Amber"),)))
    assert (done.orphan, done.drop, done.removed) == (False, None, "")
    assert done.entry


def test_an_entry_that_cannot_be_read_is_left_alone() -> None:
    done = planned("@misc{doe2020amber,\n  title = {Amber\n", hidden=True)
    assert (done.orphan, done.drop, done.removed) == (True, None, "")
    assert done.lasting == "its entry cannot be read"


@pytest.mark.parametrize(("gone", "remembered"), [(False, False), (True, True)])
def test_a_deleted_entry_is_remembered_only_if_the_lock_knew_of_the_deletion(*, gone: bool, remembered: bool) -> None:
    done = planned("% no entry\n", work=structs.replace(WORK, gone=gone))
    assert (done.entry is not None) is remembered
    assert done.entry is None or done.entry.locked.gone
    assert (done.orphan, done.drop, done.removed) == (False, None, "")


def test_a_rebuilt_library_has_no_entry_that_the_owner_deleted() -> None:
    done = planned(None, SyncOptions(), work=structs.replace(WORK, gone=True))
    assert done.entry
    assert (done.entry.locked.gone, done.entry.edits, done.orphan) == (True, (), False)


def test_a_rebuilt_library_has_the_orphans_entry_unless_it_is_pruned() -> None:
    again = planned(None, SyncOptions())
    assert again.entry
    assert len(again.entry.edits) == 1
    assert again.orphan
    pruned = planned(None)
    assert (pruned.entry, pruned.removed) == (None, "doe2020amber")


def test_a_deleted_entry_is_remembered_with_its_key_or_the_next_free_one() -> None:
    gone = structs.replace(WORK, gone=True)
    work = planned("", work=gone).entry
    assert work
    assert (work.locked.key, work.locked.gone) == ("doe2020amber", True)
    taken = {"doe2020amber"}
    moved = plan_orphan(opened(""), Target(locked=gone), Keys(taken, frozenset(taken)), PRUNE).entry
    assert moved
    assert (moved.locked.key, moved.locked.gone) == ("2020amber", True)


def test_all_owned_parts_of_an_entry_that_is_not_pruned_are_reported() -> None:
    told = planned(TEXT.replace("{2020}", "{2021}").replace("  year", "  note = {mine},\n  year")).lasting
    assert told == "you wrote part of it (note, year); delete the entry by hand if you do not need it"


def test_an_orphan_with_a_changed_key_keeps_the_new_one() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine"), SyncOptions())
    assert done.entry
    assert (done.entry.locked.key, done.entry.locked.former_keys) == ("mine", ("doe2020amber",))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)


def test_an_entry_that_replaced_the_orphans_is_the_owners() -> None:
    target = Target(locked=WORK, entry=0, adopted=True)
    done = plan_orphan(opened(TEXT.replace("doe2020amber", "mine")), target, Keys(set(), frozenset()), SyncOptions())
    assert done.entry
    assert done.entry.locked.adopted


def test_a_new_key_is_reported_and_so_are_the_owned_parts() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine").replace("{2020}", "{2021}"))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)
    assert done.lasting == "you wrote part of it (year); delete the entry by hand if you do not need it"


@pytest.mark.parametrize(("key", "restored"), [("doe2020amber", True), ("other", False)])
def test_a_rebuilt_library_has_a_deleted_field_of_an_orphan_if_it_is_restored(key: str, *, restored: bool) -> None:
    fields = WORK.fields | {"year": structs.replace(WORK.fields["year"], gone=True)}
    again = planned(None, SyncOptions(restore=frozenset({key})), structs.replace(WORK, fields=fields))
    assert again.entry
    assert again.entry.locked.fields["year"].gone is not restored


def test_a_work_added_without_a_note_and_without_an_entry_stays_in_the_lock() -> None:
    added = structs.replace(WORK, mentions=(Mention(file="", text="Amber"),))
    for work in (added, structs.replace(added, type="", fields={})):
        done = planned("", work=work)
        assert done.entry
        assert (done.entry.locked.key, done.entry.locked.gone) == ("doe2020amber", True)


def test_a_pruned_orphan_with_a_changed_key_is_reported_with_both_keys() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine"))
    assert (done.removed, done.drop) == ("mine", DropEntry(0))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)
