from __future__ import annotations

import pytest

from vlbib.exports.values.tag_levels import tag_path


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("VLP/Dual encoder", ("VLP", "Dual encoder")),
        ("a > b", ("a", "b")),
        ("a::b", ("a", "b")),
        ("a b", ("a b",)),
        ("/", ("/",)),
    ],
)
def test_a_tag_may_be_a_path(tag: str, path: tuple[str, ...]) -> None:
    assert tag_path(tag) == path


def test_only_a_given_separator_splits_a_tag() -> None:
    assert tag_path("VLP/Dual encoder", ".") == ("VLP/Dual encoder",)
    assert tag_path("VLP.Dual encoder", ".") == ("VLP", "Dual encoder")
