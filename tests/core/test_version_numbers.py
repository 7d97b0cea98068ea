"""Versions after short names, told from sizes, shares, scores and amounts."""

from __future__ import annotations

import pytest

from vlbib.core.version_numbers import has_later_version, has_version


@pytest.mark.parametrize(
    ("after", "any_version", "later"),
    [
        (" 3 works on video", True, True),
        ("\u00a03 is theirs", True, True),
        ("-2, the second", True, True),
        (" V2", True, True),
        (" 1.6", True, True),
        (" 1", True, False),
        (" 1.0", True, False),
        (" III", True, True),
        (" 3 layers", False, False),
        (" 3.25", False, False),
        (" 7B", False, False),
        (" 4-bit", False, False),
        (" 2017", False, False),
        (" 68.3", False, False),
        ("\x1f3", False, False),
        (" 3x3", False, False),
    ],
)
def test_a_version_is_told_from_an_amount(after: str, any_version: bool, later: bool) -> None:  # noqa: FBT001
    assert (has_version(f"Oak{after}", 3), has_later_version(f"Oak{after}", 3)) == (any_version, later)
