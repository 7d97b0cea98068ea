"""`vlbib tags`: what it prints when it lists, renames and seeds tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


LIBRARY = "@misc{a, title = {T}, keywords = {VLP, mine}}\n@misc{b, title = {U}, keywords = {VLP}}\n"


def test_tags_are_listed_with_counts_and_remarks(desk: Desk) -> None:
    desk.write("vlbib.toml", '[tags]\nvocabulary = ["VLP"]\nsynonyms = { "Pre-training" = "VLP" }\n')
    desk.write("references.bib", LIBRARY)
    assert desk.run("tags", "list").out.splitlines() == [
        "VLP      2  (2 by hand; also Pre-training)",
        "mine     1  (1 by hand; not in the vocabulary)",
    ]


def test_changed_entries_are_counted_in_singular_and_plural(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert desk.run("tags", "rename", "mine", "own").out == "mine -> own: 1 entry changed\n"
    dry = desk.run("tags", "merge", "own", "VLP", "all", "--dry-run")
    assert dry.out.endswith("own, VLP -> all: 2 entries changed\n"), dry.err
    assert "keywords = {VLP, own}" in desk.read()


def test_seeded_tags_are_printed_with_their_spellings_and_a_dry_run_says_would(desk: Desk) -> None:
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
