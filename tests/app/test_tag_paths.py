"""Tags as paths: how a separator in the settings joins sections, and invalid names of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"# Notes\n\n# Vision\n\n## Detection\n\n### [2021] CLIP\n\n- [2021] {CLIP}\n\n# Data\n\n## [2019] nocaps\n"
KEY = "radford2021clip"


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.write("vlbib.toml", '[tags]\nseparator = "/"\n')
    desk.write("notes/a.md", NOTES)
    assert desk.sync().code == 0
    return desk


def keywords(desk: Desk) -> str:
    return desk.value(KEY, "keywords")


def test_a_section_below_another_gives_the_path_as_one_tag(synced: Desk) -> None:
    assert keywords(synced) == "Vision/Detection, CLIP"
    assert synced.value("agrawal2019nocaps", "keywords") == "Data, nocaps"
    synced.silent()


@pytest.mark.parametrize(
    ("tag", "found"), [("Vision", True), ("detection", True), ("Vision/Detection", True), ("Det", False)]
)
def test_a_level_lists_the_works_below_it(synced: Desk, tag: str, *, found: bool) -> None:
    assert (KEY in synced.run("list", "--tag", tag).out) is found


@pytest.mark.parametrize(
    ("setting", "tags"),
    [
        ('separator = ""', "CLIP, mine, Vision, Detection"),
        ('separator = " > "', "CLIP, mine, Vision > Detection"),
        ('separator = "-"', "CLIP, mine, Vision-Detection"),
        ('separator = "/"\nsynonyms = { detection = "OD" }', "CLIP, mine, Vision/OD"),
        ('separator = "/"\nsynonyms = { "vision/detection" = "Finding" }', "CLIP, mine, Finding"),
    ],
)
def test_another_separator_changes_the_written_tags_and_not_the_owners(synced: Desk, setting: str, tags: str) -> None:
    before = synced.read()
    synced.write("references.bib", before.replace("{Vision/Detection, CLIP}", "{Vision/Detection, CLIP, mine}"))
    synced.write("vlbib.toml", f"[tags]\n{setting}\n")
    assert synced.sync().code == 0
    assert keywords(synced) == tags
    synced.silent()
    synced.write("vlbib.toml", '[tags]\nseparator = "/"\n')
    synced.sync()
    assert sorted(keywords(synced).split(", ")) == ["CLIP", "Vision/Detection", "mine"]
    synced.silent()


def test_a_separator_can_be_replaced_by_one_that_compares_equal(synced: Desk) -> None:
    for separator in (" - ", "-", "_", " > ", ">"):
        synced.write("vlbib.toml", f'[tags]\nseparator = "{separator}"\n')
        synced.sync()
        assert f"Vision{separator}Detection" in keywords(synced).replace("\\_", "_").split(", ")
        synced.silent()


def test_a_level_is_renamed_in_every_path_and_stays_so(synced: Desk) -> None:
    ran = synced.run("tags", "rename", "vision", "Sight")
    assert (ran.code, ran.out) == (0, "vision -> Sight: 1 entry changed\n")
    assert keywords(synced) == "Sight/Detection, CLIP"
    synced.silent()
    assert synced.run("tags", "rename", "Sight/Detection", "Finding").code == 0
    assert keywords(synced) == "Finding, CLIP"
    synced.silent()
    assert synced.run("tags", "rename", "nosuch", "x").code == 2


def test_jabrefs_groups_have_the_paths_too(synced: Desk) -> None:
    synced.write("vlbib.toml", '[tags]\nseparator = " > "\ngroups = true\n')
    synced.sync()
    assert synced.value(KEY, "groups") == "Vision > Detection, CLIP"
    synced.run("tags", "rename", "Detection", "OD")
    assert synced.value(KEY, "groups") == "Vision > OD, CLIP"
    synced.silent()


def test_a_path_of_known_levels_is_in_the_vocabulary(synced: Desk) -> None:
    synced.write("vlbib.toml", '[tags]\nseparator = "/"\nvocabulary = ["Vision", "Detection", "3D"]\n')
    synced.write("references.bib", synced.read().replace("{Vision/Detection, CLIP}", "{Vision/3D, Vision/Text}"))
    found = synced.run("check", "--select", "N007").out
    assert "Vision/Text" in found
    assert "Vision/3D" not in found
    rows = synced.run("tags", "list").out.splitlines()
    assert [("not in the vocabulary" in row) for row in rows if row.startswith("Vision/")] == [False, True]


def test_an_export_takes_the_levels_of_the_settings(synced: Desk) -> None:
    synced.write("vlbib.toml", '[tags]\nseparator = "|"\n')
    synced.sync()
    assert f"@inproceedings{{{KEY}" in synced.run("export", "bibtex", "--tag", "Vision").out
    assert "## Vision\n\n### Detection\n" in synced.run("export", "markdown").out


def test_tags_of_an_added_work_stay_apart(synced: Desk) -> None:
    synced.run("add", "nocaps: novel object captioning at scale", "--tag", "One", "--tag", "Two", "--offline")
    tags = synced.value("agrawal2019nocaps", "keywords").split(", ")
    assert {"One", "Two"} <= set(tags)


@pytest.mark.parametrize("name", ["", " ", ",;", "-"])
def test_renaming_a_tag_to_nothing_is_refused(synced: Desk, name: str) -> None:
    before = synced.read(), synced.read("references.lock"), synced.read("vlbib.toml")
    ran = (
        synced.run("tags", "rename", "CLIP", "--", name) if name == "-" else synced.run("tags", "rename", "CLIP", name)
    )
    assert (ran.code, ran.out) == (2, "")
    assert (synced.read(), synced.read("references.lock"), synced.read("vlbib.toml")) == before


def test_white_space_in_a_new_tag_becomes_a_space_and_it_can_be_renamed_back(synced: Desk) -> None:
    ran = synced.run("tags", "rename", "CLIP", "Aligned\n things")
    assert ran.out == "CLIP -> Aligned things: 1 entry changed\n"
    assert keywords(synced) == "Vision/Detection, Aligned things"
    assert 'CLIP = "Aligned things"' in synced.read("vlbib.toml")
    synced.silent()
    assert synced.run("tags", "rename", "Aligned things", "CLIP").code == 0
    assert keywords(synced) == "Vision/Detection, CLIP"
    synced.silent()
