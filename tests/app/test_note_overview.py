"""An overview of a note: each line with its status, and how many works wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib import api
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = """# Reading

## VLP

- Learning Transferable Visual Models From Natural Language Supervision, 2021
- SAM
- A title that nobody has written (2031)
"""
SETTINGS = 'notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n'


def test_each_line_has_its_work_its_candidates_and_the_ids_to_pin_it_to(desk: Desk) -> None:
    desk.write("vlbib.toml", SETTINGS)
    desk.write("notes/a.md", NOTE)
    unseen = api.overview("notes/a.md")
    assert [line.status for line in unseen.named] == ["unseen"] * len(unseen.named)
    assert unseen.summary.endswith(f"{len(unseen.named)} wait")
    desk.sync()
    overview = api.overview("notes/a.md")
    clip, sam, *_ = overview.named
    assert (clip.line, clip.status, clip.key, clip.tags, clip.waits) == (
        5,
        "accepted",
        "radford2021learning",
        ("VLP",),
        False,
    )
    assert (sam.line, sam.status, sam.key, sam.waits) == (6, "doubtful", "", True)
    assert (sam.candidates[0].text, sam.candidates[0].to) == (
        "Segment Anything (2023, ICCV, catalogue/dblp)",
        "arxiv:2304.02643",
    )


def test_decided_lines_are_neither_waiting_nor_skipped(desk: Desk) -> None:
    desk.write("vlbib.toml", SETTINGS)
    desk.write("notes/a.md", "- SAM\n\nA Title That Nobody Has Written Yet, Ever\n")
    desk.sync()
    before = api.overview("notes/a.md")
    assert before.summary == "1 work, 1 wait"
    assert [item.line for item in before.skipped] == [3]
    desk.run("ignore", "notes/a.md:1")
    desk.run("ignore", "notes/a.md:3")
    after = api.overview("notes/a.md")
    assert after.summary == "0 works"
    assert after.skipped == ()


def test_a_moved_line_is_shown_with_its_current_number(desk: Desk) -> None:
    desk.write("vlbib.toml", SETTINGS)
    desk.write("notes/a.md", NOTE)
    desk.sync()
    with keeping({}):
        before = api.overview("notes/a.md").named
        desk.write("notes/a.md", NOTE.replace("# Reading\n", "# Reading\n\n"))
        after = api.overview("notes/a.md").named
    assert [(line.key, line.line) for line in after] == [(line.key, line.line + 1) for line in before]
