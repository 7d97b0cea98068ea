from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vlbib.exports.format import ExportOptions
from vlbib.exports.page import render
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
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
def test_more_than_nine_authors_are_folded_after_the_eighth(count: int, more: str | None, items: Items) -> None:
    authors = " and ".join(f"Doe, A{number}" for number in range(count))
    text = _page(items(f"@misc{{a, author = {{{authors}}}}}"))
    assert ("data-more" in text.partition("<article")[2]) is (more is not None)
    assert more is None or f'data-more="{more}"' in text


@pytest.mark.parametrize(("tags", "is_open"), [(23, True), (30, False)])
def test_a_long_menu_is_folded(tags: int, items: Items, *, is_open: bool) -> None:
    keywords = ", ".join(f"t{number}" for number in range(tags))
    text = _page(items(f"@misc{{a, keywords = {{a, b}}}} @misc{{c, keywords = {{a, {keywords}}}}}"))
    assert ('aria-expanded="true" aria-label="Below a"' in text) is is_open


def test_only_a_configured_separator_splits_tags_into_levels(library: Callable[[str], Library]) -> None:
    read = library("@misc{a, keywords = {x/y > z}}")
    whole, cut = (_page(view(read, separator)[0]) for separator in ("", "/"))
    assert re.findall(r'class="choose" data-tag="(.*?)"', whole) == ["x/y &gt; z"]
    assert re.findall(r'class="choose" data-tag="(.*?)"', cut) == ["x", "x/y &gt; z"]
    assert re.findall(r'class="tag" data-tag="(.*?)"', whole) == ["x/y &gt; z"]


def test_the_bibtex_of_an_entry_is_shown_once(items: Items) -> None:
    entry = _page(items("@misc{a, title = {T}}")).partition("<article")[2].partition("</article>")[0]
    assert entry.count("BibTeX") == entry.count("<pre>") == entry.count('data-copy="bibtex"') == 1


@pytest.mark.parametrize(("booktitle", "where"), [("ICML 2021", "<i>ICML 2021</i>"), ("ICML", "<i>ICML</i>, 2021")])
def test_the_year_is_not_repeated_after_a_venue_that_ends_in_it(booktitle: str, where: str, items: Items) -> None:
    text = _page(items(f"@inproceedings{{a, booktitle = {{{booktitle}}}, year = 2021}}"))
    assert f'<p class="where">{where}</p>' in text


def test_charts_are_folded_and_an_empty_library_has_none(items: Items) -> None:
    assert '<details class="charts"><summary>' in _page(items("@misc{a, year = 2020}"))
    assert "<details" not in _page(())


def test_private_fields_are_left_out_and_reported(items: Items) -> None:
    exported = render(items("@misc{a, title = {T}, file = {secret.pdf}}"), ExportOptions())
    assert "secret.pdf" not in exported.text
    assert [item.field for item in exported.dropped] == ["file"]
