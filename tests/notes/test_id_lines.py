"""An id among lines that name several works is of the work of its own line, or of the last above it."""

from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.id_lines import id_position, with_own_ids_only

TEXT = "Counting Lines\nin Old Maps\nDrawing Towns. arXiv:1808.08762\n"
ID = Id("arxiv", "1808.08762")
SEGMENT = Segment(file="a.md", line=5, text=TEXT, place=Place.PARAGRAPH, ids=(ID,))
MAPS = Mention(file="a.md", line=5, text="Counting Lines in Old Maps", kind=Kind.LINE, ids=(ID,))
TOWNS = Mention(file="a.md", line=7, text="Drawing Towns", kind=Kind.LINE)


def test_an_id_on_the_line_of_a_title_below_is_not_the_first_one_s() -> None:
    assert [mention.ids for mention in with_own_ids_only(SEGMENT, [MAPS, TOWNS])] == [(), ()]


def test_an_id_above_the_next_title_is_that_of_the_title_above_it() -> None:
    above = Segment(
        file="a.md", line=5, text="Counting Lines\narXiv:1808.08762\nDrawing Towns", place=Place.PARAGRAPH, ids=(ID,)
    )
    assert [mention.ids for mention in with_own_ids_only(above, [MAPS, TOWNS])] == [(ID,), ()]


def test_the_only_title_has_the_ids_of_all_its_lines() -> None:
    assert with_own_ids_only(SEGMENT, [MAPS]) == [MAPS]


def test_an_id_has_its_place_in_the_text() -> None:
    assert TEXT[id_position(SEGMENT, ID) :].startswith("1808.08762") or TEXT[id_position(SEGMENT, ID) :].startswith(
        "arXiv"
    )
