"""A plain list and the explanation of a key or line are the same from library and lock in brief as from whole files."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app import brief_state
from vlbib.app.brief_state import brief_rows, state_of_key
from vlbib.app.entry_row import brief_row
from vlbib.app.explain import explain
from vlbib.app.project import locate, read_state
from vlbib.bibtex import stretches
from vlbib.core.faults import CannotUse
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.kept_answers import keeping
from vlbib.lock import brief_lock
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.app.entry_row import BriefRow
    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.core.bib import Entry

ENTRIES = [
    '@string{own = "Journal of Own Words"}\n',
    "@misc{rossi2021counting,\n  title = {Counting Pelicans},\n  year = 2021,\n  keywords = {Birds, x},\n}\n",
    "@article{Rossi2022More,\n  title = own # { Again},\n  date = {2022-03},\n  note = {mine},\n}\n",
    '@misc{rossi2021counting,\n  title = {The second {\\"U}},\n}\n',
    "@misc{,\n  title = {No key},\n}\n",
    "@misc{alone,\n  title = {An entry of mine},\n}\n",
]


def _work(key: str, title: str, **parts: object) -> LockedWork:
    work = LockedWork(
        key=key,
        mentions=(Mention(file="notes/a.md", text=title),),
        verdict=Verdict(status=Status.ACCEPTED, records=(Record(source="own", title=title),)),
        type="misc",
        fields={"title": LockedField(value=title, source="own"), "year": LockedField(value="2021", source="own")},
    )
    return structs.replace(work, **parts)


WORKS = (
    _work("rossi2021counting", "Counting Pelicans"),
    _work("rossi2022more", "Journal of Own Words Again", former_keys=("old2022more",)),
    _work("deleted2020x", "Deleted", gone=True),
)
KEYS = ("rossi2021counting", "ROSSI2022MORE", "old2022more", "deleted2020x", "alone", "counting", "", "a:b")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(stretches, "_OFTEN", 0)
    monkeypatch.setattr(brief_lock, "_OFTEN", 0)
    Path("notes").mkdir()
    Path("notes/a.md").write_text("- Counting Pelicans\n- Journal of Own Words Again\n", "utf-8")
    _write(ENTRIES, WORKS)


def _write(entries: list[str], works: tuple[LockedWork, ...]) -> None:
    Path("references.bib").write_text("\n".join(entries), "utf-8")
    Path("references.lock").write_bytes(write_lock(Lock(works=works)))


def _whole_story(key: str) -> Story | LineStory | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vlbib.app.explain.state_of_key", lambda *_: None)
        patch.setattr("vlbib.app.line_in_brief.line_in_brief", lambda *_: None)
        return _story(key)


def _story(key: str) -> Story | LineStory | str:
    try:
        return explain(Settings(), None, key)
    except CannotUse as error:
        return str(error)


def _check() -> None:
    """Check that both ways give the same result, the first time and again."""
    project = locate(Settings(), None)
    document = read_state(project).document
    assert document
    rows = tuple(map(brief_row, document.library.entries))
    assert (brief_rows(project), brief_rows(project)) == (rows, rows)
    for key in (*KEYS, "notes/a.md:1", "notes/a.md:2", "notes/a.md:3"):
        assert _story(key) == _whole_story(key) == _story(key)


def test_list_and_explanation_are_the_same_after_each_edit() -> None:
    _check()
    for number, text in itertools.product(range(len(ENTRIES)), ("", "@misc{new, title = {New}, year = own}\n")):
        _write([*ENTRIES[:number], text, *ENTRIES[number + 1 :]], WORKS)
        _check()
    for number in range(len(WORKS)):
        _write(ENTRIES, (*WORKS[:number], structs.replace(WORKS[number], alias="A"), *WORKS[number + 1 :]))
        _check()
    _write([ENTRIES[0].replace("Own", "Other"), *ENTRIES[1:]], WORKS)
    _check()


def test_an_unchanged_entry_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    project = locate(Settings(), None)
    brief_rows(project)
    _write([*ENTRIES[:5], ENTRIES[5].replace("mine", "yours")], WORKS)
    read: list[str] = []

    def row(entry: Entry) -> BriefRow:
        read.append(entry.key)
        return brief_row(entry)

    monkeypatch.setattr(brief_state, "brief_row", row)
    rows = brief_rows(project)
    assert rows
    assert rows[-1].title == "An entry of yours"
    assert read == ["alone"]


def test_an_unchanged_library_is_not_split_again(monkeypatch: pytest.MonkeyPatch) -> None:
    project = locate(Settings(), None)
    rows = brief_rows(project)
    monkeypatch.delattr(brief_state, "stretches")
    assert brief_rows(project) == rows
    _write([*ENTRIES, "% a remark\n"], WORKS)
    with pytest.raises(NameError):
        brief_rows(project)


@pytest.mark.parametrize("kind", ["rows", "locks"])
@pytest.mark.parametrize(
    "damage", [lambda _: b"", lambda _: b"\x00", lambda data: data[: len(data) // 2], lambda _: b"\x93\x01"]
)
def test_a_damaged_cache_is_ignored(kind: str, damage: Callable[[bytes], bytes]) -> None:
    _check()
    (path,) = (file for file in Path("cache", kind).rglob("*") if file.is_file())
    path.write_bytes(damage(path.read_bytes()))
    _check()


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("references.bib", lambda data: data + b"<<<<<<< ours\n"),
        ("references.bib", lambda data: data + b"\0"),
        ("references.lock", lambda data: data.replace(b"accepted", b"accepte")),
        ("references.lock", lambda _: b""),
    ],
)
def test_unusable_files_are_left_to_the_reader_of_whole_files(file: str, spoil: Callable[[bytes], bytes]) -> None:
    project = locate(Settings(), None)
    assert brief_rows(project)
    Path(file).write_bytes(spoil(Path(file).read_bytes()))
    assert brief_rows(project) is None
    assert state_of_key(project, "rossi2021counting") is None
    assert "nothing was written" in str(_story("rossi2021counting"))


def test_a_library_without_a_lock_is_listed_and_a_missing_library_is_not() -> None:
    project = locate(Settings(), None)
    Path("references.lock").unlink()
    rows = brief_rows(project)
    assert rows
    assert (len(rows), state_of_key(project, "rossi2021counting")) == (5, None)
    Path("references.bib").unlink()
    assert brief_rows(project) is None


def test_the_explanation_of_a_key_needs_only_its_stretch() -> None:
    state = state_of_key(locate(Settings(), None), "rossi2022more")
    assert state
    assert state.keys == ("Rossi2022More",)
    assert [work.key for work in state.lock.works] == ["rossi2022more"]
    assert set(state.locked.record_titles) == {work.verdict.records[0].title for work in WORKS}
    assert state.document
    line = Path("references.bib").read_text("utf-8").partition("@article")[0].count("\n") + 1
    assert state.document.library.entries[0].line == line


def test_a_long_running_program_reads_whole_files() -> None:
    with keeping({}):
        assert state_of_key(locate(Settings(), None), "rossi2022more") is None
