"""How tags and groups of an entry in the file are merged."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from tests.merge.entry_desk import FIRST, NEW, TEXT, existing, opened

from vlbib.bibtex.edits import DropField, SetField
from vlbib.merge.assign import Target
from vlbib.merge.entry import (
    EntryPlan,
    plan_existing,
)
from vlbib.merge.options import EntryOptions


def test_a_group_that_the_owner_removed_stays_out() -> None:
    locked = structs.replace(FIRST.lock.works[0], ungrouped=("S",), untagged=())
    done = existing(TEXT, Target(locked=locked), EntryOptions(groups=True))
    (edit,) = [edit for edit in done.edits if isinstance(edit, SetField)]
    assert (edit.name, "S" in edit.value.split(", ")) == ("groups", False)


def tagged(text: str, names: tuple[str, ...], options: EntryOptions | None = None, **changes: Any) -> EntryPlan:
    """Plan the entry in a text in full, for a work that now has these tags in the notes."""
    target = Target(members=[NEW.but(tags=names)], locked=structs.replace(FIRST.lock.works[0], **changes))
    assert target.draft
    return plan_existing(opened(text), target, 0, target.draft, options or EntryOptions())


KEYWORDS = next(line for line in TEXT.splitlines(keepends=True) if "keywords" in line)


def test_tags_in_a_repeated_field_are_left_alone_in_file_and_lock() -> None:
    done = tagged(TEXT.replace(KEYWORDS, KEYWORDS + KEYWORDS), ("V",), untagged=("W",))
    assert (done.edits, done.locked.tags, done.locked.untagged) == ((), FIRST.lock.works[0].tags, ("W",))


def test_the_field_is_dropped_with_its_last_tag() -> None:
    assert tagged(TEXT, ()).edits == (DropField(0, "keywords"),)
    assert tagged(TEXT.replace(KEYWORDS, ""), (), tags=()).edits == ()


def test_a_tag_that_the_owner_removed_comes_back_only_on_request() -> None:
    without = TEXT.replace(KEYWORDS, "")
    assert tagged(without, ("S",), tags=(), untagged=("S",)).edits == ()
    restored = tagged(without, ("S",), EntryOptions(restore=True), tags=(), untagged=("S",))
    assert restored.edits == (SetField(0, "keywords", "S"),)


def test_groups_in_a_repeated_field_are_left_alone_in_file_and_lock() -> None:
    twice = TEXT.replace(KEYWORDS, KEYWORDS + "  groups = {S},\n  groups = {T},\n")
    done = tagged(twice, ("V",), EntryOptions(groups=True), groups=("S",), ungrouped=("W",))
    assert (done.locked.groups, done.locked.ungrouped) == (("S",), ("W",))
    assert [edit.name for edit in done.edits if isinstance(edit, SetField)] == ["keywords"]
