from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.shared_letters import SharedLetters, places_of

TEXTS = st.text("abc1é", max_size=9)


def test_letters_are_counted_as_often_as_they_occur_in_both() -> None:
    counts = SharedLetters(["banana", "nab", "", "xyz"]).counts("anna")
    assert [list(places_of(counts, least, 0, 4)) for least in range(6)] == [[0, 1, 2, 3], [0, 1], [0, 1], [0], [0], []]


def test_only_indices_in_the_range_are_yielded() -> None:
    counts = SharedLetters(["aa", "aa", "aa", "aa"]).counts("aa")
    assert list(places_of(counts, 2, 1, 3)) == [1, 2]


@given(st.lists(TEXTS, max_size=20), TEXTS, st.integers(0, 10))
def test_the_counts_are_those_of_each_pair(texts: list[str], text: str, least: int) -> None:
    shared = [(Counter(each) & Counter(text)).total() for each in texts]
    places = list(places_of(SharedLetters(texts).counts(text), least, 0, len(texts)))
    assert places == [at for at, number in enumerate(shared) if number >= least]
