"""An entry belongs to its work, not to its key: whatever happens to keys, no entry gets the data of another work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
ALIGN = "Scaling up visual and vision-language representation learning with noisy text supervision"
TWO = f"# Notes\n\n# VLP\n- [2021] {CLIP}\n- [2021] {ALIGN}\n"
ONE = f"# Notes\n\n# VLP\n- [2021] {CLIP}\n"
RADFORD, JIA = "radford2021learning", "jia2021scaling"


def project(desk: Desk, notes: str = TWO) -> str:
    desk.write("notes/a.md", notes)
    assert desk.sync().code == 0
    return desk.read()


def entry(text: str, key: str) -> str:
    found = re.search(rf"^@\w+\{{{key},\n.*?^\}}\n\n?", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[0]


def test_swapped_keys_are_followed_and_nothing_else_changes(desk: Desk) -> None:
    text = project(desk)
    swapped = text.replace(RADFORD, "x").replace(JIA, RADFORD).replace("{x,", f"{{{JIA},")
    desk.write("references.bib", swapped)
    ran = desk.sync("--update", "all", "--resolvers", "catalogue")
    assert desk.read() == swapped
    assert f"{JIA}: was {RADFORD}" in ran.out
    assert f"{RADFORD}: was {JIA}" in ran.out
    desk.silent()


def test_a_key_reused_after_a_deletion_belongs_to_its_new_entry(desk: Desk) -> None:
    text = project(desk)
    kept = text.replace(entry(text, RADFORD), "").replace(f"{{{JIA},", f"{{{RADFORD},")
    desk.write("references.bib", kept)
    ran = desk.sync("--update", "all", "--resolvers", "catalogue")
    assert desk.read() == kept
    assert f"deleted by hand and stays out, and {RADFORD} is another entry's key now" in ran.out
    desk.silent()
    gone = re.search(r"--restore (\w+)", ran.out)
    assert gone
    desk.sync("--restore", gone[1])
    assert entry(desk.read(), gone[1]).split("\n", 1)[1].strip() == entry(text, RADFORD).split("\n", 1)[1].strip()
    assert "{" + RADFORD + "," in desk.read()


def test_an_own_entry_with_a_key_of_a_deleted_one_is_never_filled(desk: Desk) -> None:
    text = project(desk)
    mine = f"@book{{{RADFORD},\n  title = {{Something Else}},\n}}\n"
    desk.write("references.bib", text.replace(entry(text, RADFORD), "") + mine)
    desk.sync()
    desk.sync("--restore", "--update", "all", "--resolvers", "catalogue")
    assert mine in desk.read()
    assert desk.read().count("title = {Learning Transferable") == 1


def test_an_entry_rewritten_by_hand_is_still_its_work_by_its_id(desk: Desk) -> None:
    text = project(desk, ONE)
    mine = f"@book{{{RADFORD},\n  title = {{CLIP, the Book}},\n  eprint = {{2103.00020}},\n  keywords = {{VLP}},\n}}\n"
    desk.write("references.bib", text.replace(entry(text, RADFORD), mine))
    ran = desk.sync()
    assert desk.read() == mine
    assert "`booktitle` was deleted by hand" in ran.out
    desk.silent()


def test_a_duplicate_key_is_reported_and_nothing_changes(desk: Desk) -> None:
    text = project(desk)
    desk.write("references.bib", text.replace(f"{{{JIA},", f"{{{RADFORD},"))
    ran = desk.sync()
    assert "a second entry has the key radford2021learning" in ran.out
    assert "deleted by hand" not in ran.out
    assert "nothing changed" in ran.out
    desk.write("references.bib", text)
    desk.silent()


def test_a_deleted_key_comes_back_and_no_other(desk: Desk) -> None:
    text = project(desk)
    desk.write("references.bib", text.replace(f"{{{RADFORD},", "{,"))
    desk.sync()
    assert desk.read() == text


def test_a_deletion_by_hand_is_remembered_while_its_line_is_missing(desk: Desk) -> None:
    text = project(desk)
    desk.write("references.bib", text.replace(entry(text, JIA), ""))
    desk.sync()
    desk.write("notes/a.md", ONE)
    assert JIA not in desk.sync().out
    desk.write("notes/b.md", TWO)
    assert f"{JIA}: the entry was deleted by hand" in desk.sync().out
    assert desk.entries() == [RADFORD]


def test_entries_with_the_owners_values_are_not_pruned(desk: Desk) -> None:
    text = project(desk)
    mine = text.replace("  eprint = {2102.05918}", "  note = {my reading},\n  eprint = {2102.05918}")
    desk.write("references.bib", mine)
    desk.write("notes/a.md", ONE)
    ran = desk.sync("--prune", "--yes")
    assert desk.read() == mine
    assert f"{JIA}: you wrote part of it (note);" in ran.out
    desk.write("references.bib", text)
    assert "1 removed" in desk.sync("--prune", "--yes").out
    assert desk.entries() == [RADFORD]


def test_a_page_follows_the_url_that_the_note_gives(desk: Desk) -> None:
    note = (Path(__file__).parents[2] / "notes" / "vision-language.md").read_text("utf-8")
    text = project(desk, note)
    assert "url = {https://commoncrawl.org" in text
    desk.write("notes/a.md", note.replace("//commoncrawl.org", "//new.commoncrawl.org"))
    desk.sync()
    assert desk.read() == text.replace("//commoncrawl.org", "//new.commoncrawl.org")
    desk.silent()


@pytest.mark.parametrize(
    "command",
    [
        ("accept", RADFORD, "year"),
        ("rename-key", RADFORD, "other"),
        ("merge", "--force", RADFORD, "mine"),
        ("merge", "--force", "mine", RADFORD),
        ("pin", RADFORD, "arXiv:2102.05918"),
        ("ignore", RADFORD),
        ("explain", RADFORD),
    ],
)
def test_no_command_mistakes_one_work_for_another_by_its_key(desk: Desk, command: tuple[str, ...]) -> None:
    text = project(desk)
    foreign = f"@misc{{{RADFORD},\n  title = {{Something Else}},\n  year = {{2000}},\n}}\n"
    mine = "@misc{mine,\n  title = {Mine},\n}\n"
    desk.write("references.bib", text.replace(entry(text, RADFORD), foreign) + mine)
    before = desk.read(), desk.read("references.lock")
    ran = desk.run(*command)
    assert (ran.code, ran.out) == (2, "")
    assert "is another work now; run `vlbib sync` first" in ran.err
    assert (desk.read(), desk.read("references.lock")) == before
    assert not Path("vlbib.toml").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("@inproceedings{jia", "@article{jia", "entry type"),
        ("  pages = {4904--4916},\n", "", "pages"),
        ("keywords = {VLP}", "keywords = {}", "keywords"),
        ("keywords = {VLP}", "keywords = {VLP, mine}", "keywords"),
        ("  pages = {4904--4916},\n", "  pages = {4904--4916}, % sure?\n", "a comment"),
        ("pages = {4904--4916}", "pages = {1--2}", "pages"),
    ],
)
def test_an_entry_with_an_edit_of_the_owner_is_not_pruned(desk: Desk, old: str, new: str, told: str) -> None:
    text = project(desk)
    ours = entry(text, JIA)
    assert old in ours
    desk.write("references.bib", text.replace(ours, ours.replace(old, new)))
    desk.sync()
    edited = desk.read()
    desk.write("notes/a.md", ONE)
    assert f"{JIA}: you wrote part of it ({told}" in desk.sync("--prune", "--yes").out
    assert desk.read() == edited


def test_a_page_with_corrected_title_and_url_is_still_that_page(desk: Desk) -> None:
    project(desk, (Path(__file__).parents[2] / "notes" / "vision-language.md").read_text("utf-8"))
    page = entry(desk.read(), "commoncrawl")
    mine = page.replace("{Common Crawl}", "{The Crawl}", 1).replace("commoncrawl.org", "crawl.example.org")
    desk.write("references.bib", desk.read().replace(page, mine))
    ran = desk.sync()
    assert mine in desk.read()
    assert "deleted by hand" not in ran.out


def test_a_changed_key_in_a_latin_1_library_brings_back_no_deleted_field(desk: Desk) -> None:
    mark = "% Encoding: ISO-8859-1\n\n"
    Path("references.bib").write_bytes(mark.encode())
    project(desk, "# Notes\n\n# NLP\n- [2017] Attention is All you Need\n")
    text = Path("references.bib").read_text("latin-1")
    assert "ukasz" in text
    assert "Łukasz" not in text
    gone = ("  year", "  eprint", "  archiveprefix", "  pages", "  url", "  volume")
    mine = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(gone))
    assert mine != text
    Path("references.bib").write_bytes(mine.encode("latin-1"))
    desk.sync()
    moved = mine.replace("{vaswani2017attention,", "{zz,")
    assert moved != mine
    Path("references.bib").write_bytes(moved.encode("latin-1"))
    desk.sync()
    assert Path("references.bib").read_text("latin-1") == moved


def test_an_entry_that_quotes_a_title_is_not_that_work(desk: Desk) -> None:
    text = project(desk)
    foreign = f"@misc{{{RADFORD},\n  title = {{A comment}},\n  doi = {{10.1000/1}},\n  note = {{{CLIP}}},\n}}\n"
    desk.write("references.bib", text.replace(entry(text, RADFORD), foreign))
    desk.sync()
    assert foreign in desk.read()


def test_an_orphan_with_a_duplicate_key_is_not_reported_as_pruned(desk: Desk) -> None:
    text = project(desk)
    doubled = text.replace(f"{{{JIA},", f"{{{RADFORD},")
    desk.write("references.bib", doubled)
    desk.write("notes/a.md", ONE)
    assert "removed" not in desk.sync("--prune", "--yes").out
    assert desk.read() == doubled
    desk.write("references.bib", text)
    assert f"  {JIA}\n" in desk.sync().out
