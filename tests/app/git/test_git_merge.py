"""Merges by the drivers in real git, also without vlbib, and in files that have conflict markers already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.app.git.git_team import NOTES, Team

from vlbib.app.git.git_drivers import drivers

BLIP = "- BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and Generation\n"
COCO = "- Microsoft COCO: Common Objects in Context\n"
ANN, BOB = NOTES["notes/ann.md"], NOTES["notes/bob.md"]


def year_of_resnet(team: Team, year: str) -> None:
    team.desk.write("references.bib", team.desk.read().replace("year = {2016}", f"year = {{{year}}}"))
    team.commit(year)


def test_lines_and_edits_of_two_people_are_merged(team: Team) -> None:
    library = team.desk.read()
    team.branches(
        {"notes/ann.md": ANN + COCO, "references.bib": library.replace("770--778", "1--2")},
        {"notes/bob.md": BOB + BLIP, "references.bib": library.replace("year = {2016}", "year = {2015}")},
    )
    team.git("merge", "-q", "-m", "both", "theirs")
    assert len(team.desk.entries()) == 6
    assert "pages = {1--2}" in team.desk.read()
    assert "year = {2015}" in team.desk.read()
    team.clean()
    team.desk.silent()


def test_a_field_that_both_changed_has_conflict_markers_and_nothing_is_written_until_it_is_settled(team: Team) -> None:
    team.git("switch", "-q", "-c", "theirs")
    year_of_resnet(team, "2014")
    team.git("switch", "-q", "main")
    year_of_resnet(team, "2015")
    told = team.git("merge", "theirs", code=1)
    line = next(n for n, text in enumerate(team.desk.read().splitlines(), 1) if text.startswith("<<<<<<<"))
    assert f"references.bib:{line}: `year` of he2016deep: both sides changed it; keep one version" in told
    assert team.unmerged == ["references.bib"]
    marked = team.desk.read()
    assert "<<<<<<< HEAD\n  year = {2015},\n=======\n  year = {2014},\n>>>>>>> theirs\n" in marked
    reason = "a conflict marker of version control: settle it in an editor, or run `vlbib git merge`"
    ran = team.desk.sync()
    assert (ran.code, ran.err) == (2, f"vlbib: references.bib:{line}: {reason}; nothing was written\n")
    checked = team.desk.run("check", "references.bib")
    assert checked.code == 1
    assert checked.out == f"references.bib:{line}:1: S001 error this block cannot be read: {reason}\n"
    assert team.desk.read() == marked
    team.desk.write("references.bib", re.sub(r"<<<<<<< .*\n(.*\n)=======\n.*\n>>>>>>> .*\n", r"\1", marked))
    team.commit("settled")
    assert team.desk.value("he2016deep", "year") == "2015"
    team.desk.silent()


def test_a_work_that_both_add_is_one_entry_and_two_works_with_one_key_are_two(team: Team) -> None:
    one, two = (f"\n@misc{{zoe2020,\n  title = {{{title}}},\n}}\n" for title in ("Onyx", "Opal"))
    library = team.desk.read()
    team.branches(
        {"notes/ann.md": ANN + COCO, "references.bib": library + one},
        {"notes/bob.md": BOB + COCO, "references.bib": library + two},
    )
    told = team.git("merge", "-m", "both", "theirs")
    assert "theirs is zoe2020a now" in told
    assert sorted(team.desk.entries())[-2:] == ["zoe2020", "zoe2020a"]
    assert len(team.desk.entries()) == 7
    assert set(team.desk.value("lin2014microsoft", "keywords").split(", ")) == {"Vision", "Speech"}
    team.clean()


MISSING = drivers()["merge.vlbib.driver"].replace(
    drivers()["merge.vlbib.driver"].partition(" git merge-driver")[0], "no-vlbib-here"
)


@pytest.mark.parametrize("driver", [MISSING, MISSING.replace("no-vlbib-here", "false")])
def test_without_vlbib_git_merges_the_text_and_loses_nothing(team: Team, driver: str) -> None:
    team.git("config", "merge.vlbib.driver", driver)
    team.git("switch", "-q", "-c", "theirs")
    year_of_resnet(team, "2014")
    team.git("switch", "-q", "main")
    year_of_resnet(team, "2015")
    team.git("merge", "theirs", code=1)
    assert "  year = {2015},\n=======\n  year = {2014},\n>>>>>>> theirs\n" in team.desk.read()
    assert team.unmerged == ["references.bib"]
    team.git("merge", "--abort")
    team.desk.write("references.bib", "% top\n" + team.desk.read().replace("{2015}", "{2014}"))
    team.commit("same year")
    team.git("merge", "-m", "both", "theirs")
    assert team.desk.read().startswith("% top\n")


def test_a_library_that_cannot_be_read_is_merged_as_text(team: Team) -> None:
    library = team.desk.read()
    team.git("switch", "-q", "-c", "theirs")
    Path("references.bib").write_bytes(library.encode() + b"\0")
    team.commit("a byte")
    team.git("switch", "-q", "main")
    year_of_resnet(team, "2015")
    team.git("merge", "theirs", code=1)
    assert team.unmerged == ["references.bib"]
    assert "year = {2015}" in team.desk.read()


@pytest.fixture
def plain(team: Team) -> Team:
    """A merge that began without the drivers, with conflict markers in library and lock."""
    for section in ("merge.vlbib", "diff.vlbib"):
        team.git("config", "--remove-section", section)
    team.branches({"notes/ann.md": ANN + COCO}, {"notes/bob.md": BOB + COCO + BLIP})
    team.git("merge", "theirs", code=1)
    assert team.unmerged == ["references.bib", "references.lock"]
    return team


def test_a_lock_with_conflict_markers_is_refused_in_one_line_that_says_what_to_do(plain: Team) -> None:
    plain.git("checkout", "--ours", "references.bib")
    ran = plain.desk.sync()
    assert ran.code == 2
    assert re.fullmatch(
        r"vlbib: references\.lock:\d+: a conflict marker of version control: run `vlbib git merge`, "
        r"take one side's lock from git, or make it anew with `vlbib sync --relock`; nothing was written\n",
        ran.err,
    )
    assert plain.desk.run("sync", "--offline", "--relock").code in (0, 3)
    plain.desk.silent(plain.desk.sync().code)


def test_every_way_to_resolve_the_markers_leads_to_the_same_library(plain: Team) -> None:
    ran = plain.desk.run("git", "merge")
    assert (ran.code, ran.out) == (
        0,
        "references.bib: merged; git add references.bib\nreferences.lock: merged; git add references.lock\n",
    )
    assert ran.err == "git does this by itself in a clone after `vlbib git install`\n"
    plain.clean()
    merged = sorted(plain.desk.entries())
    assert plain.desk.run("undo").code == 0
    assert "<<<<<<<" in plain.desk.read("references.lock")
    plain.git("checkout", "--ours", "references.bib", "references.lock")
    plain.sync()
    assert sorted(plain.desk.entries()) == merged


def test_merging_again_marks_conflicts_and_is_refused_once_they_are_settled(team: Team) -> None:
    team.git("switch", "-q", "-c", "theirs")
    year_of_resnet(team, "2014")
    team.git("switch", "-q", "main")
    year_of_resnet(team, "2015")
    team.git("merge", "theirs", code=1)
    team.desk.write("references.bib", "half done\n")
    ran = team.desk.run("git", "merge")
    assert ran.code == 3
    assert "<<<<<<< ours\n  year = {2015},\n=======\n  year = {2014},\n>>>>>>> theirs\n" in team.desk.read()
    assert "`year` of he2016deep: both sides changed it" in ran.err
    assert "git install" not in ran.err
    team.commit("whatever")
    again = team.desk.run("git", "merge")
    assert (again.code, again.err) == (
        2,
        "vlbib: references.bib, references.lock: git has no unfinished merge of them; nothing was written\n",
    )


def test_merging_again_leaves_a_file_with_an_unreadable_version_as_it_is(team: Team) -> None:
    library = team.desk.read()
    team.git("switch", "-q", "-c", "theirs")
    Path("references.bib").write_bytes(library.encode() + b"\0")
    team.commit("a byte")
    team.git("switch", "-q", "main")
    year_of_resnet(team, "2015")
    team.git("merge", "theirs", code=1)
    before = Path("references.bib").read_bytes()
    ran = team.desk.run("git", "merge")
    assert ran.code == 2
    assert "a NUL byte; left as it is" in ran.err
    assert Path("references.bib").read_bytes() == before


def test_a_diff_shows_entries_instead_of_lines(team: Team) -> None:
    text = (
        team.desk.read()
        .replace("  year = {2016},\n", "")
        .replace("  title = {Deep Res", "  year = {2015},\n  title = {Deep Res")
    )
    team.desk.write("references.bib", text)
    diff = [line for line in team.git("diff", "--", "references.bib").splitlines() if re.match(r"[-+]\w", line)]
    assert diff == ["-he2016deep  year = 2016", "+he2016deep  year = 2015"]
    Path("references.bib").write_bytes(b"\0 no text")
    assert "no text" in team.git("diff", "--", "references.bib")
