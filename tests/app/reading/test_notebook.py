from __future__ import annotations

import pytest

from vlbib.app.reading.notebook import (
    asked_for,
    given_tag,
    line_text,
    pieces,
    undecided_reports,
    without_beginnings,
)
from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.settings import Settings
from vlbib.storage.note_files import NoteFile


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("CLIP", Kind.ALIAS, ()),
        ("Finding Objects", Kind.LINE, ()),
        ("Finding_Objects", Kind.LINE, ()),
        ("arXiv:2103.00020", Kind.LINK, (Id("arxiv", "2103.00020"),)),
        ("https://arxiv.org/abs/2103.00020", Kind.LINK, (Id("arxiv", "2103.00020"),)),
    ],
)
def test_a_text_without_a_note_is_read_as_a_title_a_name_or_an_id(text: str, kind: Kind, ids: tuple[Id, ...]) -> None:
    mention = asked_for(text, ["tag"])
    assert (mention.kind, mention.ids, mention.section, mention.file) == (kind, ids, ("tag",), "")


def test_the_pieces_of_a_segment_are_its_lines_its_cells_and_its_reading() -> None:
    lines = Segment(file="a.md", line=4, text="first\nsecond", place=Place.ITEM, reading="read")
    assert list(pieces(lines)) == [(4, "first"), (5, "second"), (4, "read")]
    row = Segment(file="a.md", line=4, text=f"one{CELL_END}two", place=Place.ROW)
    assert list(pieces(row))[1:] == [(4, "one"), (4, "two")]


def test_a_report_about_words_of_a_title_on_the_same_line_is_left_out() -> None:
    rows = [
        Skipped(file="a.md", line=1, text=text, reason="")
        for text in ("Finding Objects", "[1] Finding Objects", "CLIP")
    ]
    title = Mention(file="a.md", line=1, text="Finding Objects")
    assert [item.text for item in undecided_reports(rows, [title], Settings())] == ["CLIP"]
    assert undecided_reports(rows, [title], Settings(ignored=("CLIP",))) == ()


@pytest.mark.parametrize(
    ("line", "text"), [(1, "Finding Objects"), (2, None), (3, "some text more text"), (4, "more text"), (5, None)]
)
def test_the_text_of_a_line_is_the_part_that_a_user_would_point_at(line: int, text: str | None) -> None:
    notes = [NoteFile("a.md", "- [2020 ECCV] Finding Objects\n\nsome text\nmore text\n")]
    assert line_text(notes, "a.md", line) == text
    assert line_text(notes, "b.md", line) is None


@pytest.mark.parametrize("text", ["a,b", "a; b", "", " ", "\n"])
def test_a_text_that_programs_would_split_or_that_has_no_name_is_no_tag(text: str) -> None:
    with pytest.raises(CannotUse, match="a tag needs a name, without comma or semicolon; give several tags one by one"):
        given_tag(text)
    assert given_tag(" to  read\n") == "to read"


def test_a_title_that_begins_what_the_user_has_decided_about_on_its_line_is_left_out() -> None:
    def named(text: str, line: int = 1, kind: Kind = Kind.LINE) -> Mention:
        return Mention(file="a.md", line=line, text=text, kind=kind)

    decided = [named("Old Maps of Towns — Second Try")]
    stay = [named("Old Maps of Towns", 2), named("Second Try"), named("Old", kind=Kind.ALIAS)]
    assert without_beginnings([named("Old Maps of Towns"), *stay], decided) == stay
    assert without_beginnings(stay, []) == stay
