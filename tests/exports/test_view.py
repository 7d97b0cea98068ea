from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.venue_styles import VenueStyle
from vlbib.exports.view import name_venues, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item

PARENT = "@proceedings{p, title = {Parent}, subtitle = {Sub}, year = {2021}, publisher = {P}, doi = {10.1000/p}}\n"


def test_a_crossref_child_inherits_all_fields_except_the_parents_own(
    items: Callable[[str], tuple[Item, ...]],
) -> None:
    child = items("@inproceedings{c, title = {Child}, crossref = {p}}\n" + PARENT)[0]
    assert {name: child.values.get(name) for name in ("title", "booktitle", "booksubtitle", "publisher", "doi")} == {
        "title": "Child",
        "booktitle": "Parent",
        "booksubtitle": "Sub",
        "publisher": "P",
        "doi": None,
    }


def test_xdata_fields_are_inherited_under_their_own_names(items: Callable[[str], tuple[Item, ...]]) -> None:
    child = items("@misc{c, xdata = {p}}\n@xdata{p, title = {Parent}, doi = {10.1000/p}}\n")[0]
    assert (child.values["title"], child.values["doi"]) == ("Parent", "10.1000/p")


@pytest.mark.parametrize(("levels", "inherits"), [(3, True), (4, False)])
def test_parents_are_followed_three_levels_up(
    levels: int, items: Callable[[str], tuple[Item, ...]], *, inherits: bool
) -> None:
    chain = "".join(f"@misc{{e{number}, crossref = {{e{number + 1}}}}}\n" for number in range(levels))
    child = items(f"{chain}@misc{{e{levels}, publisher = {{P}}}}\n")[0]
    assert ("publisher" in child.values) is inherits


def test_a_crossref_cycle_ends(items: Callable[[str], tuple[Item, ...]]) -> None:
    assert len(items("@misc{a, crossref = {b}}\n@misc{b, crossref = {a}}\n")) == 2


def test_repeated_keys_second_fields_and_broken_blocks_are_reported(library: Callable[[str], Library]) -> None:
    text = "@misc{a, journal = {J}, journaltitle = {K}}\n@misc{A, title = {T}}\n@misc{b, title = {\n"
    found, dropped = view(library(text))
    assert [item.key for item in found] == ["a"]
    assert [(item.key, item.field) for item in dropped] == [("", ""), ("A", ""), ("a", "journaltitle")]


def test_entries_that_are_no_works_are_left_out_and_reported(library: Callable[[str], Library]) -> None:
    text = (
        "@set{s, entryset = {a,b}}\n@IEEEtranBSTCTL{c, CTLuse_url = {no}}\n@xdata{x, year = 2020}\n@misc{a, year = 1}\n"
    )
    found, dropped = view(library(text))
    assert [item.key for item in found] == ["a"]
    assert [(item.key, item.reason) for item in dropped] == [
        ("s", "@set is not a work"),
        ("c", "@ieeetranbstctl is not a work"),
    ]


def test_a_second_field_with_the_same_value_is_not_reported(library: Callable[[str], Library]) -> None:
    assert view(library("@misc{a, journal = {J}, journaltitle = {j }}\n"))[1] == ()


def test_venues_are_written_in_the_requested_style(items: Callable[[str], tuple[Item, ...]]) -> None:
    named = items("@inproceedings{a, booktitle = {ICML}}\n@article{b, journal = {JMLR}}\n@misc{c, title = {ICML}}")
    name_venues(named, VenueStyle.FULL)
    assert [item.container for item in named] == [
        "International Conference on Machine Learning",
        "Journal of Machine Learning Research",
        "",
    ]
