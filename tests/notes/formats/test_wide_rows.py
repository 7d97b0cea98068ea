"""No cell of a row is dropped because the header has fewer."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.markdown_blocks import read_page
from vlbib.notes.formats.wide_rows import with_wide_headers


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| a | b | |\n|---|---|---|"),
        ("a | b\n--|--\n1 | 2 | 3 | 4", "a | b | | |\n--|-- |---|---|"),
        ("text\n| a |\n|---|\n| 1 |\n| 1 | 2 |\n\n| 1 | 2 | 3 |", "text\n| a | |\n|---|---|"),
    ],
)
def test_the_header_gets_as_many_cells_as_the_longest_row(text: str, header: str) -> None:
    read = with_wide_headers(text)
    assert read.startswith(header + "\n")
    assert read.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "| a | b |\n|---|---|\n| 1 |",
        "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |",  # an escaped bar
        "| a |\n|---|---|\n| 1 | 2 | 3 |",  # no table: the header has fewer cells than the line below it
        "| a |\n| - x |\n| 1 | 2 |",
        "a\n---\n| 1 | 2 |",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert with_wide_headers(text) == text


def test_all_cells_of_a_row_are_read() -> None:
    (table,) = read_page("| a | b |\n|---|---|\n| 1 | 2 | CLIP |\n").blocks
    assert table.rows[-1].cells == ("1", "2", "CLIP")
