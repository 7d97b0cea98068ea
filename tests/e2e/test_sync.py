"""`vlbib sync` as a real command: the project's own notes, a second run, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

ROOT = Path(__file__).parents[2]
NOTES = (ROOT / "notes" / "vision-language.md").read_text(encoding="utf-8")
CLIP = """# VLP

## [2021] CLIP

- [2021] Learning Transferable Visual Models From Natural Language Supervision

# Datasets
"""


def keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{([^,]+),", text, re.MULTILINE)


def test_the_projects_notes_give_the_library_in_the_repository(project: Project) -> None:
    project.write("notes/vision-language.md", NOTES)
    ran = project.run("sync")
    assert ran.code == 0, ran.err
    assert project.read("references.bib") == (ROOT / "references.bib").read_text(encoding="utf-8")
    assert project.read("references.lock") == (ROOT / "references.lock").read_text(encoding="utf-8")
    assert "51 works named in 1 note: 48 accepted, 3 web pages (from catalogue 48)" in ran.out


def test_a_new_catalogue_is_asked_once_about_a_web_page(project: Project) -> None:
    project.write("notes/vision-language.md", NOTES)
    project.run("sync")
    today = set(re.findall(r'"catalogue [0-9a-f]{8}"', project.read("references.lock")))
    before = re.sub(r'"catalogue [0-9a-f]{8}"', '"catalogue 00000000"', project.read("references.lock"))
    project.write("references.lock", before)
    project.run("sync")
    after = project.read("references.lock")
    assert set(re.findall(r'"catalogue [0-9a-f]{8}"', after)) == {'"catalogue 00000000"', *today}
    project.run("sync")
    assert project.read("references.lock") == after


def test_a_second_run_changes_no_byte_and_not_even_the_time_of_a_file(project: Project) -> None:
    project.write("notes/vision-language.md", NOTES)
    project.run("sync")
    before = {name: (project.folder / name).stat().st_mtime_ns for name in ("references.bib", "references.lock")}
    ran = project.run("sync")
    assert ran.code == 0
    assert "nothing changed" in ran.out
    assert {name: (project.folder / name).stat().st_mtime_ns for name in before} == before
    assert project.run("sync", "--locked").code == 0


def test_nothing_is_left_beside_the_library_and_the_lock(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.run("sync")
    assert sorted(path.name for path in project.folder.iterdir() if not path.name.startswith(".")) == [
        "notes",
        "references.bib",
        "references.lock",
    ]


def test_stdout_has_only_the_json_with_the_decisions(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    document = project.run("sync", "--format", "json").json()
    (work,) = document["works"]
    assert document["version"] == 1
    assert (work["key"], work["status"], work["year"]) == ("radford2021clip", "accepted", 2021)
    assert work["ids"]["arxiv"] == "2103.00020"
    assert work["mentions"] == [
        {
            "file": "notes/a.md",
            "line": 5,
            "text": "Learning Transferable Visual Models From Natural Language Supervision",
            "tags": ["VLP", "CLIP"],
        }
    ]
    assert document["changes"]["added"] == ["radford2021clip"]
    assert document["sources"]["catalogue"]["requests"] == 0


def test_locked_reports_a_change_and_writes_nothing(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    assert project.run("sync", "--locked").code == 1
    assert not project.exists("references.bib")


def test_a_dry_run_prints_the_diff_and_writes_nothing(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    ran = project.run("sync", "--dry-run")
    assert "+@inproceedings{radford2021clip," in ran.out
    assert not project.exists("references.bib")


def test_an_edit_a_tag_and_a_comment_by_hand_are_kept(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.run("sync")
    text = project.read("references.bib")
    edited = "% mine\n" + text.replace("  year = {2021},", "  year = {2020},\n  note = {read twice},")
    edited = edited.replace("keywords = {VLP, CLIP}", "keywords = {VLP, CLIP, to read}")
    project.write("references.bib", edited)
    ran = project.run("sync")
    assert project.read("references.bib") == edited
    assert ran.code == 0


def test_a_deleted_entry_stays_deleted_until_it_is_restored(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.run("sync")
    project.write("references.bib", "")
    project.run("sync")
    assert keys(project.read("references.bib")) == []
    project.run("sync", "--restore")
    assert keys(project.read("references.bib")) == ["radford2021clip"]


def test_a_missing_library_is_rebuilt_from_the_lock_alone(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.run("sync")
    text = project.read("references.bib")
    (project.folder / "references.bib").unlink()
    assert project.run("sync", "--resolvers", "arxiv").code == 0
    assert project.read("references.bib") == text


def test_an_entry_that_is_the_work_is_adopted_with_its_key_and_fields(project: Project) -> None:
    mine = "@article{mykey,\n  title = {My words},\n  eprint = {2103.00020},\n  archiveprefix = {arXiv},\n}\n"
    project.write("references.bib", mine)
    project.write("notes/a.md", CLIP)
    ran = project.run("sync")
    text = project.read("references.bib")
    assert ran.code == 0
    assert keys(text) == ["mykey"]
    assert "title = {My words}" in text
    assert "Radford, Alec" in text


def test_a_deleted_line_leaves_an_orphan_that_only_prune_removes(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.run("sync")
    project.write("notes/a.md", "# VLP\n")
    ran = project.run("sync")
    assert "radford2021clip" in ran.out
    assert keys(project.read("references.bib")) == ["radford2021clip"]
    project.run("sync", "--prune", "--yes")
    assert keys(project.read("references.bib")) == []


def test_naming_one_note_keeps_the_works_of_the_others(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.write("notes/b.md", "# Datasets\n\n## [2019] nocaps\n")
    project.run("sync")
    before = project.read("references.bib"), project.read("references.lock")
    ran = project.run("sync", "notes/b.md")
    assert (project.read("references.bib"), project.read("references.lock")) == before
    assert ran.code == 0


def test_an_unreadable_note_in_a_folder_is_reported_and_its_works_kept(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.write("notes/b.md", "# Datasets\n\n## [2019] nocaps\n")
    project.run("sync")
    before = project.read("references.bib")
    (project.folder / "notes" / "a.md").write_bytes(b"\xff\xfe\x00")
    ran = project.run("sync")
    assert "notes/a.md" in ran.out
    assert ran.code == 3
    assert project.read("references.bib") == before
    assert project.run("sync", "--offline", "--locked").code == 3
    checked = project.run("check")
    assert checked.code == 3
    assert "notes/a.md: " in checked.err
    assert "the works that it names are those of the last sync" in checked.err
    assert project.run("check").code == 3
    assert project.run("check", "--fail-on", "never").code == 0
    (project.folder / "notes" / "a.md").write_bytes(CLIP.encode())
    assert project.run("sync", "--offline", "--locked").code == 0


def test_without_a_network_open_works_stay_unasked_and_the_rest_is_written(project: Project) -> None:
    project.write("notes/a.md", CLIP + "- [2031] A Work That No Catalogue on This Machine Has Ever Heard Of\n")
    ran = project.run("sync")
    assert ran.code == 4
    assert "notes/a.md:8" in ran.out
    assert keys(project.read("references.bib")) == ["radford2021clip"]
    assert project.run("sync", "--offline").code == 4


REFUSED = {
    "a missing note": (["missing.md"], {}, "missing.md"),
    "a folder without notes": (["empty"], {"empty/x.csv": b""}, "empty"),
    "a binary note": (["a.md"], {"a.md": b"\x00\x01"}, "a.md"),
    "a note in latin-1": (["a.md"], {"a.md": b"caf\xe9"}, "a.md:1"),
    "conflict markers": ([], {"references.bib": b"<<<<<<< HEAD\n"}, "references.bib:1"),
    "a damaged lock": ([], {"references.lock": b'{\n "version": 1,\n'}, "references.lock:"),
    "a newer lock": ([], {"references.lock": b'{"version": 3, "works": []}'}, "references.lock:1"),
    "a lock that is not JSON": ([], {"references.lock": b"\xff"}, "references.lock:1"),
    "settings that are not TOML": ([], {"vlbib.toml": b"notes = [\n"}, "vlbib.toml:"),
    "settings of an unknown key": ([], {"vlbib.toml": b"\nnotez = 1\n"}, "vlbib.toml:2"),
    "a library in no folder": (["--library", "nowhere/x.bib"], {}, "nowhere/x.bib"),
    "a source that is not there": (["--resolvers", "nosuch"], {}, "nosuch"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_unusable_input_is_reported_in_one_line_and_nothing_is_written(project: Project, name: str) -> None:
    arguments, files, place = REFUSED[name]
    project.write("notes/a.md", CLIP)
    for file, data in files.items():
        path = project.folder / file
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)
    before = _state(project)
    ran = project.run("sync", *arguments)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert len(ran.err.splitlines()) == 1
    assert place in ran.err
    assert _state(project) == before


def test_a_read_only_library_is_refused(project: Project) -> None:
    project.write("notes/a.md", CLIP)
    project.write("references.bib", "").chmod(0o444)
    ran = project.run("sync")
    assert ran.code == 2
    assert "references.bib" in ran.err


def _state(project: Project) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in project.folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }
