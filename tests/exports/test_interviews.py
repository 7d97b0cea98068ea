from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.interviews import is_interview

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


@pytest.mark.parametrize(
    ("entry", "is_one"),
    [
        ("@misc{a, type = {Interview}}", True),
        ("@online{a, interviewer = {Asker, A.}}", True),
        ("@misc{a, type = {Poster}}", False),
        ("@article{a, journal = {Lamps}, interviewer = {Asker, A.}}", False),
    ],
)
def test_an_entry_with_an_interviewer_or_that_type_is_an_interview(
    entry: str,
    is_one: bool,  # noqa: FBT001
    items: Callable[[str], tuple[Item, ...]],
) -> None:
    assert is_interview(*items(entry)) == is_one
