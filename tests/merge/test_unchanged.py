"""The short way of a plan comes to what the long way decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import Resolution, Settled
from vlbib.merge.entry import Wishes, plan_existing
from vlbib.merge.plan import Options, plan
from vlbib.merge.targets import assign
from vlbib.merge.unchanged import is_remembered, standing

FIELDS = {"author": "Doe, Jane", "title": "Amber {AI}", "booktitle": "Proceedings", "year": "2020", "month": "may"}
WORK = Work(mentions=(Mention(file="a.md", line=1, text="Amber", heading=("S",)),))
IDENTITY = Id("arxiv", "2101.00001")
NEW = Settled(
    work=WORK,
    resolution=Resolution(
        verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="dblp", title="Amber", ids=(IDENTITY,)),)),
        draft=Draft(
            type="inproceedings",
            fields={name: Value(text, "dblp") for name, text in FIELDS.items()},
            ids=(IDENTITY,),
        ),
    ),
    tags=("S", "T & U"),
)
FIRST = plan(None, Lock(), [NEW])
TEXT = FIRST.data.decode()


def opened(text: str) -> Document:
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document)
    return document


def known() -> Settled:
    (recalled,) = recall_all(FIRST.lock, [WORK])
    assert recalled
    return recalled


def stands(text: str) -> bool:
    """Tell whether the entry of a library counts as one about which nothing is new."""
    (target,) = assign(opened(text), FIRST.lock, [known()]).named
    locked = target.locked
    assert locked
    assert is_remembered(target.members[0], locked)
    return target.entry is not None and standing(opened(text), target.entry, locked) is not None


def test_an_entry_as_it_was_written_stands_wherever_it_stands() -> None:
    assert stands(TEXT)
    assert stands("% mine\n\n" + TEXT.replace("  year", "  note = {mine},\n  year"))
    assert stands(TEXT.replace("S, T", "mine, S, T"))
    assert stands(TEXT.replace("@inproceedings", "@Article"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2020", "2021"),
        ("Amber {AI}", "Amber AI"),
        ("  year = {2020},\n", ""),
        ("S, T", "T"),
        ("{S, T \\& U}", "{}"),
    ],
)
def test_an_entry_that_the_owner_has_changed_does_not_stand(old: str, new: str) -> None:
    assert old in TEXT
    assert not stands(TEXT.replace(old, new))


def test_today_s_tags_or_mentions_that_differ_are_no_memory() -> None:
    (locked,) = FIRST.lock.works
    recalled = known()
    assert is_remembered(recalled, locked)
    elsewhere = Work(mentions=(Mention(file="b.md", line=1, text="Amber", heading=("S",)),))
    (moved,) = recall_all(FIRST.lock, [elsewhere])
    assert moved
    assert not is_remembered(moved, locked)
    assert not is_remembered(NEW, locked)


PLACES = st.integers(0, len(TEXT))
PIECES = st.sampled_from(["x", "{y}", ",", "  note = {z},\n", " ", "\n", "2", "%"])


@given(st.lists(st.tuples(PLACES, st.integers(0, 3), PIECES), max_size=3), st.booleans())
def test_what_stands_would_be_planned_to_the_same_block_without_an_edit(
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
    (target,) = assign(document, lock, [recalled]).named
    if target.entry is None or target.hidden or target.replaced or target.locked is None or target.draft is None:
        return
    quick = standing(document, target.entry, target.locked)
    if quick is not None:
        assert quick == plan_existing(document, target, target.entry, target.draft, Wishes())


def test_the_owner_s_entry_that_says_otherwise_stands_and_is_told() -> None:
    mine = TEXT.replace("2020", "1999")
    adopted = plan(opened(mine), Lock(), [NEW])
    (recalled,) = recall_all(adopted.lock, [WORK])
    assert recalled
    (target,) = assign(opened(mine), adopted.lock, [recalled]).named
    assert target.locked
    done = standing(opened(mine), 0, target.locked)
    assert done
    assert (done.by_hand, done.edits, adopted.changes.kept) == (True, (), adopted.keys)


def test_a_wish_is_heard_also_where_nothing_is_new() -> None:
    assert plan(opened(TEXT), FIRST.lock, [known()], Options(groups=True)).data != FIRST.data
    assert plan(opened(TEXT), FIRST.lock, [known()]).data == FIRST.data
