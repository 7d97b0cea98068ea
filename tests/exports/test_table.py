from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from vlbib.exports.format import ExportOptions
from vlbib.exports.table import COLUMNS, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def _row(items: tuple[Item, ...]) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(render(items, ExportOptions()).text))
    return dict(row)


def test_an_entry_is_a_row_with_the_named_columns(items: Items) -> None:
    entry = "@article{a, title = {T}, author = {Doe, Jr, Jane and {OpenAI}}, journal = {J}, year = {2021}, month = mar}"
    row = _row(items(entry))
    assert tuple(row) == COLUMNS
    assert (row["authors"], row["year"], row["month"], row["venue"]) == ("Doe, Jr, Jane; OpenAI", "2021", "3", "J")


@pytest.mark.parametrize(("title", "cell"), [("=1+1", "'=1+1"), ("@a", "'@a"), ("＝1", "'＝1"), ("1=1", "1=1")])
def test_a_cell_that_would_be_a_formula_is_made_text(title: str, cell: str, items: Items) -> None:
    assert _row(items(f"@misc{{a, title = {{{title}}}}}"))["title"] == cell


def test_fields_without_a_column_are_reported(items: Items) -> None:
    entry = "@misc{a, title = {T}, author = {Doe, Jane and others}, lccn = {1}}"
    dropped = render(items(entry), ExportOptions()).dropped
    assert [item.field for item in dropped] == ["lccn", "author"]
