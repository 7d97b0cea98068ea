"""Answers use the editor's unsaved texts, and no command overwrites them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib import api
from vlbib.core.faults import CannotUse
from vlbib.editors.desk import Desk
from vlbib.storage.unsaved import unsaved_bytes

if TYPE_CHECKING:
    from tests.editors.conftest import Place

NOTE = Path("notes/reading.md")


def test_a_text_counts_as_unsaved_only_while_it_is_open_and_differs_from_the_disk(place: Place) -> None:
    desk = Desk()
    desk.hold(NOTE, place.read("notes/reading.md"))
    assert desk.unsaved == {}
    desk.hold(NOTE, "other")
    with desk.open():
        assert unsaved_bytes(NOTE) == b"other"
    assert unsaved_bytes(NOTE) is None
    desk.let_go(NOTE)
    assert desk.unsaved == {}


@pytest.mark.usefixtures("place")
def test_a_dry_run_returns_what_would_be_written_and_writes_nothing() -> None:
    before = Path("references.bib").read_bytes()
    changes = Desk().rehearsed(lambda: api.rename_key("radford2021learning", "clip2021"))
    assert {change.path.name for change in changes} >= {"references.bib", "references.lock"}
    assert Path("references.bib").read_bytes() == before


@pytest.mark.usefixtures("place")
def test_a_command_that_would_write_an_unsaved_file_is_refused_and_any_other_runs() -> None:
    desk = Desk()
    desk.hold(Path("references.bib"), "@article{a,}\n")
    with pytest.raises(CannotUse, match=r"references\.bib: has unsaved changes"):
        desk.refuse_unsaved(Path("references.bib"))
    desk.refuse_unsaved(NOTE)
    desk.let_go(Path("references.bib"))
    desk.do("rename", lambda: api.rename_key("radford2021learning", "clip2021"))
    assert "{clip2021," in Path("references.bib").read_text()


@pytest.mark.usefixtures("place")
def test_a_key_without_an_entry_has_no_story() -> None:
    desk = Desk()
    assert desk.story("nobody2020") is None
    assert desk.story("radford2021learning") is not None


def test_only_a_file_of_another_project_is_elsewhere(place: Place) -> None:
    other = place.folder / "other"
    other.mkdir()
    (other / "a.md").write_text("")
    assert not Desk().is_elsewhere(other / "a.md")
    (other / "vlbib.toml").write_text("")
    assert Desk().is_elsewhere(other / "a.md")


def test_without_a_library_a_note_has_no_findings(place: Place) -> None:
    Path("references.bib").unlink()
    desk = Desk()
    assert desk.findings(NOTE) == ()
    desk.hold(Path("references.bib"), "@article{a,}\n")
    with desk.open():
        assert desk.has_library()
    assert place.folder.exists()
