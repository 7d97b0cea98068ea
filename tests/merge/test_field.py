from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from vlbib.core.bib import FieldState
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.field import Outcome, decide, is_unchanged, state_of, type_state

OURS, OWNERS, DISPUTED, REFUSED, DELETED = FieldState  # in the order of their definition
WROTE = LockedField(value="2021", source="dblp")  # unchanged since it was written
NEWS = LockedField(value="2022", source="dblp", written="2021")  # the sources now give another value
FROM_START = LockedField(value="2021", source="dblp", written=None)  # the owner wrote the entry


@pytest.mark.parametrize(
    ("locked", "in_file", "state"),
    [
        (None, None, OURS),
        (None, "1999", OWNERS),
        (WROTE, "2021", OURS),
        (WROTE, "1999", OWNERS),
        (WROTE, None, DELETED),
        (structs.replace(WROTE, refused="2021"), "1999", REFUSED),
        (structs.replace(WROTE, refused="2021"), "2021", OURS),
        (structs.replace(WROTE, gone=True), None, DELETED),
        (structs.replace(WROTE, gone=True), "2021", OWNERS),
        (FROM_START, "2021", OWNERS),
        (FROM_START, "1999", OWNERS),
        (FROM_START, None, DELETED),
        (NEWS, "2021", OURS),
        (NEWS, "2022", OWNERS),
        (NEWS, "1999", DISPUTED),
        (structs.replace(NEWS, refused="2022"), "1999", REFUSED),
        (structs.replace(NEWS, refused="2022"), "2021", OURS),
        (structs.replace(NEWS, refused="2022"), "2022", OWNERS),
        (structs.replace(NEWS, refused="2020"), "1999", DISPUTED),
        (structs.replace(NEWS, disputed="1999"), "1999", DISPUTED),
        (structs.replace(NEWS, disputed="1998"), "1999", REFUSED),
        (structs.replace(NEWS, disputed="1999"), "2022", OWNERS),
    ],
)
def test_the_state_of_a_field_follows_from_lock_and_file(
    locked: LockedField | None, in_file: str | None, state: FieldState
) -> None:
    assert state_of("year", locked, in_file, str) is state


@pytest.mark.parametrize(("value", "state"), [("A  Study", OURS), ("a study", OWNERS), ("A {Study}", OWNERS)])
def test_a_rewrapped_value_is_still_ours_and_another_style_is_the_owners(value: str, state: FieldState) -> None:
    assert state_of("title", LockedField(value="A Study", source="dblp"), value, str) is state


PAGES = LockedField(value="1--9", source="dblp", written="1-9")


@pytest.mark.parametrize(
    ("locked", "state"),
    [
        (PAGES, OWNERS),
        (structs.replace(PAGES, written="2--9"), DISPUTED),
        (structs.replace(PAGES, written="2--9", refused="1-9"), REFUSED),
    ],
)
def test_a_new_value_that_differs_only_in_style_is_not_reported(locked: LockedField, state: FieldState) -> None:
    assert state_of("pages", locked, "7--8", str) is state
    decided = decide("pages", fresh("1--9", "dblp"), locked, "7--8", str, restore=False)
    assert (decided.state, decided.locked.refused) == (state, locked.refused)


def test_a_value_adapted_to_the_files_encoding_is_ours() -> None:
    locked = LockedField(value="张", source="dblp")
    assert state_of("title", locked, r"{\symbol{24352}}", lambda _: r"{\symbol{24352}}") is OURS
    assert state_of("title", locked, r"{\symbol{24352}}", str) is OWNERS


def fresh(value: str, source: str = "dblp") -> LockedField:
    return LockedField(value=value, source=source)


def outcome(locked: LockedField | None, in_file: str | None, new: str = "2022", *, restore: bool = False) -> Outcome:
    return decide("year", fresh(new, "dblp"), locked, in_file, str, restore=restore)


def test_the_sources_value_is_written_over_ours_or_into_a_missing_field() -> None:
    news = fresh("2022")
    assert outcome(WROTE, "2021") == Outcome(OURS, news, write=True)
    assert outcome(None, None) == Outcome(OURS, news, write=True)
    assert outcome(WROTE, "2021", "2021") == Outcome(OURS, WROTE)


def test_a_deleted_field_stays_out_until_it_is_restored() -> None:
    gone = LockedField(value="2022", source="dblp", written="2021", gone=True)
    assert outcome(WROTE, None) == Outcome(DELETED, gone, by_hand=True)
    assert outcome(gone, None, restore=True) == Outcome(DELETED, LockedField(value="2022", source="dblp"), write=True)


def test_the_owners_value_stays_and_counts_as_kept_by_hand_only_if_it_differs() -> None:
    owned = LockedField(value="2022", source="dblp", written=None)
    assert outcome(None, "2022") == Outcome(OWNERS, owned)
    assert outcome(None, "1999") == Outcome(OWNERS, owned, by_hand=True)
    assert outcome(WROTE, "1999", "2021") == Outcome(OWNERS, WROTE, by_hand=True)


