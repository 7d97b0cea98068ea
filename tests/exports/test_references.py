from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.format import ExportOptions
from vlbib.exports.references import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize("options", [ExportOptions(markup="rtf"), ExportOptions(style="none-such")])
def test_an_unknown_markup_or_style_is_refused(options: ExportOptions, items: Items) -> None:
    with pytest.raises(ValueError, match="no "):
        render(items("@misc{a, title = {T}}"), options)


def test_fields_that_a_reference_does_not_show_are_reported(items: Items) -> None:
    entry = "@article{a, title = {T}, author = {Doe, Jane and others}, journal = {J}, year = {2021}, lccn = {1}}"
    exported = render(items(entry), ExportOptions())
    assert exported.text.startswith("[1] Jane Doe and others.")
    assert [item.field for item in exported.dropped] == ["lccn"]
