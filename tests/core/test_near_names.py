"""The nearest name is proposed, else what to do instead."""

from __future__ import annotations

import pytest

from vlbib.core.near_names import hint


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("catalog", "; did you mean `catalogue`?"),
        ("Catalogue", "; did you mean `catalogue`?"),
        ("arxive", "; did you mean `arxiv`?"),
        ("zotero", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_proposed_and_a_far_one_is_not(name: str, told: str) -> None:
    assert hint(name, ("arxiv", "catalogue", "index")) == told


def test_a_name_is_proposed_in_its_own_case() -> None:
    assert hint("visoin", ["Vision", "Audio"], "look at the list") == "; did you mean `Vision`?"


def test_without_a_near_name_the_advice_stands_alone() -> None:
    assert hint("zzz", ["Vision"], "look at the list") == "; look at the list"
