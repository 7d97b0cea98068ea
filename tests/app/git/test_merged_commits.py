"""The commits of a merge for which git calls a driver, and the notes and settings of the merged tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.app.git.git_team import Team, environment

from vlbib.app.git.merged_commits import MergedCommits, file_in, merged_commits, merged_texts, version_before

if TYPE_CHECKING:
    from tests.app.conftest import Desk

FILE = "notes/a.md"
LINES = "- first\n\n- second\n\n- third\n"
HERE = Path()


@pytest.fixture
def team(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Team:
    """A repository on main with three versions of a note, tagged base, main, and theirs."""
    environment(monkeypatch)
    team = Team(desk)
    team.git("init", "-q", "-b", "main")
    change(team, {FILE: LINES, "notes/old.md": "- old\n", "vlbib.toml": ""}, "base")
    team.git("switch", "-q", "-c", "side")
    change(team, {FILE: LINES.replace("first", "theirs")}, "theirs")
    team.git("switch", "-q", "main")
    change(team, {FILE: LINES.replace("third", "ours")}, "ours")
    return team


def change(team: Team, texts: dict[str, str | None], tag: str) -> None:
    for name, text in texts.items():
        if text is None:
            Path(name).unlink()
        else:
            team.desk.write(name, text)
    team.commit(tag)
    team.git("tag", tag)


def versions() -> list[bytes]:
    return [file_in(HERE, commit, FILE) or b"" for commit in ("base", "ours", "theirs")]


def ids(commits: MergedCommits | None, team: Team) -> list[str]:
    assert commits
    return [team.git("rev-parse", name).strip() for name in (commits.base, commits.ours, commits.theirs)]


def tagged(team: Team, *tags: str) -> list[str]:
    return [team.git("rev-parse", tag).strip() for tag in tags]


def test_a_merge_is_recognised_by_the_environment(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"GITHEAD_{tagged(team, 'theirs')[0]}", "side")
    commits = merged_commits(HERE, FILE, versions(), "side")
    assert ids(commits, team) == tagged(team, "base", "ours", "theirs")


def test_a_cherry_pick_is_recognised_by_its_label(team: Team) -> None:
    commits = merged_commits(HERE, FILE, versions(), f"{tagged(team, 'theirs')[0][:7]} (a subject)")
    assert ids(commits, team) == tagged(team, "base", "ours", "theirs")


def test_a_revert_merges_the_parent(team: Team) -> None:
    base, ours, theirs = versions()
    team.git("switch", "-q", "--detach", "theirs")
    commits = merged_commits(HERE, FILE, [theirs, theirs, base], f"parent of {tagged(team, 'theirs')[0][:7]} (a)")
    assert ids(commits, team) == tagged(team, "theirs", "theirs", "base")
    assert ours


@pytest.mark.parametrize("changed", [0, 1, 2])
def test_commits_with_another_version_are_not_those_of_the_merge(team: Team, changed: int) -> None:
    three = versions()
    three[changed] += b"more\n"
    assert merged_commits(HERE, FILE, three, f"{tagged(team, 'theirs')[0]} (a subject)") is None


def test_a_stash_is_recognised_by_its_label_and_found_by_its_contents(team: Team) -> None:
    for text in ("stashed", "later"):
        team.desk.write(FILE, LINES.replace("third", "ours") + f"- {text}\n")
        team.git("stash", "-q")
    base, ours = versions()[1], file_in(HERE, "HEAD", FILE) or b""
    theirs = file_in(HERE, "stash@{1}", FILE) or b""
    commits = merged_commits(HERE, FILE, [base, ours, theirs], "Stashed changes")
    assert ids(commits, team) == tagged(team, "stash@{1}^", "ours", "stash@{1}")
    assert merged_commits(HERE, FILE, [base, ours, theirs], "another label") is None


def test_the_base_of_a_criss_cross_merge_is_the_merge_of_both_bases(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.git("merge", "-q", "theirs")
    change(team, {"notes/new.md": "- new\n"}, "ours2")
    team.git("switch", "-q", "side")
    team.git("merge", "-q", "ours")
    change(team, {FILE: "- all new\n"}, "theirs2")
    team.git("switch", "-q", "main")
    monkeypatch.setenv(f"GITHEAD_{tagged(team, 'theirs2')[0]}", "side")
    three = [b"merged by git", *(file_in(HERE, commit, FILE) or b"" for commit in ("ours2", "theirs2"))]
    commits = merged_commits(HERE, FILE, three, "side")
    assert commits
    assert sorted(commits.crossed) == sorted(tagged(team, "ours", "theirs"))
    asked: list[bytes] = []

    def merge(*sides: bytes) -> bytes:
        asked.extend(sides)
        return b"both"

    assert version_before(HERE, commits, FILE, merge) == b"both"
    before, *sides = [file_in(HERE, commit, FILE) or b"" for commit in ("base", "ours", "theirs")]
    assert (asked[0], sorted(asked[1:])) == (before, sorted(sides))
    assert version_before(HERE, commits, "nobody.md", merge) is None
    assert version_before(HERE, MergedCommits("base", "HEAD", "theirs"), FILE, merge) == before


def test_without_environment_and_label_no_commits_are_known(team: Team) -> None:
    assert merged_commits(HERE, FILE, versions(), "side") is None
    assert team.unmerged == []


def texts() -> dict[str, bytes | None] | None:
    merged = merged_texts(HERE, MergedCommits("base", "HEAD", "theirs"))
    return None if merged is None else {os.path.relpath(path): data for path, data in merged.items()}


def test_the_merged_texts_are_the_notes_that_differ_from_the_working_tree(team: Team) -> None:
    assert texts() == {FILE: b"- theirs\n\n- second\n\n- ours\n"}
    assert team.desk.read(FILE) == LINES.replace("third", "ours")


def test_new_and_deleted_notes_are_returned_and_other_files_are_not(team: Team) -> None:
    team.git("switch", "-q", "side")
    change(team, {"notes/new.md": "- new\n", "notes/old.md": None, "code.py": "pass\n", "vlbib.toml": "#\n"}, "more")
    team.git("tag", "-f", "theirs")
    team.git("switch", "-q", "main")
    merged = texts()
    assert merged
    assert merged.pop(FILE)
    assert merged == {"notes/new.md": b"- new\n", "notes/old.md": None, "vlbib.toml": b"#\n"}


def test_a_renamed_note_is_followed(team: Team) -> None:
    team.git("switch", "-q", "side")
    team.git("mv", FILE, "notes/b.md")
    change(team, {}, "moved")
    team.git("tag", "-f", "theirs")
    team.git("switch", "-q", "main")
    assert texts() == {FILE: None, "notes/b.md": b"- theirs\n\n- second\n\n- ours\n"}


def test_uncommitted_changes_do_not_count(team: Team) -> None:
    team.desk.write("notes/old.md", "- half done\n")
    merged = texts()
    assert merged
    assert merged["notes/old.md"] == b"- old\n"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({FILE: "- one\n"}, {FILE: "- two\n"}),
        ({"vlbib.toml": "#1\n"}, {"vlbib.toml": "#2\n"}),
        ({}, {"vlbib.toml": None}),
        ({}, {"sub/pyproject.toml": ""}),
    ],
)
def test_conflicting_notes_and_added_or_deleted_settings_leave_the_merge_to_the_files_alone(
    team: Team, ours: dict[str, str | None], theirs: dict[str, str | None]
) -> None:
    team.git("switch", "-q", "side")
    change(team, theirs, "more")
    team.git("tag", "-f", "theirs")
    team.git("switch", "-q", "main")
    change(team, ours, "mine")
    assert texts() is None


def test_a_conflict_in_another_file_does_not_matter(team: Team) -> None:
    team.git("switch", "-q", "side")
    change(team, {"code.py": "1\n"}, "more")
    team.git("tag", "-f", "theirs")
    team.git("switch", "-q", "main")
    change(team, {"code.py": "2\n"}, "mine")
    assert texts() == {FILE: b"- theirs\n\n- second\n\n- ours\n"}
