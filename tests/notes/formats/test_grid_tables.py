"""Drawn tables are read as tables, line for line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.notes.formats.grid_tables import lines_of_grids, with_bars
from vlbib.notes.formats.markdown_blocks import read_page

DRAWN = """\
Above.

+------+------+
| Ant  | Use  |
+======+======+
| Bee  | honey|
|      | wax  |
+------+------+
| Wasp |      |
+------+------+

Below."""


def cells(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for block in read_page(text).blocks for row in block.rows]


def test_a_row_of_several_lines_has_its_text_on_its_first_line() -> None:
    assert [row for row in cells(DRAWN) if any(row[1])] == [
        (4, ("Ant", "Use")),
        (6, ("Bee", "honey wax")),
        (9, ("Wasp", "")),
    ]


def test_the_text_around_a_drawn_table_keeps_its_lines() -> None:
    paragraphs = [block for block in read_page(DRAWN).blocks if not block.rows]
    assert [(block.line, block.text) for block in paragraphs] == [(1, "Above."), (12, "Below.")]


def test_a_drawn_table_without_a_double_line_has_its_first_row_as_header() -> None:
    assert cells("+---+\n| a |\n+---+\n| b |\n+---+\n")[:2] == [(2, ("a",)), (4, ("b",))]


def test_lines_with_a_plus_or_bars_alone_are_no_table() -> None:
    for text in ("+---+\n\n| a |", "+ a\n| b |\n| c |", "+---+\ntext\n+---+"):
        assert with_bars(text) == text
        assert not lines_of_grids(text)


def test_the_lines_of_a_drawn_table_are_counted_from_one() -> None:
    assert lines_of_grids(DRAWN) == frozenset(range(3, 11)) == lines_of_grids(DRAWN.partition("\n\nBelow")[0])


@settings(max_examples=examples(100))
@given(st.lists(st.sampled_from(["+--+--+", "+==+==+", "| a | b |", "|  | c |", "", "text", " +--+", "|"])))
def test_no_line_is_added_or_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = with_bars(text)
    assert read.count("\n") == text.count("\n")
    assert with_bars(read) == read
