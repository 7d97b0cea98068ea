from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.format import ExportOptions
from vlbib.exports.page import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def _page(items: tuple[Item, ...]) -> str:
    return render(items, ExportOptions(title="A < B")).text


def test_the_page_shows_each_entry_escaped(items: Items) -> None:
    text = _page(items("@misc{a, title = {T < U}, author = {Doe, Jane}, year = {2021}}"))
    assert "T &lt; U" in text
    assert "A &lt; B" in text
    assert '<article id="a" data-year="2021">' in text


@pytest.mark.parametrize(("count", "more"), [(8, None), (9, None), (10, "and 2 more")])
def test_eight_authors_are_shown_and_the_rest_is_folded_if_it_is_not_one(
    count: int, more: str | None, items: Items
) -> None:
    authors = " and ".join(f"Doe, A{number}" for number in range(count))
    text = _page(items(f"@misc{{a, author = {{{authors}}}}}"))
    assert ("data-more" in text.partition("<article")[2]) is (more is not None)
    assert more is None or f'data-more="{more}"' in text


@pytest.mark.parametrize(("tags", "is_open"), [(23, True), (30, False)])
def test_a_long_menu_is_folded(tags: int, items: Items, *, is_open: bool) -> None:
    keywords = ", ".join(["a/b", *(f"t{number}" for number in range(tags))])
    text = _page(items(f"@misc{{a, keywords = {{{keywords}}}}}"))
    assert ("<details open>" in text) is is_open


def test_where_the_owner_keeps_his_copies_is_left_out_and_told(items: Items) -> None:
    exported = render(items("@misc{a, title = {T}, file = {secret.pdf}}"), ExportOptions())
    assert "secret.pdf" not in exported.text
    assert [item.field for item in exported.dropped] == ["file"]
