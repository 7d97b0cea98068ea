"""A project whose works were all added without a note."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "radford2021learning"
NOCAPS = "# Notes\n\n- [2019 ICCV] nocaps_ novel object captioning at scale\n"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A project without notes and settings, with a work added."""
    assert desk.run("add", "--offline", "arXiv:2103.00020", "--tag", "to read").code == 0
    return desk


def test_a_sync_reads_no_note_and_changes_nothing(desk: Desk) -> None:
    desk.silent()
    assert desk.run("sync", "--offline", "--locked").code == 0
    assert "0 notes" in desk.sync().out
    desk.write("vlbib.toml", 'library = "references.bib"\n')
    desk.silent()


def test_added_works_can_be_updated_checked_and_pinned(desk: Desk) -> None:
    assert desk.run("check").code == 0
    assert "N004" not in desk.run("check").out
    assert desk.run("tags", "seed").code == 0
    assert desk.run("pin", "arXiv:2103.00020", "arXiv:2103.00020").code == 0
    assert desk.sync("--prune", "--yes").code == 0
    assert desk.sync("--update", CLIP).code == 4
    assert desk.entries() == [CLIP]


def test_notes_created_later_are_read(desk: Desk) -> None:
    desk.write("notes/a.md", NOCAPS)
    assert desk.sync().code == 0
    assert desk.entries() == ["agrawal2019nocaps", CLIP]


def test_a_note_elsewhere_keeps_its_works(desk: Desk) -> None:
    desk.write("elsewhere/a.md", NOCAPS)
    assert desk.sync("elsewhere/a.md").code == 0
    desk.silent()
    Path("elsewhere/a.md").unlink()
    assert desk.sync().out.endswith("(`vlbib sync --prune` removes them):\n  agrawal2019nocaps\n")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("vlbib.toml", 'notes = ["notes"]\n', "notes: there is no such folder"),
        ("vlbib.toml", 'notes = "papers"\n', "vlbib.toml: `notes` names papers, which does not exist"),
        ("pyproject.toml", '[tool.vlbib]\nnotes = "notes"\n', "notes: there is no such folder"),
    ],
)
def test_missing_notes_that_the_settings_name_are_reported(desk: Desk, name: str, text: str, told: str) -> None:
    desk.write(name, text)
    ran = desk.sync()
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_missing_notes_that_the_lock_knows_are_reported(desk: Desk) -> None:
    desk.write("notes/a.md", NOCAPS)
    assert desk.sync().code == 0
    Path("notes").rename("gone")
    before = desk.read(), desk.read("references.lock")
    assert desk.sync().code == 2
    assert (desk.read(), desk.read("references.lock")) == before


def test_in_a_project_with_nothing_at_all_the_missing_notes_are_reported(desk: Desk) -> None:
    Path("references.lock").unlink()
    assert desk.sync().code == 2


def test_adding_a_work_neither_asks_about_nor_reports_waiting_works(desk: Desk) -> None:
    desk.write("notes/a.md", f"{NOCAPS}- [2021] Some Title That Nobody Knows\n")
    assert "1 not asked" in desk.sync().out
    before = Path("references.lock").read_text("utf-8")
    done = desk.run("add", "--offline", "arXiv:1706.03762")
    assert done.code == 0
    assert done.out.startswith("1 work asked for: 1 accepted")
    assert "Nobody Knows" not in done.out
    assert before.count('"Some Title That Nobody Knows"') == Path("references.lock").read_text("utf-8").count(
        '"Some Title That Nobody Knows"'
    )
