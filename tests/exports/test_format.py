from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.format import UnknownFormat, format_names, leftovers, load_format, retyped

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


def test_every_format_loads_under_its_name_and_has_a_suffix() -> None:
    assert format_names() == tuple(sorted(format_names()))
    for name in format_names():
        form = load_format(name)
        assert form.name == name
        assert form.suffix.startswith(".")


def test_an_unknown_format_is_reported_with_the_available_names() -> None:
    with pytest.raises(UnknownFormat, match=r"no format 'docx'; there are .*markdown"):
        load_format("docx")


def test_fields_that_a_format_drops_are_reported_by_their_own_names(
    items: Callable[[str], tuple[Item, ...]],
) -> None:
    entry = "@article{a,\n title = {T},\n journal = {J},\n lccn = {}\n}"
    left = list(leftovers(items(entry), {"title"}, "why"))
    assert [(item.key, item.field, item.reason, item.line) for item in left] == [("a", "journal", "why", 3)]


@pytest.mark.parametrize(
    ("entry", "written", "reason"),
    [
        ("@article{a, title = {T}}", "book", "type article is written as book"),
        ("@article{a, title = {T}, journal = {arXiv}}", "article", "type preprint is written as article"),
        ("@video{a, title = {T}}", "video", "type video is used for other types too"),
    ],
)
def test_a_type_that_is_written_as_another_is_reported(
    entry: str, written: str, reason: str, items: Callable[[str], tuple[Item, ...]]
) -> None:
    assert retyped(items(entry)[0], written).reason == reason
