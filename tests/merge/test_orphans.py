"""Works that no note names: what goes, what stays, and what of an entry is the owner's."""

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
        ("{Amber}", "{Amber},,", ()),  # commas are no comment
        ("{2020}", "\n{2020}", ()),
    ],
)
def test_each_edit_of_the_owner_is_told_by_name(old: str, new: str, owned: tuple[str, ...]) -> None:
    assert owned_parts(opened(TEXT.replace(old, new, 1)), 0, WORK) == owned


def test_an_orphan_stays_and_is_reported_until_it_is_pruned() -> None:
    stays = planned(TEXT, SyncOptions())
    assert (stays.orphan, stays.drop, stays.removed) == (True, None, "")
    assert stays.entry
    assert stays.entry.locked == structs.replace(WORK, orphan=True)
    goes = planned(TEXT)
    assert (goes.orphan, goes.entry, goes.drop, goes.removed) == (False, None, DropEntry(0), "doe2020amber")


def test_an_entry_with_anything_of_the_owners_is_not_pruned_and_says_why() -> None:
    done = planned(TEXT.replace("2020}", "2021}"))
    assert (done.drop, done.removed, done.orphan) == (None, "", True)
    assert done.lasting == "you wrote part of it (year); delete the entry by hand if you do not need it"


@pytest.mark.parametrize("options", [SyncOptions(), PRUNE])
def test_what_no_pruning_takes_is_told_before_anything_is_pruned(options: SyncOptions) -> None:
    assert planned(TEXT.replace("2020}", "2021}"), options).lasting.startswith("you wrote part of it (year);")
    assert planned(TEXT, options, structs.replace(WORK, adopted=True)).lasting == "the entry is your own"
    cited = structs.replace(options, cited=frozenset({"doe2020amber"}))
    assert planned(TEXT, cited).lasting == "a paper cites it, or an entry that refers to it"
    assert planned(None, cited).lasting == "a paper cites it, or an entry that refers to it"
    assert planned(TEXT, options).lasting == ""
    added = structs.replace(WORK, adopted=True, mentions=(Mention(file="", text="Amber"),))
    assert planned(TEXT, options, added).lasting == ""


def test_what_was_added_without_a_note_stays_and_is_no_orphan() -> None:
    done = planned(TEXT, work=structs.replace(WORK, mentions=(Mention(file="", text="Amber"),)))
    assert (done.orphan, done.drop, done.removed) == (False, None, "")
    assert done.entry


def test_an_entry_that_cannot_be_read_is_left_alone() -> None:
    done = planned("@misc{doe2020amber,\n  title = {Amber\n", hidden=True)
    assert (done.orphan, done.drop, done.removed) == (True, None, "")
    assert done.lasting == "its entry cannot be read"


@pytest.mark.parametrize(("gone", "remembered"), [(False, False), (True, True)])
def test_an_entry_that_the_owner_deleted_is_remembered_only_where_the_lock_knew_it(
    *, gone: bool, remembered: bool
) -> None:
    done = planned("% no entry\n", work=structs.replace(WORK, gone=gone))
    assert (done.entry is not None) is remembered
    assert done.entry is None or done.entry.locked.gone
    assert (done.orphan, done.drop, done.removed) == (False, None, "")


def test_a_library_made_anew_has_no_entry_that_the_owner_deleted() -> None:
    done = planned(None, SyncOptions(), work=structs.replace(WORK, gone=True))
    assert done.entry
    assert (done.entry.locked.gone, done.entry.edits, done.orphan) == (True, (), False)


def test_a_library_made_anew_has_the_orphans_entry_again_unless_it_is_pruned() -> None:
    again = planned(None, SyncOptions())
    assert again.entry
    assert len(again.entry.edits) == 1
    assert again.orphan
    pruned = planned(None)
    assert (pruned.entry, pruned.removed) == (None, "doe2020amber")


def test_an_entry_that_stays_out_is_remembered_under_its_key_or_the_next_that_is_free() -> None:
    gone = structs.replace(WORK, gone=True)
    work = planned("", work=gone).entry
    assert work
    assert (work.locked.key, work.locked.gone) == ("doe2020amber", True)
    taken = {"doe2020amber"}
    moved = plan_orphan(opened(""), Target(locked=gone), Keys(taken, frozenset(taken)), PRUNE).entry
    assert moved
    assert (moved.locked.key, moved.locked.gone) == ("2020amber", True)


def test_all_that_is_the_owners_is_reported_of_an_entry_that_is_not_pruned() -> None:
    told = planned(TEXT.replace("{2020}", "{2021}").replace("  year", "  note = {mine},\n  year")).lasting
    assert told == "you wrote part of it (note, year); delete the entry by hand if you do not need it"


def test_an_orphan_under_another_key_keeps_that_one() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine"), SyncOptions())
    assert done.entry
    assert (done.entry.locked.key, done.entry.locked.former_keys) == ("mine", ("doe2020amber",))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)


def test_an_entry_that_took_the_place_of_the_orphan_s_is_the_owners() -> None:
    target = Target(locked=WORK, entry=0, adopted=True)
    done = plan_orphan(opened(TEXT.replace("doe2020amber", "mine")), target, Keys(set(), frozenset()), SyncOptions())
    assert done.entry
    assert done.entry.locked.adopted


def test_a_new_key_is_reported_with_what_in_the_entry_is_the_owners() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine").replace("{2020}", "{2021}"))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)
    assert done.lasting == "you wrote part of it (year); delete the entry by hand if you do not need it"


@pytest.mark.parametrize(("key", "restored"), [("doe2020amber", True), ("other", False)])
def test_a_library_made_anew_has_a_deleted_field_of_an_orphan_where_that_is_restored(
    key: str, *, restored: bool
) -> None:
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


def test_an_orphan_that_is_pruned_under_another_key_is_told_by_both() -> None:
    done = planned(TEXT.replace("doe2020amber", "mine"))
    assert (done.removed, done.drop) == ("mine", DropEntry(0))
    assert done.reports == ("mine: was doe2020amber; your new key is kept",)
