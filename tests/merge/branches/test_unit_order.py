from __future__ import annotations

import pytest

from vlbib.merge.branches.unit_order import UnitName, merged_order


def names(letters: str) -> list[UnitName]:
    """A lower-case letter is an entry, anything else is free text."""
    return [("entry" if letter.islower() else "text", letter, 0) for letter in letters]


def key_of(name: UnitName) -> str | None:
    return name[1] if name[0] == "entry" else None


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "gone", "merged"),
    [
        ("ac", "abc", "ac", "", "abc"),
        ("ac", "ac", "abc", "", "abc"),
        ("bd", "bcd", "abde", "", "abcde"),
        ("bd", "bd", "abd", "", "abd"),
        ("", "b", "a", "", "ab"),
        ("", "", "ab", "", "ab"),
        ("ca", "cax", "cay", "", "caxy"),
        ("ca", "cba", "cda", "", "cbda"),
        ("abc", "abc", "cab", "", "cab"),
        ("abc", "acb", "cab", "", "acb"),
        ("abc", "abxc", "cab", "", "cabx"),
        ("Xab", "Xab", "XaYb", "", "XaYb"),
        ("ab", "ab", "Yab", "", "Yab"),
        ("Xb", "Xb", "Xab", "", "Xab"),
        ("abc", "abc", "ac", "b", "ac"),
        ("abc", "ac", "abcd", "b", "acd"),
    ],
)
def test_the_order_is_ours_with_their_new_units_inserted(
    base: str, ours: str, theirs: str, gone: str, merged: str
) -> None:
    kept = {name for name in names(ours + theirs) if name[1] not in gone}
    order = merged_order(names(base), names(ours), names(theirs), kept, key_of)
    assert "".join(name[1] for name in order) == merged
