"""Ranges of page numbers."""

from __future__ import annotations

import pytest

from vlbib.checks.values.page_range import ascends


@pytest.mark.parametrize(
    ("first", "last", "does"),
    [
        ("101", "118", True),
        ("118", "101", False),
        ("5", "5", False),
        ("1234", "45", True),
        ("1245", "34", False),
        ("1234", "34", False),
        ("9", "10", True),
    ],
)
def test_a_range_may_ascend_with_an_abbreviated_end(first: str, last: str, *, does: bool) -> None:
    assert ascends(first, last) is does
