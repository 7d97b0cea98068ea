"""What stays the owner's when commands merge entries, rename keys and rename tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.app.made_up_papers import Paper, changed, tell

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"# Notes\n\n# VLP\n\n## [2021] CLIP\n\n- [2021] {CLIP}\n\n# Datasets\n\n## [2019] nocaps\n"
FIRST, SECOND = "radford2021clip", "agrawal2019nocaps"


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTES)
    ran = desk.sync()
    assert ran.code == 0, ran.out
    return desk


def tags(desk: Desk, key: str) -> set[str]:
    return set(desk.value(key, "keywords").split(", "))


def retag(desk: Desk, old: str, new: str) -> None:
    assert old in desk.read()
    desk.write("references.bib", desk.read().replace(old, new, 1))
    desk.sync()


@pytest.mark.parametrize(("keep", "drop"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_a_tag_added_by_hand_stays_after_a_merge_with_an_entry_that_has_it_from_the_notes(
    synced: Desk, keep: str, drop: str
) -> None:
    retag(synced, "{VLP, CLIP}", "{VLP, CLIP, Datasets}")
    assert synced.run("merge", "--force", keep, drop).code == 0
    synced.write("notes/a.md", NOTES.replace("# Datasets", "# Data"))
    synced.sync()
    assert tags(synced, keep) >= {"VLP", "CLIP", "Datasets", "Data"}
    synced.silent()


def test_groups_from_notes_are_removed_with_them_also_after_a_merge(desk: Desk) -> None:
    desk.write("vlbib.toml", "[tags]\ngroups = true\n")
    desk.write("notes/a.md", NOTES)
    desk.sync()
    assert desk.run("merge", "--force", FIRST, SECOND).code == 0
    desk.write("notes/a.md", NOTES.replace("# Datasets", "# Data"))
    desk.sync()
    groups = desk.value(FIRST, "groups").split(", ")
    assert "Data" in groups
    assert "Datasets" not in groups


def test_an_own_entry_keeps_its_version_when_a_preprint_merged_into_it_is_published(desk: Desk) -> None:
    paper = Paper(number=1, title="Grounded Captions from Sparse Regions", authors=(("Ann", "Lee"),), year=2021)
    desk.write("vlbib.toml", '[resolvers]\norder = ["index"]\n')
    desk.write("notes/a.md", f"- [2021] {paper.title}\n")
    tell([paper], 1)
    desk.sync()
    desk.write("references.bib", desk.read() + "\n@misc{mine,\n  note = {mine},\n}\n")
    assert desk.run("merge", "--force", "mine", "lee2021grounded").code == 0
    tell([changed(paper, "publish", 2)], 2)
    ran = desk.sync("--update", "all")
    assert "@misc{mine," in desk.read(), ran.out
    assert desk.value("mine", "booktitle") == ""
    assert "`vlbib accept mine` takes all of it" in ran.out
    desk.silent(code=ran.code)
    assert desk.run("accept", "mine").code == 0
    assert "@inproceedings{mine," in desk.read()
    assert desk.value("mine", "booktitle") == r"Meeting on Words \& Images 2"
    desk.silent(code=ran.code)


def test_an_entry_does_not_refer_to_itself_after_its_parent_is_merged_into_it(synced: Desk) -> None:
    own = f"\n@misc{{mine,\n  crossref = {{{FIRST}}},\n  related = {{{SECOND}, {FIRST}}},\n}}\n"
    synced.write("references.bib", synced.read() + own)
    assert synced.run("merge", "--force", "mine", FIRST).code == 0
    assert (synced.value("mine", "crossref"), synced.value("mine", "related")) == ("", SECOND)
    synced.silent()


def test_an_entry_does_not_refer_to_itself_after_its_child_is_merged_into_it(synced: Desk) -> None:
    own = f"\n@misc{{mine,\n  crossref = {{{FIRST}}},\n  related = {{{SECOND}, {FIRST}}},\n}}\n"
    synced.write("references.bib", synced.read() + own)
    assert synced.run("merge", "--force", FIRST, "mine").code == 0
    assert (synced.value(FIRST, "crossref"), synced.value(FIRST, "related")) == ("", SECOND)
    synced.silent()


def test_an_alias_of_another_entry_is_not_given_as_a_key(synced: Desk) -> None:
    assert synced.run("rename-key", FIRST, "clip").code == 0
    before = synced.read()
    ran = synced.run("rename-key", SECOND, FIRST)
    assert (ran.code, synced.read()) == (2, before)
    assert "cite clip by that key" in ran.err
    assert synced.run("rename-key", "clip", FIRST).code == 0
    synced.silent()


def test_renaming_a_key_to_itself_is_refused(synced: Desk) -> None:
    before = synced.read()
    assert synced.run("rename-key", FIRST, FIRST).code == 2
    assert synced.read() == before


def test_a_renamed_own_tag_stays_after_the_notes_no_longer_give_the_new_name(synced: Desk) -> None:
    retag(synced, "{VLP, CLIP}", "{VLP, CLIP, mine}")
    synced.run("tags", "rename", "mine", "VLP")
    synced.silent()
    synced.write("notes/a.md", NOTES.replace("# VLP", "# Pre-training"))
    synced.sync()
    assert tags(synced, FIRST) == {"VLP", "CLIP", "Pre-training"}
    synced.silent()


def test_a_new_spelling_at_a_source_is_no_conflict_with_the_owners_spelling(desk: Desk) -> None:
    paper = Paper(number=1, title="Grounded Captions from Sparse Regions", authors=(("Ann", "Lee"),), year=2021)
    desk.write("vlbib.toml", '[resolvers]\norder = ["index"]\n')
    desk.write("notes/a.md", f"- [2021] {paper.title}\n")
    tell([paper], 1)
    desk.sync()
    retag(desk, "{Lee, Ann}", "{Lee, A.}")
    tell([replace(paper, authors=(("Anna", "Lee"),))], 2)
    ran = desk.sync("--update", "all")
    assert (ran.code, desk.value("lee2021grounded", "author")) == (0, "Lee, A."), ran.out
    desk.silent()


def test_two_works_are_merged_only_with_force(synced: Desk) -> None:
    entry = "@misc{mine,\n  title = {Another Work of Other People Entirely},\n  author = {Moreau, Ada},\n}\n"
    synced.write("references.bib", synced.read() + "\n" + entry)
    before = synced.read()
    ran = synced.run("merge", FIRST, "mine")
    assert (ran.code, synced.read()) == (2, before)
    assert f"mine and {FIRST} are two works, their authors differ" in ran.err
    assert "--force" in ran.err
    assert synced.run("merge", FIRST, "mine", "--force").code == 0
    assert "@misc{mine" not in synced.read()
