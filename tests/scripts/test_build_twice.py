"""Archives that differ between two builds are named."""

from __future__ import annotations

from scripts.build_twice import differing


def test_archives_that_differ_or_are_missing_in_one_build_are_named() -> None:
    assert differing({"a": "1", "b": "2"}, {"a": "1", "b": "2"}) == []
    assert differing({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "3", "d": "4"}) == ["b", "c", "d"]
