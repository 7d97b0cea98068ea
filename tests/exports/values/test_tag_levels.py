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


def test_a_separator_that_is_set_parts_a_tag_and_no_other_sign_does() -> None:
    assert tag_path("VLP/Dual encoder", ".") == ("VLP/Dual encoder",)
    assert tag_path("VLP.Dual encoder", ".") == ("VLP", "Dual encoder")
