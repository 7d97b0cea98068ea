"""A note has one name, its path from the project's root, whatever folder or path it is reached by."""

from __future__ import annotations

import errno
import json
import os
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.storage import note_files

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.conftest import BeginOnce

CLIP = "# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"
NOCAPS = "# Datasets\n\n- [2019 ICCV] nocaps_ novel object captioning at scale\n"
CLIP_KEY, NOCAPS_KEY = "radford2021learning", "agrawal2019nocaps"


@pytest.fixture
def desk(desk: Desk, begin_once: BeginOnce) -> Desk:
    """A project with a settings file, synced from its root, and a folder for a paper."""

    def make() -> None:
        desk.write("vlbib.toml", "")
        desk.write("notes/a.md", CLIP)
        desk.write("notes/deep/b.md", NOCAPS)
        Path("paper").mkdir()
        assert desk.sync().code == 0

    begin_once("paths", make)
    assert desk.entries() == [NOCAPS_KEY, CLIP_KEY]
    return desk


def noted() -> set[str]:
    """Return the files of the lock's mentions."""
    works = json.loads(Path("references.lock").read_text(encoding="utf-8"))["works"]
    return {mention["file"] for work in works for mention in work["mentions"]}


def both() -> tuple[bytes, bytes]:
    return Path("references.bib").read_bytes(), Path("references.lock").read_bytes()


