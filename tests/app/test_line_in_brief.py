"""The work that a line names, from library and lock in brief; or None, if something else may decide about the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from vlbib.app.line_in_brief import line_in_brief
from vlbib.app.project import locate
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.kept_answers import keeping
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.settings import Pin, Settings

TITLE = "Counting Pelicans at Großer Lakes"
WORK = LockedWork(
    key="rossi2021counting",
    mentions=(Mention(file="notes/a.md", text=TITLE),),
    verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="own", title=TITLE),)),
    type="misc",
    fields={"title": LockedField(value=TITLE, source="own")},
)
ENTRY = f"@misc{{rossi2021counting,\n  title = {{{TITLE}}},\n}}\n"
SETTINGS = Settings()


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"VLBIB_{name}_DIR", str(tmp_path / name))
    Path("notes").mkdir()
    Path("notes/a.md").write_text(f"- {TITLE}\n", "utf-8")
    Path("references.bib").write_text(ENTRY, "utf-8")
    _lock(WORK)


def _lock(*works: LockedWork) -> None:
    Path("references.lock").write_bytes(write_lock(Lock(works=works)))


def _key(settings: Settings = SETTINGS, line: int = 1) -> str | None:
    found = line_in_brief(settings, locate(settings, None), "notes/a.md", line)
    return found and found[1].key


def test_a_line_has_the_work_that_the_lock_has_at_its_place() -> None:
    other = structs.replace(WORK, key="other", mentions=(Mention(file="notes/b.md", text=TITLE),))
    _lock(other, WORK)
    assert _key() == "rossi2021counting"
    assert _key(line=2) is None


@pytest.mark.parametrize(
    "settings",
    [
        Settings(pins=(Pin(mention="X", to="none"),)),
        Settings(aliases={"X": "Y"}),
        Settings(ignored=("X",)),
        Settings(titles=("X",)),
    ],
    ids=["pin", "alias", "ignore", "title"],
)
def test_decisions_in_the_settings_are_left_to_the_reader_of_whole_files(settings: Settings) -> None:
    assert _key(settings) is None


@pytest.mark.parametrize(
    "note", [f"- {TITLE} arXiv:2103.00020\n", f"- {TITLE}\n- see [@rossi2021counting]\n", f"## X\n\n- {TITLE}\n"]
)
def test_an_id_a_citation_or_another_place_is_left_to_the_reader_of_whole_files(note: str) -> None:
    Path("notes/a.md").write_text(note, "utf-8")
    assert _key(line=3 if "## X" in note else 1) is None


def test_a_work_without_an_entry_a_missing_note_and_a_damaged_library_are_left_to_the_reader_of_whole_files() -> None:
    Path("references.bib").write_text("@misc{else,\n  title = {X},\n}\n", "utf-8")
    assert _key() is None
    Path("references.bib").write_bytes(b"<<<<<<< HEAD\n" + ENTRY.encode())
    assert _key() is None
    Path("references.bib").write_text(ENTRY, "utf-8")
    assert _key() is not None
    _lock(structs.replace(WORK, key=""))
    assert _key() is None
    Path("notes/a.md").unlink()
    assert _key() is None


def test_a_long_running_program_reads_whole_files() -> None:
    with keeping({}):
        assert _key() is None
