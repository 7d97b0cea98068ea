from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.view import view_entries
from vlbib.exports.web_links import links, web_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.org/b c", "https://a.org/b%20c"),
        ("http://a.org", "http://a.org"),
        ("ftp://a.org/b", "ftp://a.org/b"),
        ("javascript:alert(1)", ""),
        ("data:text/html,a", ""),
        ("https:a.org", ""),
        ("https://[a", ""),
        ("a.org", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, address: str) -> None:
    assert web_address(url) == address


def test_each_address_is_linked_once(library: Callable[[str], Library]) -> None:
    text = "@article{a, doi = {10.1000/b<c}, eprint = {2103.00020}, url = {http://arxiv.org/abs/2103.00020/}}"
    (item,) = view_entries(library(text).entries)
    assert links(item) == [
        ("DOI", "https://doi.org/10.1000/b%3Cc"),
        ("arXiv", "https://arxiv.org/abs/2103.00020"),
        ("PDF", "https://arxiv.org/pdf/2103.00020"),
    ]


@pytest.mark.parametrize(
    "url",
    ["https://doi.org/10.1000/b", "http://dx.doi.org/10.1000/B", "https://doi.org/10.1000/b/"],
)
def test_the_address_of_the_doi_is_not_linked_again(url: str, library: Callable[[str], Library]) -> None:
    (item,) = view_entries(library(f"@article{{a, doi = {{10.1000/b}}, url = {{{url}}}}}").entries)
    assert links(item) == [("DOI", "https://doi.org/10.1000/b")]


def test_code_and_page_are_linked(items: Items) -> None:
    (item,) = items("@misc{a, url = {http://x.org/only-http/}, note = {https://github.com/a/b/}}")
    assert links(item) == [("Code", "https://github.com/a/b/"), ("Page", "http://x.org/only-http/")]
