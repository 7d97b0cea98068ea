"""Tables name works in several rows, and names stand in their cells."""

from __future__ import annotations

import pytest

from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.notes.tables_of_works import NamedTables, begins_row, fills_cell, with_tables

HEAD = ("Model", "OakBench")


def row(line: int, *cells: str, columns: tuple[str, ...] = HEAD) -> Segment:
    return Segment(file="a.md", line=line, text=CELL_END.join(cells), place=Place.ROW, columns=columns, group=7)


TABLE = (row(1, *HEAD, columns=()), row(2, "ElmNet", "70.1"), row(3, "AshNet", "71.2"))


def test_a_table_is_of_works_if_two_rows_below_its_head_name_some() -> None:
    tables = [NamedTables(TABLE, lines) for lines in ({2, 3}, {2}, {1})]
    assert [(each.has_works(7), each.is_of_works(7)) for each in tables] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_the_head_of_a_table_has_the_number_of_the_table_below_it() -> None:
    other = Segment(file="a.md", line=9, text="ElmNet", place=Place.ITEM, group=2)
    head = Segment(file="a.md", line=1, text=CELL_END.join(HEAD), place=Place.ROW, group=0)
    assert [table for _, table in with_tables((head, *TABLE[1:], other))] == [7, 7, 7, 2]
    assert [table for _, table in with_tables((other, head))] == [2, 0]


def test_a_name_begins_a_row_below_the_head_only() -> None:
    assert begins_row(TABLE[1], TABLE[1].text, "ElmNet")
    assert not begins_row(TABLE[0], TABLE[0].text, "Model")
    assert not begins_row(TABLE[1], TABLE[1].text, "70.1")


@pytest.mark.parametrize("cell", ["OakBench", "OakBench F1", "mIoU OakBench", "OakBench ↑", "OakBench top-20"])
def test_a_name_fills_a_cell_perhaps_beside_a_measure(cell: str) -> None:
    assert fills_cell(CELL_END.join(("x", cell)), "OakBench")


@pytest.mark.parametrize("cell", ["OakBench + ratio test", "trained with OakBench", "MiniOakBench", "a OakBench"])
def test_a_cell_with_other_words_is_not_filled(cell: str) -> None:
    assert not fills_cell(CELL_END.join(("x", cell)), "OakBench")
