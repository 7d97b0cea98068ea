from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.names import Name
from vlbib.exports import markdown
from vlbib.exports.format import ExportOptions
from vlbib.exports.markdown import authors, escape_markdown, full_name, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a*b_c", r"a\*b\_c"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("a - b", "a - b"),
        ("1.5", "1.5"),
        ("1- a", "1- a"),
        (". a", ". a"),
        ("2) a", r"2\) a"),
    ],
)
def test_text_is_escaped_only_where_it_would_be_markup(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@pytest.mark.parametrize(("count", "shown"), [(6, "A F"), (7, "and 2 more")])
def test_up_to_six_authors_are_named_and_further_ones_are_counted(count: int, shown: str, items: Items) -> None:
    names = " and ".join(f"{letter}, A" for letter in "ABCDEFG"[:count])
    text = authors(items(f"@misc{{a, author = {{{names}}}}}")[0])
    assert text.split(", ")[-1] == shown
    assert len(text.split(", ")) == 6


def test_east_asian_names_have_the_family_name_first() -> None:
    assert full_name(Name(family="王", given="伟")) == "王伟"
    assert full_name(Name(family="王", given="Wei")) == "Wei 王"
    assert full_name(Name(family="Doe", given="Jane", suffix="Jr")) == "Jane Doe Jr"


def test_entries_are_listed_by_tag_and_untagged_ones_last(items: Items) -> None:
    entries = "@misc{a, title = {A}, keywords = {x}}\n@misc{b, title = {B}, keywords = {x}}\n@misc{c, title = {C}}\n"
    text = render(items(entries), ExportOptions(title="List")).text
    lines = [line for line in text.splitlines() if line]
    assert lines == ["# List", "## x", "- **A** `a`", "- **B** `b`", "## Untagged", "- **C** `c`"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("Doe, Jane and others", "Jane Doe and others"),
        ("Doe, Jane and Roe, Jo and others", "Jane Doe, Jo Roe, and others"),
        ("Doe, Jane and Roe, Jo", "Jane Doe, Jo Roe"),
    ],
)
def test_a_shortened_list_of_authors_ends_in_and_others(names: str, shown: str, items: Items) -> None:
    assert authors(items(f"@misc{{a, author = {{{names}}}}}")[0]) == shown


def test_a_reading_list_is_grouped_by_tag(items: Items) -> None:
    text = """@article{a, title = {A *star* [x]}, author = {One, A and 张, 三}, journal = {J}, year = 2020,
      keywords = {VLP/Dual}}
    @article{b, title = {Free}, author = {B, B}}"""
    assert markdown.render(items(text), ExportOptions(title="List")).text == (
        "# List\n\n## VLP\n\n### Dual\n\n"
        "- **A \\*star\\* \\[x\\]**. A One, 张三. *J*, 2020 `a`\n\n"
        "## Untagged\n\n- **Free**. B B `b`\n"
    )
