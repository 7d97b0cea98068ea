"""`--relock`: the old lock is kept beside the new one, and values that equal the sources' are vlbib's again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
ALIGN = "Scaling up visual and vision-language representation learning with noisy text supervision"
NOTES = f"# Papers\n## VLP\n- [2021] {CLIP}\n- [2021] {ALIGN}\n- [2021] Nothing That Anybody Has Ever Heard of Here\n"
OLD = '{\n "version": 1,\n "works": []\n}\n'


@pytest.fixture
def synced(desk: Desk) -> Desk:
    desk.write("notes/a.md", NOTES)
    desk.sync()
    return desk


def test_a_rebuilt_lock_equals_the_one_that_the_sync_wrote(synced: Desk) -> None:
    library, lock = synced.read(), synced.read("references.lock")
    synced.write("references.lock", OLD)
    assert "references.lock: updated" in synced.sync("--relock").out
    assert (synced.read(), synced.read("references.lock")) == (library, lock)
    assert synced.read("references.lock.old") == OLD
    synced.silent(4)


@pytest.mark.parametrize("command", [["sync"], ["list"], ["check"], ["rename-key", "a", "b"]])
def test_an_old_lock_is_refused_in_one_line_that_says_what_to_do(synced: Desk, command: list[str]) -> None:
    library = synced.read()
    synced.write("references.lock", OLD)
    ran = synced.run(*command)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "references.lock:1: the lock has version 1" in ran.err
    assert "vlbib sync --relock" in ran.err
    assert (synced.read(), synced.read("references.lock")) == (library, OLD)


def test_the_owners_value_stays_and_the_others_follow_the_sources_again(synced: Desk) -> None:
    mine = synced.read().replace("year = {2021}", "year = {1999}", 1).replace("{VLP}", "{VLP, mine}", 1)
    synced.write("references.bib", mine)
    synced.write("references.lock", "{ lost")
    synced.sync("--relock")
    assert synced.read() == mine
    blocks = [work for work in json.loads(synced.read("references.lock"))["works"] if "key" in work]
    written = {field.get("written", "ours") for work in blocks for name, field in work["fields"].items()}
    assert written == {"ours", None}
    assert [work["tags"] for work in blocks] == [["VLP"], ["VLP"]]
    assert not any(work.get("adopted") for work in blocks)
    synced.write("notes/a.md", NOTES.replace("## VLP", "## Models"))
    synced.sync()
    assert "{Models, mine}" in synced.read() or "{mine, Models}" in synced.read()


def test_without_a_lock_a_library_is_the_owners_unless_the_lock_is_rebuilt(synced: Desk) -> None:
    lock = synced.read("references.lock")
    Path("references.lock").unlink()
    synced.sync()
    assert '"adopted": true' in synced.read("references.lock")
    Path("references.lock").unlink()
    synced.sync("--relock")
    assert synced.read("references.lock") == lock
    assert not Path("references.lock.old").exists()


def test_a_kept_old_lock_is_not_overwritten(synced: Desk) -> None:
    synced.write("references.lock", OLD)
    synced.write("references.lock.old", "older")
    ran = synced.sync("--relock")
    assert ran.code == 2
    assert "references.lock.old: keeps an older lock; move it away first" in ran.err
    assert (synced.read("references.lock"), synced.read("references.lock.old")) == (OLD, "older")


@pytest.mark.parametrize("option", ["--dry-run", "--locked"])
def test_a_run_that_writes_nothing_does_not_copy_the_old_lock(synced: Desk, option: str) -> None:
    synced.write("references.lock", OLD)
    synced.sync("--relock", option)
    assert synced.read("references.lock") == OLD
    assert not Path("references.lock.old").exists()


def test_rebuilding_the_lock_does_not_allow_naming_notes(synced: Desk) -> None:
    ran = synced.sync("--relock", "notes/a.md")
    assert ran.code == 2
    assert "--relock reads all notes" in ran.err


def test_former_keys_are_taken_from_the_entry(synced: Desk) -> None:
    synced.run("rename-key", "radford2021learning", "clip")
    lock = synced.read("references.lock")
    synced.write("references.lock", OLD)
    synced.sync("--relock")
    assert synced.read("references.lock") == lock
