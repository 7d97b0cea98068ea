from __future__ import annotations

import pytest

from vlbib.merge.branches.three_sides import both_changed, of_three, united


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result", "conflict"),
    [
        ("a", "a", "a", "a", False),
        ("a", "b", "a", "b", False),
        ("a", "a", "b", "b", False),
        ("a", "b", "b", "b", False),
        ("a", "b", "c", "b", True),
    ],
)
def test_the_changed_version_is_taken(base: str, ours: str, theirs: str, result: str, conflict: bool) -> None:  # noqa: FBT001
    assert of_three(base, ours, theirs) == result
    assert both_changed(base, ours, theirs) is conflict


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("", "a", "b", "ab"),
        ("ab", "a", "ab", "a"),
        ("ab", "ab", "b", "b"),
        ("ab", "b", "a", ""),
        ("a", "ba", "a", "ba"),
        ("a", "ax", "ya", "axy"),
        ("a", "A", "a", "A"),
        ("a", "a", "A", "A"),
    ],
)
def test_lists_are_united_with_deletions_and_new_spellings(base: str, ours: str, theirs: str, result: str) -> None:
    assert "".join(united(base, ours, theirs, str.lower)) == result
