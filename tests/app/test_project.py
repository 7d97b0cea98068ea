"""A project's files: which file is the library, what is refused, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from vlbib.app.project import changes, find_settings, hold, keep_old_lock, locate, read_state, save
from vlbib.core.faults import CannotUse
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedWork
from vlbib.settings import Settings

BIB = b"@misc{a,\n  title = {Lines},\n}\n"
WORK = LockedWork(mentions=(Mention(file="a.md", line=1, text="Lines"),), verdict=Verdict(status=Status.UNRESOLVED))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def test_the_lock_of_a_library_is_beside_it_and_a_note_is_no_library() -> None:
    assert locate(Settings(), "a.bib").lock == Path("a.lock")
    with pytest.raises(CannotUse, match=r"is a note, not a library; name a \.bib file with --library"):
        locate(Settings(), "a.md")


def test_the_path_of_the_library_in_the_settings_starts_at_their_folder(folder: Path) -> None:
    (folder / "sub").mkdir()
    settings = Settings(file=str(folder / "sub" / "vlbib.toml"), library="my.bib")
    assert locate(settings, None).library == folder / "sub" / "my.bib"
    assert locate(settings, "b.bib").library == Path("b.bib")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("library = 1", "vlbib.toml:1: .*library"), ("[resolvers]\norder = ['arxve']", "under .resolvers., .*arxve")],
)
def test_invalid_settings_are_refused_with_their_place(text: str, reason: str) -> None:
    Path("vlbib.toml").write_text(text, encoding="ascii")
    with pytest.raises(CannotUse, match=reason):
        find_settings()


@pytest.mark.parametrize(("name", "data"), [("references.bib", BIB + b"<<<<<<< HEAD\n"), ("references.lock", b"{")])
def test_a_file_that_cannot_be_read_stops_the_run(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    with pytest.raises(CannotUse, match=rf"{name}:\d+: .*; nothing was written"):
        read_state(locate(Settings(), None))


def test_a_state_is_not_read_again_if_no_byte_has_changed() -> None:
    project = locate(Settings(), None)
    project.library.write_bytes(BIB)
    state = read_state(project)
    assert read_state(project, state) is state
    project.library.write_bytes(BIB + b"\n")
    assert read_state(project, state) is not state


def test_only_the_files_that_differ_are_written() -> None:
    project = locate(Settings(), None)
    with hold(project) as state:
        assert changes(state, BIB, Lock())
        assert save(project, state, BIB, Lock(works=(WORK,)))
    with hold(project) as state:
        assert state.keys == ("a",)
        assert not changes(state, BIB, state.lock)
        assert not save(project, state, BIB, state.lock)
        assert save(project, state, BIB, Lock())
    assert project.library.read_bytes() == BIB


def test_a_file_changed_since_it_was_read_is_not_overwritten() -> None:
    project = locate(Settings(), None)
    state = read_state(project)
    project.library.write_bytes(b"% of another\n")
    with pytest.raises(CannotUse):
        save(project, state, BIB, state.lock)
    assert project.library.read_bytes() == b"% of another\n"


def test_an_old_lock_is_kept_once_and_never_overwritten() -> None:
    project = locate(Settings(), None)
    project.lock.write_bytes(write_lock(Lock(works=(WORK,))))
    state = read_state(project)
    keep_old_lock(project, state)
    keep_old_lock(project, state)
    old = Path("references.lock.old")
    assert old.read_bytes() == state.lock_bytes
    old.write_bytes(b"another")
    with pytest.raises(CannotUse, match="keeps an older lock; move it away first"):
        keep_old_lock(project, state)


def test_a_lock_is_read_with_the_usual_names_of_its_notes() -> None:
    Path("notes").mkdir()
    Path("notes/a.md").touch()
    project = locate(Settings(), None)
    mention = structs.replace(WORK.mentions[0], file="notes/../notes/a.md")
    project.lock.write_bytes(write_lock(Lock(works=(structs.replace(WORK, mentions=(mention,)),))))
    (work,) = read_state(project).lock.works
    assert [mention.file for mention in work.mentions] == ["notes/a.md"]
