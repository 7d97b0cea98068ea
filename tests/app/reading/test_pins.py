"""Decisions about lines of the notes, by command: pins, ignored lines, short names; none is asked for twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
UNKNOWN = "A Report on Words and Images That No Catalogue of the World Has Heard Of"
NOTES = f"# VLP\n\n- [2021] {UNKNOWN}\n- [2021] {CLIP}\n"
MOVED = {
    "as it was": NOTES,
    "to another section": f"# Other\n\n- [2021] {CLIP}\n\n# New\n\n- [2021] {UNKNOWN}\n",
    "with a slip mended": NOTES.replace("Catalogue", "Catalog"),
    "with its end cut": NOTES.replace(" of the World Has Heard Of", ""),
    "in another case": NOTES.replace(UNKNOWN, UNKNOWN.lower()),
}


def decide(desk: Desk, *arguments: str) -> None:
    ran = desk.run(*arguments)
    assert ran.code == 0, ran.err


def settle(desk: Desk, notes: str) -> None:
    """Sync the notes, and check that nothing is left to decide and that a further sync is silent."""
    desk.write("notes/a.md", notes)
    ran = desk.sync()
    assert ran.code == 0, ran.out + ran.err
    desk.silent()


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
def test_a_pin_leads_to_the_entry_and_follows_its_line(desk: Desk, moved: str) -> None:
    desk.write("notes/a.md", NOTES)
    decide(desk, "pin", "notes/a.md:3", "arXiv:2201.12086")
    settle(desk, NOTES)
    before = desk.entries()
    assert desk.value(before[0], "eprint") == "2201.12086"
    settle(desk, moved)
    assert desk.entries() == before


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
@pytest.mark.parametrize("command", [("ignore",), ("pin", "none")], ids=" ".join)
def test_an_ignored_line_is_not_reported_again(desk: Desk, command: tuple[str, ...], moved: str) -> None:
    desk.write("notes/a.md", NOTES)
    decide(desk, command[0], UNKNOWN, *command[1:])
    settle(desk, NOTES)
    settle(desk, moved)
    assert desk.entries() == ["radford2021learning"]


@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
def test_a_line_pinned_to_a_page_becomes_an_online_entry(desk: Desk, moved: str) -> None:
    desk.write("notes/a.md", NOTES)
    decide(desk, "pin", UNKNOWN, "https://example.org/report")
    settle(desk, NOTES)
    (key,) = (one for one in desk.entries() if one != "radford2021learning")
    assert f"@online{{{key}," in desk.read()
    assert desk.value(key, "url") == "https://example.org/report"
    settle(desk, moved)
    assert desk.value(key, "url") == "https://example.org/report"


def test_a_line_pinned_to_a_page_is_a_page_even_if_a_paper_has_that_title(desk: Desk) -> None:
    desk.write("notes/a.md", NOTES)
    decide(desk, "ignore", UNKNOWN)
    settle(desk, NOTES)
    decide(desk, "pin", "radford2021learning", "https://openai.com/clip")
    ran = desk.sync("--prune", "--yes")
    assert "1 web page" in ran.out
    (key,) = desk.entries()
    assert desk.value(key, "url") == "https://openai.com/clip"
    desk.silent()
    decide(desk, "pin", key, "https://openai.com/research/clip")
    settle(desk, NOTES)
    assert desk.value(key, "url") == "https://openai.com/research/clip"
    decide(desk, "pin", key, "arXiv:2103.00020")
    desk.sync("--prune", "--yes")

    assert [desk.value(key, "eprint") for key in desk.entries()] == ["2103.00020"]
    desk.silent()


def test_a_pin_by_key_moves_all_lines_of_the_entry(desk: Desk) -> None:
    notes = f"# A\n\n- [2021] {CLIP}\n\n# B\n\n## [2021] CLIP\n\n- [2021] Learning Transferable Visual Models From...\n"
    settle(desk, notes)
    assert desk.entries() == ["radford2021clip"]
    decide(desk, "pin", "radford2021clip", "arXiv:2102.05918")
    desk.sync("--prune", "--yes")
    (key,) = desk.entries()
    assert desk.value(key, "eprint") == "2102.05918"
    desk.silent()


def test_a_pin_does_not_move_to_another_work_when_its_line_is_deleted(desk: Desk) -> None:
    other = "BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation"
    notes = f"# A\n\n- [2021] {CLIP}\n- [2019] {other}\n"
    desk.write("notes/a.md", notes + "- [2019] BART: Denoising Sequence-to-Sequence\n")
    decide(desk, "ignore", "BART: Denoising Sequence-to-Sequence")
    desk.sync()
    before = desk.entries()
    desk.write("notes/a.md", notes)
    desk.sync()
    assert desk.entries() == before


def test_a_short_name_means_what_the_settings_say(desk: Desk) -> None:
    desk.write("vlbib.toml", '[alias]\n"the model" = "arXiv:2103.00020"\n"BLIP" = "arXiv:2201.12086"\n')
    settle(desk, "# VLP\n\n## [2022] BLIP\n")
    (key,) = desk.entries()
    assert desk.value(key, "eprint") == "2201.12086"


def test_decisions_keep_the_settings_comments(desk: Desk) -> None:
    text = '# mine\nlibrary = "references.bib"  # here\n'
    desk.write("vlbib.toml", text)
    desk.write("notes/a.md", NOTES)
    decide(desk, "pin", UNKNOWN, "arXiv:2201.12086")
    assert desk.read("vlbib.toml").startswith(text)


def test_a_line_with_nothing_but_a_link_is_pinned_and_ignored_by_its_link(desk: Desk) -> None:
    links = ("https://github.com/acme/finder", "https://github.com/acme/loser")
    desk.write("notes/a.md", "# VLP\n\n- CLIP\n" + "".join(f"- {link}\n" for link in links))
    assert all(f"{link} (its link leads to a repository" in desk.sync().out for link in links)
    assert desk.run("pin", "notes/a.md:4", "arXiv:2103.00020").code == 0
    assert desk.run("ignore", "notes/a.md:5").code == 0
    assert not any(link in desk.sync().out for link in links)
    assert desk.run("explain", "notes/a.md:4").out.startswith(f"{desk.entries()[0]}: accepted")
