"""The owner takes the sources' version whole, or lets the own one stand."""

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


def test_the_version_that_the_sources_give_is_taken_whole() -> None:
    after, done = accepted(KEPT)
    assert after.version == VERSIONS[1]
    assert set(done.fields) == {"entrytype", "booktitle", "volume", "pages", "year", "publisher"}
    assert after.heard(1)[0].text == after.rested()[0].text == after.text
    assert after.heard(3)[0].version == VERSIONS[3]


def test_a_field_of_the_version_takes_the_rest_with_it() -> None:
    assert accepted(KEPT, "pages")[0] == accepted(KEPT)[0]
    assert accepted(KEPT, "entrytype")[0] == accepted(KEPT)[0]


def test_a_field_of_the_work_is_taken_alone() -> None:
    after, done = accepted(KEPT, "title")
    assert (after.version, done.fields) == (KEPT.version, ("title",))


def test_the_own_version_may_be_kept_for_good() -> None:
    after, done = accepted(KEPT, mine=True)
    assert after == KEPT
    assert "booktitle" in done.fields
    assert after.heard(1)[1].reports == ()


def test_an_entry_mixed_long_ago_is_mended_by_taking_the_version_whole() -> None:
    written = accepted(KEPT)[0]
    mixed = written.by_hand("journal", "arXiv:2103.00020 [cs]")
    assert mixed.rested()[0].text == mixed.text
    assert accepted(mixed)[0].version == VERSIONS[1]


def test_a_field_that_is_in_the_entry_twice_is_not_taken() -> None:
    twice = Desk(KEPT.text.replace("  note", "  year = {2019},\n  note"), KEPT.lock)
    refused = accept_fields(opened(twice.text), twice.lock, "own")
    assert isinstance(refused, Rejected)
    assert "`year` is in the entry more than once" in refused.reason
    assert isinstance(accept_fields(opened(twice.text), twice.lock, "own", mine=True), Done)


def test_a_work_without_an_entry_of_the_sources_has_no_version_to_take() -> None:
    entry = filed_entry(opened(KEPT.text), 0)
    assert not has_other_version(entry, structs.replace(KEPT.lock.works[0], type="", offered=None))


def test_a_container_of_the_owners_beside_none_of_the_sources_is_no_mixture() -> None:
    desk = owned("misc", {"eprint": "2103.00020", "year": "2021"}).heard(0)[0].by_hand("journal", "Nature")
    assert not has_other_version(filed_entry(opened(desk.text), 0), desk.lock.works[0])


def test_the_fields_of_the_work_itself_stay_the_owners_and_the_lock_knows_them() -> None:
    edited = KEPT.by_hand("title", "My Title")
    after, _ = accepted(edited)
    assert "title = {My Title}" in after.text
    (before,), (work,) = edited.lock.works, after.lock.works
    assert (work.type, work.fields["title"]) == ("inproceedings", before.fields["title"])
    assert (work.offered, work.found) == (None, {})


def test_what_an_adopted_preprint_had_is_forgotten_with_its_version() -> None:
    desk = owned(*OWN["preprint"]).heard(0)[0].by_hand("volume", "7").heard(1)[0]
    assert desk.lock.works[0].found
    assert accepted(desk)[0].lock.works[0].found == {}


def test_a_value_that_is_the_same_in_both_versions_is_not_named_as_taken() -> None:
    same_year = owned("article", {"journal": "Nature", "year": "2022"}).heard(1)[0]
    assert "year" not in accepted(same_year)[1].fields
