"""The plan for one entry: recalled works are planned like newly decided ones, and who owns each field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.merge.entry_desk import FIRST, IDENTITY, NEW, TEXT, WORK, existing, opened

from vlbib.bibtex.edits import AddEntry, SetField
from vlbib.core.bib import ENTRY_TYPE, FieldState
from vlbib.core.record import Draft, Record, Value
from vlbib.core.venue_styles import VenueStyle
from vlbib.core.work import Mention, Query, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.schema import LockedField
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.assign import Target, assign
from vlbib.merge.changes import Conflict
from vlbib.merge.entry import (
    EntryPlan,
    described,
    field_states,
    plan_existing,
    plan_new,
    plan_unchanged,
    plan_untouched,
)
from vlbib.merge.options import EntryOptions, SyncOptions
from vlbib.merge.plan import plan


def known() -> SettledWork:
    (recalled,) = recall_all(FIRST.lock, [WORK])
    assert recalled
    return recalled


def planned(text: str, recalled: SettledWork, lock: Lock = FIRST.lock) -> EntryPlan | None:
    """Return the plan for the entry in a library; None if it no longer belongs to the work."""
    document = opened(text)
    (target,) = assign(document, lock, [recalled]).named
    if target.entry is None or target.hidden or target.replaced or target.draft is None:
        return None
    quick = plan_unchanged(document, target, target.entry, EntryOptions())
    return quick or plan_existing(document, target, target.entry, target.draft, EntryOptions())


def in_full(recalled: SettledWork) -> SettledWork:
    """Return a work equal to the one in the lock, but not read from it: every part is compared."""
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
def test_an_unchanged_or_owner_edited_entry_keeps_its_block_in_the_lock(text: str) -> None:
    done = planned(text, known())
    assert done
    assert (done.edits, done.locked) == ((), FIRST.lock.works[0])


def test_a_work_with_unchanged_mentions_is_not_compared_in_full() -> None:
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
def test_changed_parts_are_the_owners_and_the_rest_is_ours(old: str, new: str, name: str, state: FieldState) -> None:
    assert old in TEXT
    changed = states(TEXT.replace(old, new))
    assert changed.pop(name) is state
    assert set(changed.values()) == {FieldState.OURS}
    assert set(states(TEXT).values()) == {FieldState.OURS}


def test_changed_mentions_are_written_into_the_lock() -> None:
    elsewhere = Work(mentions=(Mention(file="b.md", line=1, text="Amber", heading=("S",)),))
    (moved,) = recall_all(FIRST.lock, [elsewhere])
    assert moved
    done = planned(TEXT, moved)
    assert done
    assert [mention.file for mention in done.locked.mentions] == ["b.md"]


PLACES = st.integers(0, len(TEXT))
PIECES = st.sampled_from(["x", "{y}", ",", "  note = {z},\n", " ", "\n", "2", "%"])


@given(st.lists(st.tuples(PLACES, st.integers(0, 3), PIECES), max_size=3), st.booleans())
def test_the_quick_plan_equals_the_full_one(
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


def test_an_owners_entry_that_differs_is_kept_and_reported() -> None:
    mine = TEXT.replace("2020", "1999")
    adopted = plan(opened(mine), Lock(), [NEW])
    (recalled,) = recall_all(adopted.lock, [WORK])
    assert recalled
    done = planned(mine, recalled, adopted.lock)
    assert done
    assert (done.by_hand, done.edits, adopted.changes.kept) == (True, (), adopted.keys)


def test_options_are_followed_even_if_nothing_has_changed() -> None:
    assert plan(opened(TEXT), FIRST.lock, [known()], SyncOptions(groups=True)).data != FIRST.data
    assert plan(opened(TEXT), FIRST.lock, [known()]).data == FIRST.data


def test_a_repeated_field_is_the_owners() -> None:
    assert states(TEXT.replace("  year", "  year = {2020},\n  year"))["year"] is FieldState.OWNERS


def test_a_field_is_compared_by_the_rules_for_its_name() -> None:
    pages = LockedField(value="1--9", source="dblp", written="2--9")
    locked = structs.replace(FIRST.lock.works[0], fields={"pages": pages})
    assert field_states(opened("@inproceedings{k, pages = {1-9}}"), 0, locked)["pages"] is FieldState.OWNERS


DOUBT = settled_work(WORK, Verdict(status=Status.DOUBTFUL), editions=("catalogue 1f3a09c2",))


@pytest.mark.parametrize("members", [[NEW, DOUBT], [DOUBT, NEW]])
def test_of_several_members_the_verdict_is_that_of_the_one_with_an_entry(members: list[SettledWork]) -> None:
    locked = described(Target(members=members), "k", NEW.draft)
    assert (locked.status, locked.editions) == (Status.ACCEPTED, ())


def test_the_lock_keeps_the_index_editions_of_a_doubtful_work_and_adopted() -> None:
    before = structs.replace(FIRST.lock.works[0], former_keys=("old",))
    locked = described(Target(members=[DOUBT], locked=before, adopted=True), "k", None)
    assert (locked.editions, locked.adopted, locked.former_keys) == (DOUBT.locked.editions, True, ("old",))


@pytest.mark.parametrize(("restore", "written"), [(False, False), (True, True)])
def test_an_entry_written_anew_lacks_deleted_fields_until_they_are_restored(*, restore: bool, written: bool) -> None:
    (before,) = FIRST.lock.works
    fields = before.fields | {"year": structs.replace(before.fields["year"], gone=True)}
    target = Target(members=[NEW], locked=structs.replace(before, fields=fields))
    assert NEW.draft
    done = plan_new(target, "k", NEW.draft, EntryOptions(restore=restore))
    (edit,) = done.edits
    assert isinstance(edit, AddEntry)
    assert ("year" in edit.fields, not done.locked.fields["year"].gone) == (written, written)


def test_a_new_entry_has_its_venue_in_the_style_of_the_project() -> None:
    draft = Draft(type="inproceedings", fields={"booktitle": Value("Conference on Robot Learning", "dblp")})
    (edit,) = plan_new(Target(members=[NEW]), "k", draft, EntryOptions(venues=VenueStyle.SHORT)).edits
    assert isinstance(edit, AddEntry)
    assert edit.fields["booktitle"] == "CoRL"


def test_a_repeated_field_stays_and_later_fields_are_still_decided() -> None:
    assert NEW.draft
    news = NEW.but(draft=structs.replace(NEW.draft, fields={**NEW.draft.fields, "year": Value("2022", "dblp")}))
    document = opened(TEXT.replace("  title", "  author = {Roe, Jane},\n  title"))
    target = Target(members=[news], locked=FIRST.lock.works[0], entry=0)
    assert news.draft
    done = plan_existing(document, target, 0, news.draft, EntryOptions())
    assert (done.by_hand, done.edits) == (True, (SetField(0, "year", "2022"),))


@pytest.mark.parametrize(("alias", "expected"), [("", "A"), ("B", "B")])
def test_an_untouched_entry_keeps_its_block_with_its_key_and_todays_mentions(alias: str, expected: str) -> None:
    before = structs.replace(FIRST.lock.works[0], alias="A", orphan=True, mentions=())
    done = plan_untouched(Target(members=[DOUBT.but(alias=alias)], locked=before), "new")
    mentions = FIRST.lock.works[0].mentions
    assert done == EntryPlan(locked=structs.replace(before, key="new", alias=expected, orphan=False, mentions=mentions))


def test_an_untouched_work_without_an_entry_gets_a_new_block() -> None:
    assert plan_untouched(Target(members=[DOUBT], locked=DOUBT.locked), "").locked.mentions
    assert plan_untouched(Target(members=[DOUBT]), "").locked.status is Status.DOUBTFUL


def test_an_entry_that_replaces_the_written_one_is_entirely_the_owners() -> None:
    target = Target(locked=FIRST.lock.works[0], replaced=True, adopted=True)
    assert existing(TEXT, target).locked.fields["year"].written is None
    target.replaced = False
    assert existing(TEXT, target).locked.fields["year"].last == "2020"


def test_an_entry_follows_the_style_of_the_project() -> None:
    venue = {"booktitle": "Conference on Robot Learning"}
    locked = structs.replace(
        FIRST.lock.works[0], fields={"booktitle": LockedField(value=venue["booktitle"], source="dblp")}
    )
    text = TEXT.replace("Proceedings", venue["booktitle"])
    done = existing(text, Target(locked=locked), EntryOptions(venues=VenueStyle.SHORT), **venue)
    assert SetField(0, "booktitle", "CoRL") in done.edits


@pytest.mark.parametrize(
    ("theirs", "refused", "reports"),
    [
        ("2020", None, (
            "doe2020amber: `year` was deleted by hand and stays out (`--restore doe2020amber` brings it back)",
        )),
        ("2020", "2020", ()),
    ],
)  # fmt: skip
def test_a_deleted_field_is_reported_with_its_key_unless_its_value_was_turned_down(
    theirs: str, refused: str | None, reports: tuple[str, ...]
) -> None:
    (before,) = FIRST.lock.works
    fields = before.fields | {"year": structs.replace(before.fields["year"], refused=refused)}
    target = Target(locked=structs.replace(before, fields=fields))
    assert existing(TEXT.replace("  year = {2020},\n", ""), target, year=theirs).reports == reports


@pytest.mark.parametrize(
    ("mine", "conflicts"), [("article", ()), ("book", (Conflict("doe2020amber", ENTRY_TYPE, "book", "article"),))]
)
def test_the_same_new_type_from_owner_and_sources_is_no_conflict(mine: str, conflicts: tuple[Conflict, ...]) -> None:
    assert NEW.draft
    news = NEW.but(draft=structs.replace(NEW.draft, type="article"))
    target = Target(members=[news], locked=FIRST.lock.works[0])
    assert news.draft
    done = plan_existing(opened(TEXT.replace("@inproceedings", f"@{mine}")), target, 0, news.draft, EntryOptions())
    assert done.conflicts == conflicts


def test_the_lock_has_queries_and_sources_in_brief_and_whole_records_while_it_waits() -> None:
    query = Query(title="Amber", alias=True, year=2020)
    record = Record(source="dblp", title="Amber", pages="1-9")
    verdict = Verdict(status=Status.DOUBTFUL, records=(record,))
    asked = settled_work(WORK, verdict, queries=(query, query), asked=("dblp",), missed=("arxiv",), alias="A")
    locked = described(Target(members=[asked]), "k", None)
    assert (locked.queries, locked.asked, locked.missed) == ((Query(title="Amber", alias=True),), ("dblp",), ("arxiv",))
    assert (locked.alias, locked.verdict.records) == ("A", (record,))  # whole, because a source has not answered yet
    settled = described(Target(members=[asked.but(missed=())]), "k", None)
    assert settled.verdict.records == (structs.replace(record, pages=None),)


def test_each_conflict_and_each_deleted_field_of_an_entry_is_reported() -> None:
    target = Target(locked=FIRST.lock.works[0])
    mine = TEXT.replace("{2020}", "{1999}").replace("Amber {AI}", "Beryl")
    done = existing(mine, target, year="2022", title="Coral")
    assert [(one.field, one.yours, one.theirs) for one in done.conflicts] == [
        ("title", "Beryl", "Coral"),
        ("year", "1999", "2022"),
    ]
    without = TEXT.replace("  year = {2020},\n", "").replace("  title = {Amber {AI}},\n", "")
    assert [report.split(" was")[0] for report in existing(without, target).reports] == [
        "doe2020amber: `title`",
        "doe2020amber: `year`",
    ]


def test_the_lock_keeps_the_version_of_an_adopted_preprint() -> None:
    values = {"title": "Amber", "year": "2020", "doi": "10.48550/arXiv.2101.00001"}
    fields = {name: Value(text, "arxiv") for name, text in values.items()}
    draft = Draft(type="misc", fields=fields, ids=(IDENTITY,))
    text = "@article{k, title = {Amber}, journal = {arXiv:2101.00001}, year = {2020}}"
    done = plan_existing(opened(text), Target(members=[NEW.but(draft=draft)], adopted=True), 0, draft, EntryOptions())
    assert done.locked.found == {"journal": "arXiv:2101.00001", "year": "2020", ENTRY_TYPE: "article"}
