"""The owner accepts the sources' version as a whole, or keeps the entry's own."""

from __future__ import annotations

from msgspec import structs
from tests.merge.version_desk import OWN, VERSIONS, Desk, opened, owned

from vlbib.merge.accept_version import has_other_version
from vlbib.merge.entry_commands import Done, Rejected, accept_fields
from vlbib.merge.filed_entry import filed_entry

KEPT = owned(*OWN["nature"]).heard(1)[0]


def accepted(desk: Desk, field: str = "", *, mine: bool = False) -> tuple[Desk, Done]:
    done = accept_fields(opened(desk.text), desk.lock, "own", field, mine=mine)
    assert isinstance(done, Done), done
    return Desk(done.data.decode(), done.lock), done


def test_all_fields_of_the_sources_version_are_accepted() -> None:
    after, done = accepted(KEPT)
    assert after.version == VERSIONS[1]
    assert set(done.fields) == {"entrytype", "booktitle", "volume", "pages", "year", "publisher"}
    assert after.heard(1)[0].text == after.rested()[0].text == after.text
    assert after.heard(3)[0].version == VERSIONS[3]


def test_accepting_a_field_of_the_version_accepts_the_whole_version() -> None:
    assert accepted(KEPT, "pages")[0] == accepted(KEPT)[0]
    assert accepted(KEPT, "entrytype")[0] == accepted(KEPT)[0]


def test_a_field_that_belongs_to_no_version_is_accepted_alone() -> None:
    after, done = accepted(KEPT, "title")
    assert (after.version, done.fields) == (KEPT.version, ("title",))


def test_the_owners_version_can_be_kept_for_good() -> None:
    after, done = accepted(KEPT, mine=True)
    assert after == KEPT
    assert "booktitle" in done.fields
    assert after.heard(1)[1].reports == ()


def test_an_entry_with_mixed_versions_is_repaired_by_accepting_the_whole_version() -> None:
    written = accepted(KEPT)[0]
    mixed = written.by_hand("journal", "arXiv:2103.00020 [cs]")
    assert mixed.rested()[0].text == mixed.text
    assert accepted(mixed)[0].version == VERSIONS[1]


def test_a_version_with_a_repeated_field_is_not_accepted() -> None:
    twice = Desk(KEPT.text.replace("  note", "  year = {2019},\n  note"), KEPT.lock)
    refused = accept_fields(opened(twice.text), twice.lock, "own")
    assert isinstance(refused, Rejected)
    assert "`year` is in the entry more than once" in refused.reason
    assert isinstance(accept_fields(opened(twice.text), twice.lock, "own", mine=True), Done)


def test_a_work_without_a_draft_has_no_version_to_accept() -> None:
    entry = filed_entry(opened(KEPT.text), 0)
    assert not has_other_version(entry, structs.replace(KEPT.lock.works[0], type="", offered=None))


def test_an_owners_container_is_no_mixture_if_the_sources_give_none() -> None:
    desk = owned("misc", {"eprint": "2103.00020", "year": "2021"}).heard(0)[0].by_hand("journal", "Nature")
    assert not has_other_version(filed_entry(opened(desk.text), 0), desk.lock.works[0])


def test_fields_that_belong_to_no_version_stay_the_owners_in_the_lock() -> None:
    edited = KEPT.by_hand("title", "My Title")
    after, _ = accepted(edited)
    assert "title = {My Title}" in after.text
    (before,), (work,) = edited.lock.works, after.lock.works
    assert (work.type, work.fields["title"]) == ("inproceedings", before.fields["title"])
    assert (work.offered, work.found) == (None, {})


def test_the_values_of_an_adopted_preprint_are_forgotten_with_its_version() -> None:
    desk = owned(*OWN["preprint"]).heard(0)[0].by_hand("volume", "7").heard(1)[0]
    assert desk.lock.works[0].found
    assert accepted(desk)[0].lock.works[0].found == {}


def test_a_value_that_is_the_same_in_both_versions_is_not_reported_as_changed() -> None:
    same_year = owned("article", {"journal": "Nature", "year": "2022"}).heard(1)[0]
    assert "year" not in accepted(same_year)[1].fields
