"""When an editor inserts or deletes lines, the lines below read the same as in a fresh read of the note."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.core.work import Link, Mention, Skipped
from vlbib.kept_answers import Answers, keeping
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.formats.blocks import BlockForm, NoteBlock, Row
from vlbib.notes.line.title import Reading
from vlbib.notes.moved import moved_block, moved_mention, moved_reading, moved_segment, moved_skipped
from vlbib.notes.reader import Note, read_note
from vlbib.notes.recognised import with_sightings

if TYPE_CHECKING:
    from typing import Any

VAULT = Path(__file__).parent.parent / "vault"
NOTES = sorted(VAULT.rglob("*.md"), key=lambda path: -path.stat().st_size)[:4]
LINES = ("", "\n\n", "Some words of mine.", "- one more item", "| a | b |", "## A heading", "> quoted", "```")
LINK = Link(url="https://arxiv.org/abs/1706.03762", line=7)


def contents_of(note: Note) -> tuple[Any, ...]:
    """Return everything read in a note, given the known works of its items."""
    titles = [segment.reading for segment in note.segments if segment.place is Place.ITEM][::2]
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles if title), frozenset(("clip",)))
    return note, with_sightings(note, recognise(note.segments, known))


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_moved_lines_read_the_same_as_a_fresh_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    answers: Answers = {}
    with keeping(answers):
        contents_of(read_note("\n".join(lines), path.name))
    for number, more in enumerate(LINES):
        at = len(lines) * number // (2 * len(LINES))
        edited = [*lines[:at], more, *lines[at:]] if number % 2 else [*lines[:at], *lines[at + 1 + number % 3 :]]
        text = "\n".join(edited)
        with keeping(answers):
            after = contents_of(read_note(text, path.name))
        assert after == contents_of(read_note(text, path.name))


def test_a_mention_and_a_segment_move_with_their_links() -> None:
    mention = Mention(file="a.md", line=7, text="CLIP", links=(LINK,))
    moved = moved_mention(mention, 3)
    assert (moved.line, moved.links[0].line, moved_mention(moved, -3)) == (10, 10, mention)
    row = Segment(file="a.md", line=7, text="CLIP", place=Place.ROW, links=(LINK,), group=-6)
    down = moved_segment(row, 3)
    assert (down.line, down.links[0].line, down.group) == (10, 10, -9)
    item = Segment(file="a.md", line=7, text="CLIP", place=Place.ITEM, group=6)
    assert moved_segment(item, 3).group == 6


def test_a_table_moves_with_its_rows_and_a_group_number_derived_from_its_line() -> None:
    table = NoteBlock(form=BlockForm.TABLE, line=4, rows=(Row(cells=("a",), line=4), Row(cells=("b",), line=6)), run=-4)
    moved = moved_block(table, 2)
    assert (moved.line, [row.line for row in moved.rows], moved.run) == (6, [6, 8], -6)
    assert moved_block(NoteBlock(form=BlockForm.ITEM, line=4, text="a", run=3), 2).run == 3


def test_a_reading_moves_only_its_links() -> None:
    reading = Reading(title="CLIP", links=(LINK,))
    assert moved_reading(reading, 1).links[0].line == 8
    bare = Reading(title="CLIP")
    assert moved_reading(bare, 1) is bare
    (item,) = moved_skipped((Skipped(file="a.md", line=2, text="a", reason="b"),), 4)
    assert item.line == 6
