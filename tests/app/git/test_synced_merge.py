"""After a merge by git a sync has nothing to do: both files match the merged notes and settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.app.git.git_team import Team, environment
from tests.thoroughness import some_of

if TYPE_CHECKING:
    from tests.app.conftest import Desk

SPEECH, VISION = "# Bob\n\n## Speech\n\n", "# Ann\n\n## Vision\n\n"
RESNET, CLIP = "- Deep Residual Learning for Image Recognition\n", "- CLIP\n"
ATTENTION, MASK = "- Attention Is All You Need\n", "- Mask R-CNN\n"
BERT = "- BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding\n"
ADAM, VAE = "- Adam: A Method for Stochastic Optimization\n", "- Auto-Encoding Variational Bayes\n"
COCO = "- Microsoft COCO: Common Objects in Context\n"


def ann(*lines: str) -> dict[str, str]:
    return {"notes/ann.md": "".join([VISION, *lines])}


def bob(*lines: str, heading: str = "Speech") -> dict[str, str]:
    return {"notes/bob.md": "".join([SPEECH.replace("Speech", heading), *lines])}


def tags(team: Team, key: str) -> str:
    return team.desk.value(key, "keywords")


@pytest.mark.parametrize(
    "how", some_of([("merge", "-q", "theirs"), ("cherry-pick", "theirs"), ("rebase", "-q", "theirs")], 1)
)
def test_a_work_has_the_tags_of_its_lines_in_the_merged_notes(team: Team, how: tuple[str, ...]) -> None:
    team.branches(ann(RESNET, CLIP, ATTENTION, COCO), bob(MASK, BERT))
    team.git(*how)
    team.clean()
    assert tags(team, "vaswani2017attention") == "Vision"


@pytest.mark.parametrize("how", some_of(["rebase", "merge"], 1))
def test_a_work_that_one_side_pruned_and_the_other_names_again_is_kept(team: Team, how: str) -> None:
    team.branches(bob(MASK, BERT), {"notes/carl.md": f"# Carl\n\n## Speech\n\n{ATTENTION}{COCO}"})
    team.sync("--prune", "--yes")
    team.commit("pruned")
    assert "vaswani2017attention" not in team.desk.entries()
    team.git(how, "theirs")
    team.clean()
    assert tags(team, "vaswani2017attention") == "Speech"


def test_settings_of_one_side_apply_to_the_lines_of_the_other(team: Team) -> None:
    team.branches({"vlbib.toml": '[tags.synonyms]\nSpeech = "Language"\n'}, bob(ATTENTION, MASK, BERT))
    team.git("merge", "-q", "theirs")
    team.clean()
    assert tags(team, "devlin2018bert") == tags(team, "vaswani2017attention") == "Language"


def test_lines_on_both_sides_that_name_a_waiting_work_leave_nothing_to_do(team: Team) -> None:
    unheard = "- An Unheard Of Method for Rare Things"
    team.git("switch", "-q", "-c", "theirs")
    team.desk.write("notes/bob.md", bob(ATTENTION, MASK, f"{unheard} (Doe, 2020)\n", BERT)["notes/bob.md"])
    assert "1 not asked" in team.desk.sync().out
    team.commit("theirs")
    team.git("switch", "-q", "main")
    team.desk.write("notes/ann.md", ann(RESNET, CLIP, f"{unheard} (2019)\n", COCO)["notes/ann.md"])
    assert "1 not asked" in team.desk.sync().out
    team.commit("ours")
    team.git("merge", "-q", "theirs")
    ran = team.desk.sync("--locked")
    assert "not asked" in ran.out
    assert "references.bib: nothing changed" in ran.out
    assert "references.lock" not in ran.out


def test_a_criss_cross_merge_leaves_nothing_to_do(team: Team) -> None:
    team.branches(ann(RESNET, CLIP, COCO), bob(ATTENTION, MASK, BERT))
    team.git("tag", "ours")
    team.git("tag", "theirs-then", "theirs")
    team.git("merge", "-q", "theirs-then")
    team.work(ann(RESNET, CLIP, COCO, ATTENTION, ADAM))
    team.git("switch", "-q", "theirs")
    team.git("merge", "-q", "ours")
    team.work(bob(MASK, BERT, VAE))
    team.git("switch", "-q", "main")
    assert len(team.git("merge-base", "--all", "main", "theirs").split()) == 2
    team.git("merge", "-q", "theirs")
    team.clean()
    assert tags(team, "vaswani2017attention") == "Vision"


def test_changes_popped_from_a_stash_are_merged_with_the_notes_of_the_branch(team: Team) -> None:
    team.git("switch", "-q", "-c", "theirs")
    team.work(bob(MASK, BERT))
    team.git("switch", "-q", "main")
    team.desk.write("notes/ann.md", ann(RESNET, CLIP, ATTENTION, COCO)["notes/ann.md"])
    team.sync()
    team.git("stash", "-q")
    team.git("merge", "-q", "theirs")
    team.work({"notes/carl.md": f"# Carl\n\n## Motion\n\n{ADAM}"})
    team.git("stash", "pop", "-q")
    team.clean()
    assert tags(team, "vaswani2017attention") == "Vision"


def test_a_reverted_change_is_removed_from_library_and_lock(team: Team) -> None:
    team.desk.write("notes/bob.md", bob(MASK, COCO)["notes/bob.md"])
    team.sync()
    team.commit("for the revert")
    team.desk.write("notes/ann.md", ann(RESNET, CLIP, BERT)["notes/ann.md"])
    team.sync()
    team.commit("after it")
    team.git("revert", "--no-edit", "HEAD^")
    team.clean()
    assert tags(team, "vaswani2017attention") == "Speech"


def test_the_merge_of_a_project_below_the_top_reads_the_notes_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(monkeypatch)
    Path("paper").mkdir()
    Team(desk).git("init", "-q", "-b", "main")
    monkeypatch.chdir("paper")
    team = Team(desk)
    team.begin()
    team.branches(ann(RESNET, CLIP, ATTENTION, COCO), bob(MASK, BERT))
    team.git("merge", "-q", "theirs")
    team.clean()
    assert tags(team, "vaswani2017attention") == "Vision"


def test_notes_that_their_side_added_deleted_or_renamed_count_as_they_are_there(team: Team) -> None:
    team.desk.write("notes/old.md", f"# Old\n\n## Motion\n\n{COCO}")
    team.sync()
    team.commit("three notes")
    team.git("switch", "-q", "-c", "theirs")
    Path("notes/old.md").unlink()
    team.git("mv", "notes/bob.md", "notes/robert.md")
    team.desk.write("notes/new.md", f"# New\n\n## Vision\n\n{BERT}")
    team.sync()
    team.commit("theirs")
    team.git("switch", "-q", "main")
    team.work(ann(RESNET, CLIP, COCO))
    team.git("merge", "-q", "theirs")
    team.clean()
    assert tags(team, "lin2014microsoft") == "Vision"


def test_an_uncommitted_change_of_a_note_takes_no_part_in_the_merge(team: Team) -> None:
    team.branches(ann(RESNET, CLIP, ATTENTION, COCO), {"notes/carl.md": f"# Carl\n\n{BERT}"})
    half_done = bob(ATTENTION, MASK, "- Visual Instruction Tuning\n")["notes/bob.md"]
    team.desk.write("notes/bob.md", half_done)
    team.git("merge", "-q", "theirs")
    assert team.desk.read("notes/bob.md") == half_done
    assert "liu2023visual" not in team.desk.entries()
    team.git("checkout", "notes/bob.md")
    team.clean()


def test_if_a_note_conflicts_both_files_have_what_either_side_changed(team: Team) -> None:
    team.branches(ann(RESNET, CLIP, COCO), ann(RESNET, CLIP, BERT))
    team.git("merge", "theirs", code=1)
    assert team.unmerged == ["notes/ann.md"]
    assert {"devlin2018bert", "lin2014microsoft"} <= set(team.desk.entries())
    team.desk.write("notes/ann.md", ann(RESNET, CLIP, COCO, BERT)["notes/ann.md"])
    team.clean()


def test_a_library_other_than_the_projects_is_merged_alone(team: Team) -> None:
    team.git("mv", "references.bib", "mine.bib")
    team.git("rm", "-q", "references.lock")
    team.desk.write(".gitattributes", "mine.bib merge=vlbib\n")
    team.commit("no lock")
    library = team.desk.read("mine.bib")
    team.git("switch", "-q", "-c", "theirs")
    team.desk.write("mine.bib", library.replace("2016", "2015"))
    team.commit("theirs")
    team.git("switch", "-q", "main")
    team.desk.write("mine.bib", library.replace("2021", "2022"))
    team.commit("ours")
    team.git("merge", "-q", "theirs")
    assert team.desk.read("mine.bib") == library.replace("2016", "2015").replace("2021", "2022")


def test_a_change_missing_in_a_file_that_git_takes_from_one_side_is_reported(team: Team) -> None:
    team.branches({"notes/carl.md": f"# Carl\n\n## Vision\n\n{ATTENTION}"}, bob(MASK))
    told = team.git("merge", "theirs")
    assert "the merged notes ask for more in references.bib, which only one side has changed; run `vlbib sync`" in told
    assert team.desk.sync("--locked").code == 1
    team.sync()
    assert tags(team, "vaswani2017attention") == "Vision"


def test_a_merge_does_not_read_notes_outside_the_tree_that_the_other_side_names(team: Team) -> None:
    Path("../private").mkdir()
    Path("../private/mine.md").write_text(f"# Private\n\n{BERT}", encoding="utf-8")
    team.desk.write("vlbib.toml", 'notes = ["notes"]\n')
    team.sync()
    team.commit("settings")
    team.git("switch", "-q", "-c", "theirs")
    team.work(bob(ATTENTION, MASK, COCO))
    team.work({"vlbib.toml": 'notes = ["notes", "../private"]\n'})
    assert "devlin2018bert" in team.desk.entries()
    library = team.git("show", "HEAD^:references.bib")
    lock = team.git("show", "HEAD^:references.lock")
    team.desk.write("references.bib", library)
    team.desk.write("references.lock", lock)
    team.commit("as a stranger hands it in")
    team.git("switch", "-q", "main")
    team.work(ann(RESNET, CLIP, "- Visual Instruction Tuning\n"))
    team.git("merge", "-q", "theirs")
    assert {"lin2014microsoft", "liu2023visual"} <= set(team.desk.entries())
    assert "devlin2018bert" not in team.desk.entries()
