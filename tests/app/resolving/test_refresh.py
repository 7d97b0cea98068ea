"""Which works an update asks about again, and how the answers may change an entry written before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app.project import State
from vlbib.app.resolving.refresh import (
    Update,
    asked_again,
    hold_titles,
    known_ids,
    lost,
    past_cache,
    renewed,
    understood,
)
from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.lock.settled import SettledWork, settled_work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TITLE = "Counting lines in old maps"
WORK = Work(mentions=(Mention(file="a.md", line=1, text=TITLE),))
ARXIV, S2 = Id("arxiv", "2103.00020"), Id("s2", "7")
RECORD = Record(source="arxiv", title=TITLE, ids=(ARXIV,))


def draft(kind: str = "misc", title: str = TITLE, *ids: Id, venue: str = "") -> Draft:
    place = {"booktitle": Value(venue, "dblp")} if venue else {}
    return Draft(type=kind, fields={"title": Value(title, "arxiv"), **place}, ids=ids or (ARXIV,))


def settled(entry: Draft | None, record: Record = RECORD, status: Status = Status.ACCEPTED) -> SettledWork:
    verdict = Verdict(status=status, records=(record,) if entry else (), reasons=("the title is the same",))
    return settled_work(WORK, verdict, entry, key="rossi2021counting", asked=("arxiv",))


PREPRINT, PUBLISHED = settled(draft()), settled(draft("inproceedings", venue="Map Conference"))


@pytest.mark.parametrize(
    ("choice", "update"),
    [
        (True, Update(preprints=True)),
        ("preprints", Update(preprints=True)),
        ("all", Update(all=True)),
        (["Rossi2021Lines", "all"], Update(all=True, keys=frozenset({"rossi2021lines"}))),
        ((), Update()),
    ],
)
def test_an_update_is_of_preprints_all_works_or_keys(choice: bool | str | Sequence[str], update: Update) -> None:  # noqa: FBT001 -- a table's column
    assert asked_again(choice) == update
    assert bool(update) is bool(choice)


@pytest.mark.parametrize(
    ("update", "work", "wanted"),
    [
        (Update(preprints=True), PREPRINT, True),
        (Update(preprints=True), PUBLISHED, False),
        (Update(preprints=True), settled(None, status=Status.UNRESOLVED), True),
        (Update(all=True), PUBLISHED, True),
        (Update(keys=frozenset({"rossi2021counting"})), PUBLISHED, True),
        (Update(keys=frozenset({"another"})), PREPRINT, False),
        (Update(), PREPRINT, False),
        (Update(), PREPRINT.but(asked=(), missed=("arxiv",)), True),
        (Update(), PREPRINT.but(missed=("dblp",)), False),
    ],
)
def test_unpublished_works_and_those_of_an_interrupted_update_are_asked_again(
    update: Update, work: SettledWork, *, wanted: bool
) -> None:
    assert update.wants(work) is wanted


@pytest.mark.parametrize(
    ("update", "work", "past"),
    [
        (Update(preprints=True), PREPRINT, True),
        (Update(), PREPRINT, False),
        (Update(), PREPRINT.but(asked=(), missed=("arxiv",)), True),
        (Update(), PREPRINT.but(missed=("arxiv",)), False),
        (Update(), settled(None).but(asked=(), missed=("arxiv",)), False),
    ],
)
def test_cached_answers_are_too_old_in_an_update_and_until_an_interrupted_one_is_finished(
    update: Update, work: SettledWork, *, past: bool
) -> None:
    assert past_cache(update, Lock(works=(work.locked,))) is past


def test_a_work_is_asked_for_by_lasting_ids_rather_than_a_sources_own_numbers() -> None:
    assert known_ids(settled(draft("misc", TITLE, S2, ARXIV))) == (ARXIV,)
    assert known_ids(settled(draft("misc", TITLE, S2))) == (S2,)
    assert known_ids(settled(None)) == ()


def test_a_preprint_that_was_published_since_becomes_its_version_of_record() -> None:
    new = settled(draft("inproceedings", venue="Map Conference"))
    assert renewed(PREPRINT, new).draft == new.draft
    assert renewed(PREPRINT, new.but(missed=("dblp",))).draft == new.draft


def test_an_entry_is_not_changed_if_a_source_could_not_be_asked() -> None:
    new = settled(draft("misc", venue="Somewhere")).but(missed=("dblp",))
    kept = renewed(PREPRINT, new)
    assert (kept.draft, kept.locked.asked, kept.locked.missed) == (PREPRINT.draft, (), ("dblp",))


def test_a_new_title_is_a_conflict_and_the_rest_of_the_entry_is_kept() -> None:
    title = "Measuring rivers by satellite"
    new = settled(draft("misc", title), structs.replace(RECORD, title=title))
    kept = renewed(PREPRINT, new)
    assert kept.draft is not None
    assert kept.draft.fields["title"].text == title
    assert kept.notes == (f"arxiv now has the title {title!r}",)


def test_the_title_of_a_version_of_record_may_differ_as_far_as_titles_agree() -> None:
    cut = settled(draft("inproceedings", f"{TITLE}: An Atlas of Lines in Europe", venue="Map Conference"))
    assert renewed(PREPRINT, cut).draft == cut.draft


@pytest.mark.parametrize("case", ["withdrawn", "unpublished"])
def test_a_withdrawn_or_no_longer_published_work_is_reported_and_keeps_its_entry(case: str) -> None:
    new = settled(draft(), structs.replace(RECORD, withdrawn=case == "withdrawn"))
    kept = renewed(PUBLISHED, new)
    assert kept.draft == PUBLISHED.draft
    told = "the sources no longer list the publication in Map Conference"
    assert kept.notes == (() if case == "withdrawn" else (told,))


def test_a_work_that_is_no_longer_accepted_keeps_its_entry_with_a_note() -> None:
    new = settled(None, status=Status.DOUBTFUL).but(missed=("dblp",))
    kept = lost(PREPRINT, new)
    assert (kept.draft, kept.locked.missed) == (PREPRINT.draft, ("dblp",))
    assert kept.notes == ("asked again it is doubtful: the title is the same; the entry is left as it is",)


def test_a_work_that_could_not_be_asked_waits() -> None:
    kept = lost(PREPRINT, settled(None, status=Status.UNASKED).but(missed=("arxiv",)))
    assert (kept.draft, kept.notes, kept.locked.asked, kept.locked.missed) == (PREPRINT.draft, (), (), ("arxiv",))


@pytest.mark.parametrize(
    ("entry", "held"),
    [
        (draft("misc", "Measuring rivers"), True),
        (draft("misc", TITLE.upper()), False),
        (draft("inproceedings", "Measuring rivers"), False),
        (draft("misc", "Measuring rivers", venue="Map Conference"), False),
    ],
)
def test_a_title_is_held_only_if_nothing_else_in_the_entry_differs(entry: Draft, *, held: bool) -> None:
    lock = Lock(works=(PREPRINT.locked,))
    (work,) = hold_titles(lock, [PREPRINT.but(draft=entry)]).works
    assert (work.fields["title"].last == "") is held


@pytest.mark.parametrize(
    "title",
    [LockedField(value=TITLE, source="arxiv", gone=True), LockedField(value=TITLE, source="arxiv", written=None)],
)
def test_a_title_that_the_owner_took_or_deleted_is_not_held(title: LockedField) -> None:
    work = structs.replace(PREPRINT.locked, fields={"title": title})
    lock = Lock(works=(work,))
    new = replace(PREPRINT, locked=work).but(draft=draft("misc", "Measuring rivers"))
    assert hold_titles(lock, [new]).works == (work,)


def state(*works: LockedWork) -> State:
    return State(library_bytes=None, lock_bytes=write_lock(Lock(works=works)))


def test_a_former_key_means_the_current_one_and_a_second_key_is_kept_among_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    work = structs.replace(PREPRINT.locked, former_keys=("old",))
    second = structs.replace(PUBLISHED.locked, key="second")
    meant = understood(Update(keys=frozenset({"old"})), frozenset(), ["second", "a.md"], state(work, second))
    assert (meant.update.keys, meant.notes) == (frozenset({"rossi2021counting", "second"}), ("a.md",))
    assert len(meant.notices) == 1


def test_a_note_with_the_name_of_a_key_is_read_as_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "second").touch()
    second = structs.replace(PUBLISHED.locked, key="second")
    meant = understood(
        Update(keys=frozenset({"rossi2021counting"})), frozenset(), ["second"], state(PREPRINT.locked, second)
    )
    assert (meant.update.keys, meant.notes) == (frozenset({"rossi2021counting"}), ("second",))


def test_a_key_that_no_work_has_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(
        CannotUse, match=r"--update rossi2021countin: vlbib wrote no entry with that key.*rossi2021counting"
    ):
        understood(Update(keys=frozenset({"rossi2021countin"})), frozenset(), [], state(PREPRINT.locked))


def test_without_keys_all_words_are_notes() -> None:
    meant = understood(Update(preprints=True), frozenset({"*"}), ["rossi2021counting"], state(PREPRINT.locked))
    assert (meant.notes, meant.restore) == (("rossi2021counting",), frozenset({"*"}))
