from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.filters import Filter, select, unknown_keys
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library
    from vlbib.exports.item import Item

BIB = """@article{a, title = {A}, journal = {J}, keywords = {VLP/Dual encoder, Data}}
@misc{b, title = {B}, eprint = {2103.00020}, archiveprefix = {arXiv}, keywords = {VLP}}
@book{c, title = {C}, keywords = {VLPs}}
"""


@pytest.fixture
def entries(library: Callable[[str], Library]) -> tuple[Item, ...]:
    return view_entries(library(BIB).entries)


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Filter(), "abc"),
        (Filter(tags=("vlp",)), "ab"),
        (Filter(tags=("VLP/dual encoder",)), "a"),
        (Filter(tags=("Dual encoder",)), ""),
        (Filter(tags=("data", "VLPs")), "ac"),
        (Filter(keys=("c", "a")), "ac"),
        (Filter(types=("Misc",)), "b"),
        (Filter(types=("preprint",)), "b"),
        (Filter(cited=frozenset()), ""),
        (Filter(cited=frozenset("b")), "b"),
        (Filter(cited=frozenset("*")), "abc"),
        (Filter(tags=("vlp",), keys=("b", "c")), "b"),
    ],
)
def test_an_item_must_pass_every_part_of_the_filter(wanted: Filter, keys: str, entries: tuple[Item, ...]) -> None:
    assert "".join(item.key for item in select(entries, wanted)) == keys


def test_unknown_keys_are_listed_with_the_requested_ones_first(entries: tuple[Item, ...]) -> None:
    assert unknown_keys(entries, Filter(keys=("z", "a"), cited=frozenset(("y", "x", "*", "b")))) == ("z", "x", "y")
