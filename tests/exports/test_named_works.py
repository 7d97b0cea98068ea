from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.named_works import has_name_for_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]

MEETING = "title = {Sample Vision: 16th Sample Conference, Sampletown, 2020}"


@pytest.mark.parametrize(
    ("entry", "is_one"),
    [
        (f"@proceedings{{a, {MEETING}}}", True),
        (f"@book{{a, editor = {{Itor, Ed}}, {MEETING}}}", True),
        (f"@collection{{a, editor = {{Itor, Ed}}, {MEETING}}}", True),
        (f"@book{{a, author = {{Thor, Au}}, editor = {{Itor, Ed}}, {MEETING}}}", False),
        (f"@book{{a, {MEETING}}}", False),
        ("@book{a, editor = {Itor, Ed}, title = {Samples of 2020}}", False),
        ("@book{a, editor = {Itor, Ed}}", False),
        (f"@article{{a, editor = {{Itor, Ed}}, {MEETING}}}", False),
    ],
)
def test_the_title_of_edited_proceedings_is_a_name_whatever_the_type(entry: str, *, is_one: bool, items: Items) -> None:
    item = items(entry)[0]
    assert has_name_for_title(item, item.type) is is_one
