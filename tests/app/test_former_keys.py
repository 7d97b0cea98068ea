"""Commands follow a former key of an entry and say so, unless another entry has that key now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
NOTES = f"# VLP\n\n- [2021] {CLIP}\n\n# Datasets\n\n## [2019] nocaps\n"
OLD = "radford2021learning"


@pytest.fixture
def renamed(desk: Desk) -> Desk:
    """A library in which a key was changed by hand."""
    desk.write("notes/a.md", NOTES)
    assert desk.sync().code == 0
    desk.write("references.bib", desk.read().replace(f"{{{OLD},", "{byhand,"))
    desk.sync()
    assert desk.entries() == ["agrawal2019nocaps", "byhand"]
    return desk


def delete(desk: Desk, *keys: str) -> None:
    for key in keys:
        text = desk.read()
        start = text.rindex("@", 0, text.index(f"{{{key},"))
        desk.write("references.bib", text[:start] + text[text.index("\n}\n", start) + 3 :])
    desk.sync()
    assert not set(keys) & set(desk.entries())


def test_accept_follows_a_former_key(renamed: Desk) -> None:
    renamed.write("references.bib", renamed.read().replace("year = {2021}", "year = {2020}"))
    renamed.sync()
    ran = renamed.run("accept", OLD, "year")
    assert (ran.code, ran.err) == (0, f"{OLD} is byhand now\n")
    assert ran.out.startswith("byhand.year: '2021' from ")
    assert renamed.value("byhand", "year") == "2021"


def test_rename_key_follows_a_former_key_and_changes_its_citations(renamed: Desk) -> None:
    renamed.write("paper.tex", f"\\cite{{{OLD}}}\\cite{{byhand}}")
    ran = renamed.run("rename-key", OLD, "clip", "--tex", "paper.tex")
    assert (ran.code, ran.err) == (0, f"{OLD} is byhand now\n")
    assert ran.out.startswith(f"{OLD} -> clip\nbyhand -> clip\n")
    assert renamed.read("paper.tex") == "\\cite{clip}\\cite{clip}"
    assert renamed.entries() == ["agrawal2019nocaps", "clip"]
    renamed.silent()


@pytest.mark.parametrize("keys", [("agrawal2019nocaps", OLD), (OLD, "agrawal2019nocaps")])
def test_merge_follows_a_former_key(renamed: Desk, keys: tuple[str, str]) -> None:
    ran = renamed.run("merge", "--force", *keys)
    assert (ran.code, ran.err) == (0, f"{OLD} is byhand now\n")
    assert renamed.entries() == ["byhand" if keys[0] == OLD else keys[0]]


def test_a_current_key_wins_over_a_former_one(renamed: Desk) -> None:
    renamed.write("references.bib", renamed.read() + f"\n@misc{{{OLD},\n  title = {{Mine}},\n}}\n")
    ran = renamed.run("rename-key", OLD, "mine")
    assert (ran.code, ran.out, ran.err) == (0, f"{OLD} -> mine\n", "")
    assert renamed.entries() == ["agrawal2019nocaps", "byhand", "mine"]


def test_a_pin_by_a_former_key_pins_its_lines(renamed: Desk) -> None:
    ran = renamed.run("pin", OLD, "arXiv:2103.00020")
    assert ran.code == 0, ran.err
    assert f'mention = "{CLIP}"' in renamed.read("vlbib.toml")


def test_restore_follows_a_former_key(renamed: Desk) -> None:
    delete(renamed, "byhand")
    ran = renamed.sync("--restore", OLD)
    assert f"warnings:\n  {OLD} is byhand now\n" in ran.out
    assert "byhand" in renamed.entries()
    renamed.silent()


def test_several_keys_can_be_restored_at_once(renamed: Desk) -> None:
    delete(renamed, "byhand", "agrawal2019nocaps")
    assert renamed.sync("--restore", "agrawal2019nocaps", OLD).code == 0
    assert sorted(renamed.entries()) == ["agrawal2019nocaps", "byhand"]
    renamed.silent()
    assert renamed.sync("--restore", "byhand", "nosuch").code == 2


@pytest.mark.parametrize("option", ["--restore", "--update"])
def test_a_key_that_no_work_has_is_refused_with_the_nearest_one(option: str, renamed: Desk) -> None:
    before = renamed.read()
    ran = renamed.sync(option, "agrawal2019nocap")
    assert ran.code == 2
    assert ran.err == (
        f"vlbib: {option} agrawal2019nocap: vlbib wrote no entry with that key; did you mean `agrawal2019nocaps`?\n"
    )
    assert renamed.read() == before


def test_a_note_with_the_name_of_a_key_is_read_as_a_note(renamed: Desk) -> None:
    delete(renamed, "byhand", "agrawal2019nocaps")
    renamed.write("byhand", NOTES)
    renamed.sync("--restore", "agrawal2019nocaps", "byhand")
    assert renamed.entries() == ["agrawal2019nocaps"]


def test_show_and_explain_take_a_key_that_looks_like_a_line_of_a_file(renamed: Desk) -> None:
    renamed.write("references.bib", renamed.read().replace("{byhand,", "{Radford:2021,"))
    renamed.sync()
    for command in ("show", "explain"):
        for key in ("Radford:2021", "radford:2021", OLD):
            assert renamed.run(command, key).out.startswith("Radford:2021: "), (command, key)


def test_a_key_counts_although_a_file_has_its_first_part_as_its_name(renamed: Desk) -> None:
    renamed.write("references.bib", renamed.read().replace("{byhand,", "{Radford:2021,"))
    renamed.write("Radford", "one line\n")
    renamed.sync()
    assert renamed.run("explain", "Radford:2021").out.startswith("Radford:2021: accepted")
    assert renamed.run("explain", "Radford:1").out.startswith("Radford:1: names no work")


def test_a_paper_that_cites_a_former_key_is_given_the_current_one(renamed: Desk) -> None:
    renamed.write("p.tex", f"\\cite{{{OLD}}}")
    assert f"p.tex:1:7: no entry {OLD}; it is byhand now\n" in renamed.run("cite", "p.tex").out
    assert "; it is `byhand` now" in renamed.run("check", "--tex", "p.tex", "--select", "T001").out