def test_the_name_of_a_note_is_its_real_path_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "project"
    for name in ("project/notes/a.md", "vault/b.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("# x\n")
    (root / "link.md").symlink_to("notes/a.md")
    (root / "vault").symlink_to("../vault")
    (tmp_path / "elsewhere").symlink_to("project")
    monkeypatch.chdir(root / "notes")
    ways = ("a.md", "../notes/../notes/a.md", str(root / "notes/a.md"), "../link.md", "../../elsewhere/notes/a.md")
    assert {note_files.note_name(Path(way), root) for way in ways} == {"notes/a.md"}
    assert note_files.note_name(Path("a.md"), Path("..")) == "notes/a.md"
    assert note_files.note_name(Path("../vault/b.md"), root) == "vault/b.md"
    assert note_files.note_name(Path("../../vault/b.md"), root) == "../vault/b.md"
    assert note_files.note_name(root, root) == "."


@pytest.mark.parametrize("folder", ["paper", "notes", "notes/deep"])
def test_a_sync_from_a_subfolder_changes_no_byte(desk: Desk, folder: str) -> None:
    before = both()
    with chdir(folder):
        assert desk.run("sync", "--offline", "--locked").code == 0
        assert "nothing changed" in desk.sync().out
    assert both() == before


def test_a_first_sync_gives_the_same_bytes_from_any_folder(desk: Desk, tmp_path: Path) -> None:
    before = both()
    (tmp_path / "link").symlink_to("project")
    for folder, notes in (
        ("paper", ""),
        (tmp_path / "link", ""),
        (".", tmp_path / "link/notes"),
        ("notes", "../notes"),
    ):
        Path("references.bib").unlink()
        Path("references.lock").unlink()
        with chdir(folder):
            assert desk.sync(*([str(notes)] if notes else [])).code == 0
        assert both() == before


@pytest.mark.parametrize("way", ["notes/../notes/a.md", "./notes//a.md", "{}/project/notes/a.md", "{}/link/notes/a.md"])
def test_a_note_named_in_another_way_is_the_same_note(desk: Desk, tmp_path: Path, way: str) -> None:
    before = both()
    (tmp_path / "link").symlink_to("project")
    assert "nothing changed" in desk.sync(way.format(tmp_path)).out
    assert both() == before


def test_a_line_deleted_after_a_sync_from_a_subfolder_no_longer_names_its_work(desk: Desk) -> None:
    with chdir("paper"):
        desk.sync()
    desk.write("notes/a.md", "# VLP\n")
    assert desk.sync().out.endswith(f"(`vlbib sync --prune` removes them):\n  {CLIP_KEY}\n")


def test_a_lock_with_other_paths_of_a_note_is_corrected(desk: Desk) -> None:
    before = both()
    lock = json.loads(before[1])
    clip = next(work for work in lock["works"] if work["key"] == CLIP_KEY)
    (mention,) = clip["mentions"]
    clip["mentions"] = [
        mention | {"file": str(Path("notes/a.md").absolute())},
        mention | {"file": "paper/../notes/a.md"},
    ]
    desk.write("references.lock", json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    assert desk.run("sync", "--offline", "--locked").code == 1
    assert desk.sync().code == 0
    assert both() == before


def test_a_line_known_only_from_an_uncorrected_lock_no_longer_names_its_work(desk: Desk) -> None:
    lock = desk.read("references.lock")
    desk.write("references.lock", lock.replace('"notes/a.md"', json.dumps(str(Path("notes/a.md").absolute()))))
    desk.write("notes/a.md", "# VLP\n")
    assert desk.sync().out.endswith(f"(`vlbib sync --prune` removes them):\n  {CLIP_KEY}\n")


def test_a_folder_of_notes_outside_keeps_its_works_when_others_are_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "c.md").write_text(CLIP.replace("VLP", "Elsewhere"))
    assert desk.sync("../vault/c.md").code == 0
    assert noted() == {"notes/a.md", "notes/deep/b.md", "../vault/c.md"}
    before = both()
    with chdir("paper"):
        assert "nothing changed" in desk.sync().out
        assert "nothing changed" in desk.sync("../notes", str(tmp_path / "vault")).out
    assert both() == before


def test_notes_behind_a_link_to_a_folder_elsewhere_are_named_by_the_link(desk: Desk, tmp_path: Path) -> None:
    before = both()
    Path("notes").rename(tmp_path / "vault")
    Path("notes").symlink_to("../vault")
    assert "nothing changed" in desk.sync().out
    with chdir("paper"):
        assert "nothing changed" in desk.sync("../notes/a.md").out
    assert both() == before


def test_an_unreadable_note_keeps_its_works_from_a_subfolder_too(desk: Desk) -> None:
    before = both()
    Path("notes/a.md").write_bytes(b"# caf\xe9\n")
    with chdir("paper"):
        ran = desk.sync()
    assert "notes/a.md:1: is not UTF-8" in ran.out + ran.err
    assert both() == before


def test_an_unreadable_folder_of_notes_keeps_its_works(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("notes/shut").mkdir()
    Path("notes/a.md").rename("notes/shut/a.md")
    Path("notes/b.md").write_text("# Nothing\n")
    desk.sync()
    before, scandir = both(), os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    ran = desk.sync("--prune", "--yes")
    assert "notes/shut: cannot be read (Permission denied)" in ran.out + ran.err
    assert both() == before


@pytest.mark.parametrize(("folder", "way"), [(".", "notes/a.md"), ("paper", "../notes/a.md"), ("paper", "notes/a.md")])
def test_a_note_can_be_named_from_the_working_folder_and_as_in_reports(desk: Desk, folder: str, way: str) -> None:
    with chdir(folder):
        assert CLIP_KEY in desk.run("explain", f"{way}:3").out
        assert "notes/a.md:3" in desk.run("explain", CLIP_KEY).out
        assert desk.run("pin", f"{way}:3", "arXiv:2103.00020").code == 0
        assert desk.run("ignore", f"{way}:3").code == 0
    assert "Learning Transferable" in desk.read("vlbib.toml")


def test_a_check_from_a_subfolder_knows_the_notes(desk: Desk) -> None:
    assert "N00" not in desk.run("check").out
    with chdir("paper"):
        assert "N00" not in desk.run("check").out
        desk.write("../notes/a.md", "# VLP\n")
        ran = desk.run("check")
    assert f"N004 info `{CLIP_KEY}`" in ran.out, ran.out


COMMANDS = (
    ("sync", "--offline"),
    ("sync", "--offline", "--dry-run"),
    ("add", "CLIP"),
    ("explain", CLIP_KEY),
    ("list",),
    ("review",),
    ("pin", "CLIP", "none"),
    ("ignore", "CLIP"),
    ("accept", CLIP_KEY),
    ("rename-key", CLIP_KEY, "clip"),
    ("merge", "--force", CLIP_KEY, NOCAPS_KEY),
    ("distinct", CLIP_KEY, NOCAPS_KEY),
    ("tags", "list"),
    ("tags", "rename", "VLP", "vlp"),
    ("tags", "merge", "VLP", "Datasets"),
    ("tags", "seed"),
    ("export", "csl-json"),
    ("cite", "paper.tex"),
)
KINDS = (
    ("notes/a.md", "a note"),
    ("new.MARKDOWN", "a note"),
    ("references.lock", "a lock"),
    ("vlbib.toml", "a settings file"),
    ("link.bib", "a note"),
    (".", "a folder"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_file_with_the_name_of_another_kind_is_refused_as_a_library_by_every_command(
    desk: Desk, command: tuple[str, ...], name: str, kind: str
) -> None:
    Path("link.bib").symlink_to("notes/a.md")
    Path("paper.tex").write_text("\\cite{x}")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    ran = desk.run(*command, "--library", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert f"is {kind}, not a library; name a .bib file with --library" in ran.err
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_note_named_as_library_in_the_settings_is_refused(desk: Desk) -> None:
    desk.write("vlbib.toml", 'library = "notes/a.md"\n')
    ran = desk.sync()
    assert (ran.code, desk.read("notes/a.md")) == (2, CLIP)
    assert desk.run("check").code == 2
