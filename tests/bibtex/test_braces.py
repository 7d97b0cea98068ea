from __future__ import annotations

import pytest

from vlbib.bibtex.braces import BracedText, closing_brace, closing_paren, closing_quote
from vlbib.bibtex.grammar import GRAMMARS

PLAIN, ESCAPED = GRAMMARS[b"{", False], GRAMMARS[b"{", True]


@pytest.mark.parametrize(
    ("text", "end"),
    [(b"{a {b} c} d", 9), (b"{}", 2), (b"{a {b}", None), (b"{a {b {c {d {e}}}}} f", 19), (rb"{a \} b} c", 5)],
)
def test_a_brace_is_closed_by_its_own_however_often_it_is_asked(text: bytes, end: int | None) -> None:
    source = BracedText(text)
    assert [closing_brace(source, 0, len(text), PLAIN) for _ in range(4)] == [end] * 4


@pytest.mark.parametrize("text", [rb"{a \} b} c", rb"{a \{ b} c", rb"{a \\ b} c"])
def test_a_brace_behind_a_backslash_is_hidden_where_the_grammar_says_so(text: bytes) -> None:
    source = BracedText(text)
    assert [closing_brace(source, 0, len(text), ESCAPED) for _ in range(4)] == [8] * 4


def test_a_brace_closed_behind_the_wall_is_not_closed() -> None:
    source = BracedText(b"{a b} c")
    assert [closing_brace(source, 0, 4, PLAIN) for _ in range(4)] == [None] * 4
    assert [closing_brace(source, 0, 5, PLAIN) for _ in range(4)] == [5] * 4


@pytest.mark.parametrize(
    ("text", "end"), [(b'"a {"} b" c', 9), (b'"" c', 2), (b'"a {b" c', None), (b'"a } b" c', None), (b'"a', None)]
)
def test_a_quote_is_closed_by_the_next_outside_braces(text: bytes, end: int | None) -> None:
    assert closing_quote(BracedText(text), 0, len(text), PLAIN) == end


@pytest.mark.parametrize(("text", "end"), [(b"a {)} b) c", 8), (b") c", 1), (b"a {) b", None), (b"a b", None)])
def test_a_parenthesis_is_closed_by_the_next_outside_braces(text: bytes, end: int | None) -> None:
    assert closing_paren(BracedText(text), 0, len(text), PLAIN) == end
