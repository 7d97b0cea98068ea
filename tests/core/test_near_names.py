"""The nearest name is suggested, else what to do instead."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.near_names import NearNames, hint


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("catalog", "; did you mean `catalogue`?"),
        ("Catalogue", "; did you mean `catalogue`?"),
        ("arxive", "; did you mean `arxiv`?"),
        ("zotero", ""),
        ("ind", "; did you mean `index`?"),
        ("i", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_suggested_and_a_distant_one_is_not(name: str, told: str) -> None:
    assert hint(name, ("arxiv", "catalogue", "index")) == told


def test_a_name_is_suggested_in_its_own_case() -> None:
    assert hint("visoin", ["Vision", "Audio"], "look at the list") == "; did you mean `Vision`?"


def test_without_a_near_name_only_the_advice_is_given() -> None:
    assert hint("zzz", ["Vision"], "look at the list") == "; look at the list"


@given(st.lists(st.text("ab12", max_size=10), max_size=30, unique=True), st.text("ab12", max_size=10))
def test_the_near_names_are_those_of_difflib_however_often_they_are_searched(names: list[str], name: str) -> None:
    near, by_size = NearNames(names), sorted(names, key=len)
    for _ in range(22):  # more searches than those without an index
        assert near.near(name, 3, 0.75) == get_close_matches(name, by_size, 3, 0.75)


def test_an_empty_name_is_never_suggested() -> None:
    assert hint("", ["", "doe2020"], "look") == "; look"
