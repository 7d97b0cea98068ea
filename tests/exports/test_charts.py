from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vlbib.exports.charts import timeline, topics

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def _of(items: Items, *fields: str) -> tuple[Item, ...]:
    return items("".join(f"@misc{{k{number}, {field}}}\n" for number, field in enumerate(fields)))


def test_each_year_has_its_bar_and_its_count(items: Items) -> None:
    text = timeline(_of(items, "year = {2019}", "year = {2021}", "year = {2021}", "title = {T}"))
    assert re.findall(r'data-year="(\d+)" data-count="(\d+)"', text) == [("2019", "1"), ("2021", "2")]


@pytest.mark.parametrize(("last", "width"), [(2059, "4.33"), (2060, "24.00")])
def test_gaps_are_drawn_up_to_sixty_years(last: int, width: str, items: Items) -> None:
    text = timeline(_of(items, "year = {2000}", f"year = {{{last}}}"))
    assert f'class="click" x="0.00" width="{width}"' in text


@pytest.mark.parametrize(("count", "shown"), [(12, 12), (13, 12)])
def test_the_twelve_most_common_tags_are_drawn(count: int, shown: int, items: Items) -> None:
    tags = [f"keywords = {{t{number}}}" for number in range(count)]
    assert topics(_of(items, *tags)).count("<g>") == shown


def test_tags_of_one_entry_are_left_out_if_others_have_more(items: Items) -> None:
    text = topics(_of(items, "keywords = {x, y}", "keywords = {x}"))
    assert ("x: 2" in text, "y: 1" in text) == (True, False)


@pytest.mark.parametrize(("tag", "cut"), [("a" * 18, False), ("a" * 19, True), ("检" * 9, False), ("检" * 10, True)])
def test_a_name_of_more_than_eighteen_columns_is_cut(tag: str, items: Items, *, cut: bool) -> None:
    assert ("…" in topics(_of(items, f"keywords = {{{tag}}}"))) is cut


def test_without_data_there_is_no_chart(items: Items) -> None:
    assert (timeline(_of(items, "title = {T}")), topics(_of(items, "title = {T}"))) == ("", "")
