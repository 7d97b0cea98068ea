"""What a run that changed nothing knows about library and lock is cached, and is valid for the same bytes only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec import structs

from vlbib.app import project
from vlbib.app.kept_outcome import state_to_keep
from vlbib.app.kept_state import KeptState, keep_state, kept_state
from vlbib.app.project import State, locate, read_state
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedWork
from vlbib.settings import Settings
from vlbib.storage import file_states

TITLE = "Counting Pelicans in Crowded Harbours"
WORK = LockedWork(
    key="rossi2021counting",
    mentions=(Mention(file="notes/a.md", text=TITLE),),
    verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="own", title=TITLE),)),
)
UNWRITTEN = LockedWork(
    mentions=(Mention(file="", text="Added"),),
    verdict=Verdict(status=Status.DOUBTFUL, records=(Record(source="own", title="Added"),)),
)


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    Path("notes").mkdir()
    Path("notes/a.md").touch()
    Path("references.bib").write_text("@misc{rossi2021counting,\n  title = {Counting},\n}\n", "utf-8")
    _write(WORK, UNWRITTEN)


def _write(*works: LockedWork) -> None:
    Path("references.lock").write_bytes(write_lock(Lock(works=works)))


def _state() -> State:
    here = locate(Settings(), None)
    return read_state(here, known=kept_state(here.library))


def _kept() -> State:
    known = state_to_keep(_state())
    if known:
        keep_state(Path("references.bib"), known)
    return _state()


def _is_read(state: State, name: str) -> bool:
    return name in vars(state)


def test_unchanged_files_are_parsed_only_on_demand() -> None:
    first = _state()
    assert (_is_read(first, "document"), _is_read(first, "lock")) == (True, True)
    state = _kept()
    assert (state.locked.files, state.locked.record_titles) == (first.lock.files, first.lock.record_titles)
    assert (_is_read(state, "document"), _is_read(state, "lock")) == (False, False)
    assert state.locked.works == first.lock.works


def test_notes_and_record_titles_of_the_lock_are_cached() -> None:
    assert _kept().locked.files == {"", "notes/a.md"}
    assert _kept().locked.record_titles == (TITLE,)


def test_a_changed_file_is_parsed() -> None:
    _kept()
    _write(structs.replace(WORK, alias="Pelicans"))
    state = _state()
    assert (_is_read(state, "document"), _is_read(state, "lock")) == (False, True)
    assert state.locked.works[0].alias == "Pelicans"
    _kept()
    Path("references.bib").write_text("@misc{rossi2021counting}\n", "utf-8")
    assert (_is_read(_state(), "document"), _is_read(_state(), "lock")) == (True, False)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_a_lock_is_parsed_if_one_of_its_notes_has_another_name() -> None:
    assert not _is_read(_kept(), "lock")
    Path("notes/a.md").rename("notes/b.md")
    Path("notes/a.md").symlink_to("b.md")
    state = _state()
    assert state.locked.files == {"", "notes/b.md"}


def test_a_lock_that_names_a_note_by_another_path_is_not_cached() -> None:
    _write(structs.replace(WORK, mentions=(Mention(file="notes/../notes/a.md", text=TITLE),)))
    assert _kept().locked.files == {"notes/a.md"}
    assert kept_state(Path("references.bib")) == KeptState()


def _digested(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the first bytes of the files whose digests are computed from now on."""
    seen: list[bytes] = []
    digest = project.bytes_digest

    def recorded(data: bytes) -> bytes:
        seen.append(data[:5])
        return digest(data)

    monkeypatch.setattr(project, "bytes_digest", recorded)
    return seen


def test_unchanged_files_are_not_digested_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_states, "_MOMENT", 0)
    _kept()
    digested = _digested(monkeypatch)
    state = _state()
    assert (state.is_library_known, state.is_lock_known, digested) == (True, True, [])
    assert state.library_digest == project.bytes_digest(Path("references.bib").read_bytes())


def test_files_that_changed_just_now_are_digested(monkeypatch: pytest.MonkeyPatch) -> None:
    _kept()
    digested = _digested(monkeypatch)
    state = _state()
    assert (state.is_library_known, state.is_lock_known, len(digested)) == (True, True, 2)


def test_a_library_of_the_same_size_and_time_in_another_file_is_digested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_states, "_MOMENT", 0)
    library = Path("references.bib")
    stat = library.stat()
    _kept()
    text = library.read_text("utf-8")
    library.write_text(text.replace("Counting", "Couching"), "utf-8")
    os.utime(library, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert library.stat().st_size == stat.st_size
    assert not _state().is_library_known


def test_with_relock_the_lock_counts_as_empty_whatever_was_cached() -> None:
    _kept()
    here = locate(Settings(), None)
    assert read_state(here, relock=True, known=kept_state(here.library)).locked.works == ()


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x92\xc4\x00\xc4\x00"])
def test_a_damaged_cache_is_ignored(damage: bytes) -> None:
    _kept()
    (path,) = Path("cache/states").glob("*/*")
    path.write_bytes(damage)
    assert kept_state(Path("references.bib")) == KeptState()
    assert _is_read(_state(), "lock")
