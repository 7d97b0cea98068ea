"""When an entry counts as unchanged, and each reason for comparing it in full."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs
from tests.merge.entry_desk import FIRST, TEXT, WORK, opened

from vlbib.core.record import Draft, Value
from vlbib.core.venue_styles import VenueStyle
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.schema import LockedField
from vlbib.merge.assign import Target
from vlbib.merge.entry import (
    EntryPlan,
    plan_unchanged,
)
from vlbib.merge.options import EntryOptions


def quick(target: Target, options: EntryOptions | None = None) -> EntryPlan | None:
    return plan_unchanged(opened(TEXT), target, 0, options or EntryOptions())


def remembered(**changes: Any) -> Target:
    """Return the work in the lock, with some parts of its block changed since it was written."""
    locked = structs.replace(FIRST.lock.works[0], **changes)
    (recalled,) = recall_all(Lock(works=(locked,)), [WORK])
    assert recalled
    return Target(members=[recalled], locked=recalled.locked, entry=0, adopted=locked.adopted)


@pytest.mark.parametrize("options", [EntryOptions(restore=True), EntryOptions(groups=True)])
def test_an_entry_with_options_for_it_is_compared_in_full(options: EntryOptions) -> None:
    assert quick(remembered())
    assert quick(remembered(), options) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "other"},
        {"written_type": "article"},
        {"groups": ("S",)},
        {"offered": Draft(type="article", fields={"journal": Value("J", "dblp")})},
        {"orphan": True},
        {"gone": True},
    ],
)
def test_an_entry_with_something_open_is_compared_in_full(changes: dict[str, Any]) -> None:
    assert quick(remembered(**changes)) is None


def test_an_entry_that_replaces_the_written_one_is_compared_in_full() -> None:
    target = remembered()
    target.replaced = True
    assert quick(target) is None


def test_an_entry_that_has_become_the_owners_is_compared_in_full() -> None:
    target = remembered()
    target.adopted = True
    assert quick(target) is None


@pytest.mark.parametrize(("old", "new"), [("{2020}", "{1999}"), ("Amber {AI}", "Beryl")])
def test_a_kept_edit_of_the_owner_needs_no_full_comparison(old: str, new: str) -> None:
    target = remembered()
    done = plan_unchanged(opened(TEXT.replace(old, new)), target, 0, EntryOptions())
    assert done == EntryPlan(locked=FIRST.lock.works[0], by_hand=True)


@pytest.mark.parametrize(
    "year",
    [
        LockedField(value="2022", source="dblp", written="2021"),  # a conflict that opens
        LockedField(value="2022", source="dblp", written="2021", disputed="1999"),  # and one that the edit settles
        LockedField(value="2020", source="dblp", gone=True),  # a field that the owner has put back
    ],
)
def test_an_entry_with_a_field_to_report_is_compared_in_full(year: LockedField) -> None:
    assert quick(remembered(fields=FIRST.lock.works[0].fields | {"year": year})) is None


def test_an_entry_with_a_venue_in_an_earlier_style_is_compared_in_full() -> None:
    venue = LockedField(value="Conference on Robot Learning", source="dblp")
    target = remembered(fields={"booktitle": venue})
    document = opened(TEXT.replace("Proceedings", venue.value))
    assert plan_unchanged(document, target, 0, EntryOptions())
    assert plan_unchanged(document, target, 0, EntryOptions(venues=VenueStyle.SHORT)) is None


def test_an_entry_with_tags_removed_by_the_owner_is_compared_in_full() -> None:
    assert (
        plan_unchanged(opened(TEXT.replace("keywords = {S, ", "keywords = {")), remembered(), 0, EntryOptions()) is None
    )


def test_an_entry_with_repeated_tags_is_compared_in_full() -> None:
    line = next(line for line in TEXT.splitlines(keepends=True) if "keywords" in line)
    assert plan_unchanged(opened(TEXT.replace(line, line + line)), remembered(), 0, EntryOptions()) is None
