"""What `sync --prune` may remove: no entry whose words are in a note, and nothing without a yes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOCAPS = "nocaps_ novel object captioning at scale"
KEY = "agrawal2019nocaps"
CLIP = "# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", f"{CLIP}- [2019 ICCV] {NOCAPS}\n")
    assert desk.sync().code == 0
    return desk


def on_a_terminal(answer: str) -> int:
    """Prune on a terminal, and answer the question; return the exit code."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "vlbib", "sync", "--offline", "--prune"],
        stdin=follower,
        stderr=follower,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"TERM": "dumb"},
    ) as running:
        os.close(follower)
        told = b""
        while b"[y/N]" not in told:
            told += os.read(leader, 4096)
        assert KEY.encode() in told
        os.write(leader, answer.encode() + b"\n")
    os.close(leader)
    return running.returncode


def test_without_a_terminal_and_yes_nothing_is_pruned_and_the_entries_are_listed(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP)
    ran = desk.sync("--prune")
    assert ran.code == 3
    assert f"not removed, because nobody could be asked (`--yes` removes them):\n  {KEY}\n" in ran.out
    assert KEY in desk.entries()
    assert desk.sync("--prune", "--yes").code == 0
    assert KEY not in desk.entries()
    assert desk.sync("--prune").code == 0


def test_all_orphans_are_listed(desk: Desk) -> None:
    titles = [
        "Attention Is All You Need",
        "Deep Residual Learning for Image Recognition",
        "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
        "VQA: Visual Question Answering",
        "Momentum Contrast for Unsupervised Visual Representation Learning",
    ]
    desk.write("notes/b.md", "# More\n\n" + "".join(f"- {title}\n" for title in titles))
    desk.sync()
    before = set(desk.entries())
    desk.write("notes/b.md", "# More\n\nnothing\n")
    desk.write("notes/a.md", CLIP)
    gone = before - {"radford2021learning"}
    assert len(gone) >= 6
    out = desk.sync("--prune").out
    assert all(f"\n  {key}\n" in out for key in gone)


@pytest.mark.parametrize(("answer", "stays"), [("y", False), ("n", True), ("", True)])
def test_a_prune_on_a_terminal_asks_first(desk: Desk, answer: str, *, stays: bool) -> None:
    desk.write("notes/a.md", CLIP)
    assert on_a_terminal(answer) == (3 if stays else 0)
    assert (KEY in desk.entries()) is stays


def test_a_dry_run_lists_what_would_be_pruned_without_asking_or_pruning(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP)
    ran = desk.sync("--prune", "--dry-run")
    assert f"-@inproceedings{{{KEY}," in ran.out
    assert "1 removed" in ran.out
    assert KEY in desk.entries()


@pytest.mark.parametrize(
    "text",
    [
        f"We build on {NOCAPS} here and so on.",
        f"| a | b |\n|---|---|\n| x {NOCAPS.upper()} y | 1 |",
        f"> {NOCAPS}!",
        f"<!-- {NOCAPS} -->",
        f"```python\n# {NOCAPS}\n```",
    ],
    ids=["prose", "table", "quotation", "comment", "code"],
)
def test_an_entry_whose_words_are_in_a_note_is_not_pruned(desk: Desk, text: str) -> None:
    desk.write("notes/a.md", f"{CLIP}\n{text}\n")
    ran = desk.sync("--prune", "--yes")
    assert ran.code in (0, 3)
    assert KEY in desk.entries()
    is_named = "2 works named" in ran.out
    assert is_named or f"they are kept:\n  {KEY}: its words are still in notes/a.md; `vlbib explain` shows" in ran.out


def test_an_orphan_that_a_paper_cites_is_listed_as_kept_and_not_as_removable(desk: Desk) -> None:
    desk.write("notes/a.md", CLIP)
    desk.write("paper.tex", f"\\cite{{{KEY}}}")
    assert f"(`vlbib sync --prune` removes them):\n  {KEY}\n" in desk.sync().out
    for options in ((), ("--yes",), ("--dry-run",)):
        ran = desk.sync("--prune", "--tex", "paper.tex", *options)
        assert ran.code == 0
        assert f"no note names these any more, but they are kept:\n  {KEY}: a paper cites it" in ran.out
        assert "removes them" not in ran.out
    changes = json.loads(desk.sync("--prune", "--tex", "paper.tex", "--format", "json").out)["changes"]
    reason = "a paper cites it, or an entry that refers to it"
    assert (changes["orphans"], changes["lasting"]) == ([KEY], [{"key": KEY, "reason": reason}])


def test_an_orphan_is_listed_with_the_owners_parts_as_the_reason_to_keep_it(desk: Desk) -> None:
    desk.write("references.bib", desk.read().replace("  year = {2019},", "  year = {2019},\n  note = {mine},"))
    desk.write("notes/a.md", CLIP)
    ran = desk.sync()
    assert f"they are kept:\n  {KEY}: you wrote part of it (note);" in ran.out
    assert "removes them" not in ran.out


def test_an_entry_whose_words_are_in_no_note_is_pruned(desk: Desk) -> None:
    desk.write("notes/a.md", f"{CLIP}\nWe build on nocaps_ novel object captions at scale.\n")
    assert desk.sync("--prune", "--yes").code == 0
    assert KEY not in desk.entries()


def test_an_entry_whose_line_was_pinned_to_another_work_is_pruned_despite_its_words(desk: Desk) -> None:
    assert desk.run("ignore", NOCAPS).code == 0
    assert desk.sync("--prune", "--yes").code == 0
    assert KEY not in desk.entries()
