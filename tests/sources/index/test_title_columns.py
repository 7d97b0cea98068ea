"""The columns of many titles equal the keys and features of each title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.index.worlds import HARD, PLAIN, golden

from vlbib.core.text import squeeze
from vlbib.sources.index.features import title_features, title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

pytest.importorskip("numpy")

from vlbib.sources.index.title_columns import MOST, title_columns

_SIGNS = ("a'b", "a''b", "'a'", "don't'", "A-b", "a_b", "a\0b", "\0", "a\nb", "\x1f", "\x7f", "'", "é'a", "a b a b")


def _one_by_one(titles: Sequence[str]) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    marked = [(feature, place) for place, title in enumerate(titles) for feature in title_features(title)]
    squeezed = list(map(squeeze, titles))
    return squeezed, list(map(title_key, squeezed)), sorted(marked)


def _at_once(titles: Sequence[str]) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    squeezed, keys, features, places = title_columns(titles)
    return squeezed, keys.tolist(), list(zip(features.tolist(), places.tolist(), strict=True))


def test_columns_of_hard_titles_equal_the_features_of_each() -> None:
    titles = [record.title for record in golden()]
    assert _at_once(titles) == _one_by_one(titles)


@given(st.lists(st.lists(st.sampled_from((*HARD, *PLAIN, *_SIGNS)) | st.text(), max_size=6).map(" ".join), max_size=8))
def test_columns_of_any_titles_equal_the_features_of_each(titles: list[str]) -> None:
    assert _at_once(titles) == _one_by_one(titles)


@given(st.lists(st.text("aZ9' _-\0\n", max_size=40), max_size=6))
def test_columns_of_ascii_titles_equal_the_features_of_each(titles: list[str]) -> None:
    assert _at_once(titles) == _one_by_one(titles)


def test_the_last_of_the_most_titles_keeps_its_own_features() -> None:
    titles = ["deep", *[""] * (MOST - 2), "learning"]
    assert _at_once(titles)[2] == _one_by_one(titles)[2]
