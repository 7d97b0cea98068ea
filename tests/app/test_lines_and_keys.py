"""Two changes at once of a project's lines and keys; each of these cases once lost a decision or an entry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
ALIGN = "Scaling up visual and vision-language representation learning with noisy text supervision"
TWO = f"# VLP\n- [2021] {CLIP}\n- [2021] {ALIGN}\n"
ONE = f"# VLP\n- [2021] {CLIP}\n"
NONE = "# VLP\n- [2021] Nothing That Anybody Has Ever Heard of Here\n"


def test_the_last_entries_of_a_file_are_pruned_together(desk: Desk) -> None:
    desk.write("notes/a.md", TWO)
    desk.sync()
    desk.write("references.bib", "@misc{mine,\n  title = {Mine},\n}\n\n" + desk.read())
    desk.write("notes/a.md", NONE)
    desk.sync("--prune", "--yes")
    assert desk.read() == "@misc{mine,\n  title = {Mine},\n}\n"


def test_an_orphan_is_named_by_the_key_that_the_owner_gave_it(desk: Desk) -> None:
    desk.write("notes/a.md", ONE)
    desk.sync()
    desk.write("notes/a.md", NONE)
    desk.write("references.bib", desk.read().replace("{radford2021learning,", "{mykey,"))
    told = desk.sync().out
    assert "mykey: was radford2021learning" in told
    desk.write("m.tex", "\\cite{mykey}\n")
    kept = desk.sync("--prune", "--yes", "--tex", "m.tex")
    assert desk.entries() == ["mykey"]
    assert "  mykey: a paper cites it" in kept.out
    assert "was" not in kept.out
    desk.sync("--prune", "--yes")
    assert desk.entries() == []


def test_an_own_entry_in_place_of_an_orphan_is_never_pruned(desk: Desk) -> None:
    desk.write("notes/a.md", ONE)
    desk.sync()
    desk.write("notes/a.md", NONE)
    mine = f"@misc{{mine,\n  title = {{{CLIP}}},\n  eprint = {{2103.00020}},\n}}\n"
    desk.write("references.bib", mine)
    desk.sync("--prune", "--yes")
    desk.sync("--prune", "--yes")
    assert desk.read() == mine


def test_a_pin_applies_to_a_work_that_was_added_without_a_note(desk: Desk) -> None:
    desk.write("notes/a.md", NONE)
    desk.run("add", CLIP, "--offline")
    desk.run("pin", "radford2021learning", "arXiv:2102.05918")
    assert "1 added" in desk.sync().out
    assert "jia2021scaling" in desk.entries()
    desk.silent(code=4)


def test_a_line_pinned_to_a_page_and_then_to_a_paper_of_the_library_is_asked_about_once(desk: Desk) -> None:
    unknown = "A Bird That Nobody Knows"
    desk.write("notes/a.md", f"# VLP\n- [2021] {unknown}\n- [2021] {CLIP}\n")
    desk.run("pin", unknown, "https://example.org/bird")
    desk.sync()
    desk.run("pin", unknown, "arXiv:2103.00020")
    desk.sync()
    before = desk.read("references.lock")
    desk.silent()
    assert desk.read("references.lock") == before
    assert "radford2021learning" in desk.run("explain", "notes/a.md:2").out


@pytest.mark.parametrize("slip", [("Transferable", "Transferrable"), ("Supervision", "Supervison")])
def test_a_typo_in_one_of_two_lines_of_a_work_asks_no_source(desk: Desk, slip: tuple[str, str]) -> None:
    desk.write("notes/a.md", ONE)
    desk.write("notes/b.md", ONE)
    desk.sync()
    library = desk.read()
    desk.write("notes/a.md", ONE.replace(*slip))
    ran = desk.sync()
    assert (ran.code, desk.read()) == (0, library), ran.out
    desk.silent()


def test_only_one_of_two_new_lines_replaces_a_similar_removed_line(desk: Desk) -> None:
    desk.write("notes/a.md", "# VLP\n- [2021] Some Words of a Title That Nobody Knows\n")
    desk.run("pin", "Some Words of a Title That Nobody Knows", "arXiv:2103.00020")
    desk.sync()
    Path("vlbib.toml").unlink()
    longer = [f"- [2021] Some Words of a Title That Nobody Knows {word}\n" for word in ("Today", "Tomorrow")]
    desk.write("notes/a.md", "# VLP\n" + "".join(longer))
    ran = desk.sync()
    assert "2 works named" in ran.out
    assert "1 accepted" in ran.out


def test_a_reworded_ignored_line_is_not_confused_with_a_similar_new_one(desk: Desk) -> None:
    desk.write("notes/a.md", f"# VLP\n- [2021] {CLIP}\n")
    desk.run("ignore", CLIP)
    desk.sync()
    slipped = CLIP.replace("Transferable", "Transferrable")
    desk.write("notes/a.md", f"# VLP\n- [2021] {slipped}\n")
    assert "1 ignored" in desk.sync().out
    beginning = " ".join(CLIP.split()[:5])
    desk.write("notes/a.md", f"# VLP\n- [2021] {slipped}\n- [2021] {beginning}\n")
    ran = desk.sync()
    assert "1 ignored" in ran.out
    assert slipped not in ran.out


@pytest.mark.parametrize("edited", [f"Hybrid {CLIP}", f"{CLIP} for Speech", f"Attacks on {CLIP}"])
def test_a_line_edited_to_another_title_no_longer_names_the_old_work(desk: Desk, edited: str) -> None:
    desk.write("notes/a.md", ONE)
    assert "1 accepted" in desk.sync().out
    desk.write("notes/a.md", f"# VLP\n- [2021] {edited}\n")
    ran = desk.sync()
    assert "accepted" not in ran.out
    assert f"notes/a.md:2: {edited}" in ran.out
