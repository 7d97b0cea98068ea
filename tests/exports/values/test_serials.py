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
def test_the_first_issn_with_a_valid_check_digit_is_taken(text: str, issn: str) -> None:
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
def test_the_first_isbn_with_a_valid_check_digit_is_taken(text: str, isbn: str) -> None:
    assert first_isbn(text) == isbn


def test_biblatex_writes_one_valid_issn_and_reports_the_rest(items: Callable[[str], tuple[Item, ...]]) -> None:
    text = "@article{a, title = {T}, journal = {J}, issn = {0025-5610, 1436-4646}}\n@article{b, issn = {1}}"
    written = biblatex.render(items(text), ExportOptions())
    assert "issn = {0025-5610}" in written.text
    assert [(one.key, one.field) for one in written.dropped] == [("a", "issn"), ("b", "issn")]


def test_empty_names_in_a_list_are_dropped(items: Callable[[str], tuple[Item, ...]]) -> None:
    text = "@misc{a, author = {Potts, Christopher, and  and {Doe, Inc.}}}"
    for module in (bibtex, biblatex):
        assert "author = {Potts, Christopher and {Doe, Inc.}}" in module.render(items(text), ExportOptions()).text


def test_hayagriva_writes_no_title_for_an_entry_without_one(items: Callable[[str], tuple[Item, ...]]) -> None:
    assert "title" not in hayagriva.render(items("@misc{a, year = 2020}"), ExportOptions()).text
