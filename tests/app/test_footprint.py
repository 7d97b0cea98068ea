"""The digest of all input of a reporting command: any change gives another one, a change just now gives none."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from vlbib import cli
from vlbib.app import footprint as footprints
from vlbib.app.footprint import PACKAGE, beside_notes, covers, footprint
from vlbib.settings import Settings
from vlbib.storage import file_states

if TYPE_CHECKING:
    from collections.abc import Callable

BIB = "@misc{one, title = {One}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which all files count as old."""
    for name, text in {
        "references.bib": BIB,
        "references.lock": "{}",
        "notes/a.md": "# A\n",
        "more.json": "[]",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for name in ("data", "cache"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(f"VLBIB_{name.upper()}_DIR", str(tmp_path / name))
    monkeypatch.setattr(file_states, "_MOMENT", 0)
    monkeypatch.chdir(tmp_path)
    time.sleep(0.02)  # longer than a tick of the file system's clock
    return tmp_path


def _digest() -> bytes | None:
    return footprint(Settings(), None, [Path("more.json")])


def _same_size_and_time(folder: Path) -> None:
    path = folder / "references.bib"
    times = path.stat()
    path.write_text(BIB.replace("One", "Two"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a note": lambda folder: (folder / "notes" / "a.md").write_text("# B\n", "utf-8"),
    "a new note": lambda folder: (folder / "notes" / "b.md").write_text("", "utf-8"),
    "no lock": lambda folder: (folder / "references.lock").unlink(),
    "the library, with its size and time": _same_size_and_time,
    "what a crash left": lambda folder: (folder / ".references.bib.x.tmp").write_text("", "utf-8"),
    "an index": lambda folder: (folder / "data" / "index.sqlite").write_text("", "utf-8"),
    "an answer": lambda folder: (folder / "cache" / "answers.sqlite").write_text("", "utf-8"),
    "a file beside": lambda folder: (folder / "more.json").write_text("[1]", "utf-8"),
    "rights": lambda folder: (folder / "references.bib").chmod(0o400),
    "the environment": lambda _folder: os.environ.update({"VLBIB_CACHE_DIR": "elsewhere"}),
}


def test_nothing_changed_gives_the_same_digest(folder: Path) -> None:
    (folder / "unrelated").mkdir(exist_ok=True)
    assert _digest() == _digest() is not None


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_gives_another_digest(folder: Path, change: str) -> None:
    before = _digest()
    CHANGES[change](folder)
    assert _digest() not in (before, None)


def test_other_code_gives_another_digest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(str(cli.__file__)).is_relative_to(PACKAGE)
    monkeypatch.setattr(footprints, "PACKAGE", folder / "code")
    module = folder / "code" / "cli" / "sync.py"
    module.parent.mkdir(parents=True)
    module.write_text("1\n", "utf-8")
    before = _digest()
    module.write_text("12\n", "utf-8")
    assert _digest() == before, "this process goes on with the code that it has loaded"
    footprints.own_code.cache_clear()  # as in a new process
    assert _digest() not in (before, None)


def test_the_code_is_examined_once_per_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    walk = Mock(wraps=os.walk)
    monkeypatch.setattr(footprints, "PACKAGE", folder)
    monkeypatch.setattr(os, "walk", walk)
    assert _digest() == _digest()
    assert [call.args for call in walk.call_args_list].count((folder,)) == 1


def test_a_new_file_in_the_working_folder_matters_only_if_python_may_import_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    before = beside_notes(Settings())
    (folder / "half.tex").write_text("", "utf-8")
    assert beside_notes(Settings()) == before is not None
    (folder / "click.py").write_text("", "utf-8")
    assert beside_notes(Settings()) != before


def test_a_package_installed_elsewhere_gives_another_digest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    before = beside_notes(Settings())
    (place / "plugin-1.dist-info").mkdir()
    assert beside_notes(Settings()) != before


def test_other_settings_and_another_library_give_another_digest(folder: Path) -> None:
    assert folder.is_dir()
    assert len({_digest(), footprint(Settings(separator="/"), None), footprint(Settings(), "other.bib")}) == 3


def test_a_file_that_changed_just_now_gives_no_digest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_states, "_MOMENT", 3600 * 10**9)
    assert folder.is_dir()
    assert _digest() is None


def test_notes_elsewhere_are_not_covered() -> None:
    assert covers(Settings(), ["notes/a.md", "notes/deep/b.md", ""])
    assert not covers(Settings(), ["notes/a.md", "../c.md"])
    assert not covers(Settings(), ["notes2/a.md"])