def test_a_conflict_opens_stays_open_and_is_settled_by_an_edit() -> None:
    opened = outcome(WROTE, "1999")
    assert opened == Outcome(DISPUTED, structs.replace(NEWS, disputed="1999"), by_hand=True)
    assert outcome(opened.locked, "1999") == opened
    settled = outcome(opened.locked, "1998")
    assert settled == Outcome(REFUSED, structs.replace(NEWS, refused="2022"), by_hand=True)
    assert outcome(settled.locked, "1998") == settled


def test_a_conflict_ends_if_the_owner_writes_the_sources_value() -> None:
    opened = structs.replace(NEWS, disputed="1999")
    assert outcome(opened, "2022") == Outcome(OWNERS, NEWS, by_hand=True)


def test_an_edit_settles_no_conflict_about_a_later_value() -> None:
    opened = structs.replace(NEWS, disputed="1999")
    assert outcome(opened, "1998", "2023").state is DISPUTED
    assert outcome(structs.replace(NEWS, refused="2022"), "1999", "2023").state is DISPUTED


VALUES = st.sampled_from(["2021", "2022", "1999"])
MAYBE = st.none() | VALUES
FIELDS = st.builds(
    LockedField, value=VALUES, source=st.just("dblp"), written=MAYBE, refused=MAYBE, disputed=MAYBE, gone=st.booleans()
)


@given(FIELDS, MAYBE)
def test_deciding_again_without_new_values_changes_nothing(locked: LockedField, in_file: str | None) -> None:
    first = outcome(locked, in_file, locked.value)
    after = locked.value if first.write else in_file
    again = outcome(first.locked, after, locked.value)
    assert (again.locked, again.write) == (first.locked, False)


@given(FIELDS, MAYBE)
def test_an_unchanged_field_is_never_written_or_reported(locked: LockedField, in_file: str | None) -> None:
    if is_unchanged(locked, in_file):
        decided = outcome(locked, in_file, locked.value)
        assert (decided.write, decided.by_hand, decided.locked.written) == (False, False, locked.written)
        assert decided.state in (OURS, OWNERS)


MISC = LockedWork(verdict=Verdict(status=Status.ACCEPTED), type="misc", written_type="misc")


@pytest.mark.parametrize(
    ("locked", "in_file", "state"),
    [
        (None, "misc", OWNERS),
        (MISC, "misc", OURS),
        (MISC, "online", OWNERS),
        (structs.replace(MISC, type="article"), "misc", OURS),
        (structs.replace(MISC, type="article"), "article", OWNERS),
        (structs.replace(MISC, type="article"), "online", DISPUTED),
        (structs.replace(MISC, written_type=None), "misc", OWNERS),
    ],
)
def test_the_state_of_a_type_follows_from_lock_and_file(
    locked: LockedWork | None, in_file: str, state: FieldState
) -> None:
    assert type_state(locked, in_file) is state


@pytest.mark.parametrize(
    ("locked", "in_file", "unchanged"),
    [
        (WROTE, "2021", True),
        (WROTE, "2022", False),
        (FROM_START, "2021", True),
        (NEWS, "2022", False),
        (structs.replace(WROTE, disputed="1999"), "2021", False),
        (structs.replace(WROTE, gone=True), "2021", False),
    ],
)
def test_a_field_is_unchanged_if_it_has_the_sources_value_and_nothing_is_open(
    locked: LockedField, in_file: str, *, unchanged: bool
) -> None:
    assert is_unchanged(locked, in_file) is unchanged


def test_a_difference_in_style_is_neither_an_owners_change_nor_a_new_dispute() -> None:
    news = structs.replace(PAGES, written="2--9")
    assert state_of("pages", news, "1-9", str) is OWNERS
    assert not decide("pages", fresh("1--9", "dblp"), None, "1-9", str, restore=False).by_hand
    opened = structs.replace(news, disputed="7--8")
    assert decide("pages", fresh("1-9", "dblp"), opened, "5--6", str, restore=False).state is REFUSED


SYMBOL = r"{\symbol{24352}}"


@pytest.mark.parametrize(
    ("last", "new", "in_file", "written"),
    [("张", "张", "张", False), (SYMBOL, "张", SYMBOL, False), ("王", "张", "王", True)],
)
def test_our_value_is_written_again_only_if_the_text_in_the_file_would_change(
    last: str, new: str, in_file: str, *, written: bool
) -> None:
    locked = LockedField(value=last, source="dblp")
    assert decide("title", fresh(new, "dblp"), locked, in_file, lambda _: SYMBOL, restore=False).write is written


def test_the_lock_gets_the_current_source_of_a_value_that_the_owner_keeps() -> None:
    assert decide("year", fresh("2022", "arxiv"), NEWS, "1999", str, restore=False).locked.source == "arxiv"


@pytest.mark.parametrize(
    "locked", [FROM_START, structs.replace(WROTE, gone=True), structs.replace(FROM_START, gone=True)]
)
def test_the_sources_value_written_by_the_owner_is_the_owners_and_no_difference(
    locked: LockedField,
) -> None:
    assert outcome(locked, "2021", "2021") == Outcome(OWNERS, FROM_START)


def test_the_lock_gets_the_current_style_of_a_value_that_the_owner_keeps() -> None:
    styled = LockedField(value="2022", source="dblp", styled="22")
    assert decide("year", styled, NEWS, "1999", str, restore=False).locked.styled == "22"
