"""`vlbib tags`: what it says of tags that are listed, renamed and seeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


LIBRARY = "@misc{a, title = {T}, keywords = {VLP, mine}}\n@misc{b, title = {U}, keywords = {VLP}}\n"


def test_tags_are_listed_with_what_is_special_about_each(desk: Desk) -> None:
    desk.write("vlbib.toml", '[tags]\nvocabulary = ["VLP"]\nsynonyms = { "Pre-training" = "VLP" }\n')
    desk.write("references.bib", LIBRARY)
    assert desk.run("tags", "list").out.splitlines() == [
        "VLP      2  (2 by hand; also Pre-training)",
        "mine     1  (1 by hand; not in the vocabulary)",
    ]


def test_one_entry_and_several_are_counted(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert desk.run("tags", "rename", "mine", "own").out == "mine -> own: 1 entry changed\n"
    dry = desk.run("tags", "merge", "own", "VLP", "all", "--dry-run")
    assert dry.out.endswith("own, VLP -> all: 2 entries changed\n"), dry.err
    assert "keywords = {VLP, own}" in desk.read()


def test_what_is_seeded_is_reported_with_its_spellings_and_a_dry_run_says_would(desk: Desk) -> None:
    desk.write("vlbib.toml", 'notes = ["notes"]\n')
    desk.write("notes/a.md", "- Visual Question Answering (VQA): what it is\n")
    desk.write("references.bib", LIBRARY)
    dry = desk.run("tags", "seed", "--dry-run").out.splitlines()
    assert dry[:2] == [
        "vlbib.toml: 1 tag would be added",
        "  VQA: Visual Question Answering; Visual Question Answering (VQA)",
    ]
    assert desk.run("tags", "seed").out.splitlines()[0] == "vlbib.toml: 1 tag added"
    assert desk.run("tags", "seed").out.splitlines()[0] == "vlbib.toml: nothing to add"
