"""The quick check of a plain number agrees with the rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.arxiv_numbers import is_plain_arxiv, is_possible_arxiv


@given(st.from_regex(r"\A(?:0[67]|1[45]|\d\d)(?:0\d|1[0-3]|\d\d)\.[0-9]{4,5}\Z"))
def test_a_plain_number_is_a_possible_one(text: str) -> None:
    assert is_plain_arxiv(text) is (text.isascii() and is_possible_arxiv(text))
