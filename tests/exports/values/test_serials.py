from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import biblatex, bibtex, hayagriva
from vlbib.exports.format import ExportOptions
from vlbib.exports.values.serials import first_isbn, first_issn

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


@pytest.mark.parametrize(
    ("text", "issn"),
    [
        ("0025-5610, 1436-4646", "0025-5610"),
        ("1530888X", "1530-888X"),
        ("0091-0636", ""),
        ("none", ""),
        ("1234-5679", "1234-5679"),
    ],
)
def test_an_issn_has_a_right_check_digit(text: str, issn: str) -> None:
    assert first_issn(text) == issn


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("978-3-16-148410-0", "978-3-16-148410-0"),
        ("0-306-40615-2", "0-306-40615-2"),
        ("9783161484101", ""),
        ("none", ""),
    ],
)
def test_an_isbn_has_a_right_check_digit(text: str, isbn: str) -> None:
    assert first_isbn(text) == isbn


def test_biblatex_writes_one_valid_serial_and_tells_the_rest(items: Callable[[str], tuple[Item, ...]]) -> None:
    text = "@article{a, title = {T}, journal = {J}, issn = {0025-5610, 1436-4646}}\n@article{b, issn = {1}}"
    written = biblatex.render(items(text), ExportOptions())
    assert "issn = {0025-5610}" in written.text
    assert [(one.key, one.field) for one in written.dropped] == [("a", "issn"), ("b", "issn")]


def test_slips_in_a_list_of_names_are_not_passed_on(items: Callable[[str], tuple[Item, ...]]) -> None:
    text = "@misc{a, author = {Potts, Christopher, and  and {Doe, Inc.}}}"
    for module in (bibtex, biblatex):
        assert "author = {Potts, Christopher and {Doe, Inc.}}" in module.render(items(text), ExportOptions()).text


def test_an_entry_without_a_title_has_none_in_hayagriva(items: Callable[[str], tuple[Item, ...]]) -> None:
    assert "title" not in hayagriva.render(items("@misc{a, year = 2020}"), ExportOptions()).text
