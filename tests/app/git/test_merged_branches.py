"""Two branches that added the same work, merged by git: both blocks of the lock are kept, and sync joins them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTES = "# Notes\n\n# Datasets\n\n## [2019] nocaps\n"
CLIP = "- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"
OURS = f"# Notes\n\n# VLP\n\n## [2021] CLIP\n\n{CLIP}"
THEIRS = f"# Notes\n\n# Contrastive\n\n## [2021] CLIP\n\n{CLIP}"


def branch(desk: Desk, name: str, text: str) -> tuple[str, list[dict[str, Any]]]:
    """Sync with one more note; return library and blocks of the lock, and restore the project."""
    before = desk.read(), desk.read("references.lock")
    desk.write(name, text)
    assert desk.sync().code == 0
    after = desk.read(), json.loads(desk.read("references.lock"))["works"]
    desk.write("references.bib", before[0])
    desk.write("references.lock", before[1])
    Path(name).unlink()
    return after


def blocks_of(works: list[dict[str, Any]]) -> str:
    return json.dumps({"version": 2, "works": works}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.fixture
def merged(desk: Desk) -> Desk:
    """A project whose lock has a block of each branch, and whose library has our entry."""
    desk.write("notes/a.md", NOTES)
    assert desk.sync().code == 0
    library, ours = branch(desk, "notes/b.md", OURS)
    _, theirs = branch(desk, "notes/c.md", THEIRS)
    desk.write("notes/b.md", OURS)
    desk.write("notes/c.md", THEIRS)
    desk.write("references.bib", library)
    desk.write("references.lock", blocks_of([*ours, *(work for work in theirs if work["key"] == "radford2021clip")]))
    assert desk.read("references.lock").count('"key": "radford2021clip"') == 2
    return desk


@pytest.mark.parametrize("tags", ["VLP, CLIP", "Contrastive, CLIP", "VLP, Contrastive, CLIP", "Contrastive, VLP, CLIP"])
def test_both_blocks_become_one_with_the_lines_and_tags_of_both(merged: Desk, tags: str) -> None:
    merged.write("references.bib", merged.read().replace("VLP, CLIP", tags))
    ran = merged.sync()
    assert ran.code == 0, ran.out + ran.err
    assert "a second block of radford2021clip, the same work: joined with the first" in ran.out
    assert merged.entries() == ["agrawal2019nocaps", "radford2021clip"]
    assert set(merged.value("radford2021clip", "keywords").split(", ")) == {"VLP", "Contrastive", "CLIP"}
    lock = merged.read("references.lock")
    assert lock.count('"key": "radford2021clip"') == 1
    assert all(f'"file": "{name}"' in lock for name in ("notes/b.md", "notes/c.md"))
    merged.silent()


def test_a_field_changed_by_hand_and_an_own_tag_survive_the_merge(merged: Desk) -> None:
    text = merged.read().replace("pages = {8748--8763}", "pages = {1--2}")
    merged.write("references.bib", re.sub(r"keywords = \{VLP", "keywords = {mine, VLP", text))
    assert merged.sync().code == 0
    assert merged.value("radford2021clip", "pages") == "1--2"
    assert "mine" in merged.value("radford2021clip", "keywords")
    merged.silent()


def test_a_field_that_only_one_branch_wrote_and_the_library_lacks_is_reported(merged: Desk) -> None:
    works = json.loads(merged.read("references.lock"))["works"]
    del works[-1]["fields"]["pages"]
    merged.write("references.lock", blocks_of(works))
    merged.write("references.bib", re.sub(r"  pages = \{8748.*\n", "", merged.read()))
    ran = merged.sync()
    assert "radford2021clip: `pages` was deleted by hand and stays out" in ran.out
    assert merged.sync("--restore", "radford2021clip").code == 0
    assert merged.value("radford2021clip", "pages") == "8748--8763"
    merged.silent()


def test_if_both_entries_are_kept_in_the_library_they_stay_unchanged(merged: Desk) -> None:
    text = merged.read()
    entry = text[text.index("@inproceedings{radford2021clip") :]
    merged.write("references.bib", f"{text}\n{entry.replace('VLP', 'Contrastive')}")
    merged.sync()
    assert merged.entries().count("radford2021clip") == 2
    merged.silent()


def test_a_lock_in_which_two_works_share_a_key_is_refused_and_nothing_is_written(merged: Desk) -> None:
    works = json.loads(merged.read("references.lock"))["works"]
    works[-1]["ids"] = ["arxiv:1901.00001"]
    text = blocks_of(works)
    merged.write("references.lock", text)
    before = merged.read()
    ran = merged.sync()
    line = [number for number, line in enumerate(text.splitlines(), 1) if line == "  {"][-1]
    assert ran.code == 2
    assert f"references.lock:{line}: a second block has the key radford2021clip" in ran.err
    assert (merged.read(), merged.read("references.lock")) == (before, text)


def test_the_block_kept_after_such_a_refusal_decides(merged: Desk) -> None:
    works = json.loads(merged.read("references.lock"))["works"]
    merged.write("references.lock", blocks_of(works[:-1]))
    assert merged.sync().code == 0
    assert merged.entries() == ["agrawal2019nocaps", "radford2021clip"]
    merged.silent()
