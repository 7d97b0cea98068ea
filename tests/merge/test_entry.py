"""What becomes of one entry: what is remembered is planned as what is decided anew, and whose each field is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.bibtex.document import Document, read
from vlbib.core.bib import ENTRY_TYPE, FieldState
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.assign import assign
from vlbib.merge.entry import EntryPlan, field_states, plan_existing, plan_unchanged
from vlbib.merge.options import EntryOptions, SyncOptions
from vlbib.merge.plan import plan

FIELDS = {"author": "Doe, Jane", "title": "Amber {AI}", "booktitle": "Proceedings", "year": "2020", "month": "may"}
WORK = Work(mentions=(Mention(file="a.md", line=1, text="Amber", heading=("S",)),))
IDENTITY = Id("arxiv", "2101.00001")
NEW = settled_work(
    WORK,
    Verdict(status=Status.ACCEPTED, records=(Record(source="dblp", title="Amber", ids=(IDENTITY,)),)),
    Draft(type="inproceedings", fields={name: Value(text, "dblp") for name, text in FIELDS.items()}, ids=(IDENTITY,)),
    tags=("S", "T & U"),
)
FIRST = plan(None, Lock(), [NEW])
TEXT = FIRST.data.decode()


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def known() -> SettledWork:
    (recalled,) = recall_all(FIRST.lock, [WORK])
    assert recalled
    return recalled


def planned(text: str, recalled: SettledWork, lock: Lock = FIRST.lock) -> EntryPlan | None:
    """Return the plan of the entry of a library; None where it is the work's no longer."""
    document = opened(text)
    (target,) = assign(document, lock, [recalled]).named
    if target.entry is None or target.hidden or target.replaced or target.draft is None:
        return None
    quick = plan_unchanged(document, target, target.entry, EntryOptions())
    return quick or plan_existing(document, target, target.entry, target.draft, EntryOptions())


def in_full(recalled: SettledWork) -> SettledWork:
    """Return a work that says what the lock says, but is not read from it: every part is compared."""
    return recalled.but(missed=recalled.locked.missed)


def states(text: str) -> dict[str, FieldState]:
    return field_states(opened(text), 0, FIRST.lock.works[0])


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "% mine\n\n" + TEXT.replace("  year", "  note = {mine},\n  year"),
        TEXT.replace("S, T", "mine, S, T"),
        TEXT.replace("@inproceedings", "@Article"),
    ],
)
def test_an_entry_as_it_was_written_keeps_its_block_in_the_lock(text: str) -> None:
    done = planned(text, known())
    assert done
    assert (done.edits, done.locked) == ((), FIRST.lock.works[0])


def test_a_work_that_one_mention_names_as_before_is_not_compared_in_full() -> None:
    (target,) = assign(opened(TEXT), FIRST.lock, [known()]).named
    assert plan_unchanged(opened(TEXT), target, 0, EntryOptions())


@pytest.mark.parametrize(
    ("old", "new", "name", "state"),
    [
        ("2020", "2021", "year", FieldState.OWNERS),
        ("Amber {AI}", "Amber AI", "title", FieldState.OWNERS),
        ("  year = {2020},\n", "", "year", FieldState.DELETED),
        ("@inproceedings", "@Article", ENTRY_TYPE, FieldState.OWNERS),
        ("  year", "  note = {mine},\n  year", "note", FieldState.OWNERS),
    ],
)
def test_what_the_owner_has_changed_is_the_owners_and_the_rest_is_ours(
    old: str, new: str, name: str, state: FieldState
) -> None:
    assert old in TEXT
    changed = states(TEXT.replace(old, new))
    assert changed.pop(name) is state
    assert set(changed.values()) == {FieldState.OURS}
    assert set(states(TEXT).values()) == {FieldState.OURS}


def test_mentions_that_differ_are_written_into_the_lock() -> None:
    elsewhere = Work(mentions=(Mention(file="b.md", line=1, text="Amber", heading=("S",)),))
    (moved,) = recall_all(FIRST.lock, [elsewhere])
    assert moved
    done = planned(TEXT, moved)
    assert done
    assert [mention.file for mention in done.locked.mentions] == ["b.md"]


PLACES = st.integers(0, len(TEXT))
PIECES = st.sampled_from(["x", "{y}", ",", "  note = {z},\n", " ", "\n", "2", "%"])


@given(st.lists(st.tuples(PLACES, st.integers(0, 3), PIECES), max_size=3), st.booleans())
def test_a_remembered_work_is_planned_as_one_that_is_compared_in_full(
    edits: list[tuple[int, int, str]],
    adopted: bool,  # noqa: FBT001 -- the owner's entry from the start
) -> None:
    text = TEXT
    for at, gone, piece in edits:
        text = text[:at] + piece + text[at + gone :]
    document = opened(text)
    lock = plan(document, Lock(), [NEW]).lock if adopted else FIRST.lock
    (recalled,) = recall_all(lock, [WORK])
    assert recalled
    quick, full = planned(text, recalled, lock), planned(text, in_full(recalled), lock)
    assert quick == full


def test_the_owner_s_entry_that_says_otherwise_stands_and_is_told() -> None:
    mine = TEXT.replace("2020", "1999")
    adopted = plan(opened(mine), Lock(), [NEW])
    (recalled,) = recall_all(adopted.lock, [WORK])
    assert recalled
    done = planned(mine, recalled, adopted.lock)
    assert done
    assert (done.by_hand, done.edits, adopted.changes.kept) == (True, (), adopted.keys)


def test_a_wish_is_heard_also_where_nothing_is_new() -> None:
    assert plan(opened(TEXT), FIRST.lock, [known()], SyncOptions(groups=True)).data != FIRST.data
    assert plan(opened(TEXT), FIRST.lock, [known()]).data == FIRST.data
