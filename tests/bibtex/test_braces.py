from __future__ import annotations

import pytest

from vlbib.bibtex.braces import (
    BracedText,
    blank_end,
    closing_brace,
    closing_paren,
    closing_quote,
    junk_end,
    next_mark,
)
from vlbib.bibtex.grammar import GRAMMARS

PLAIN, ESCAPED = GRAMMARS[b"{", False], GRAMMARS[b"{", True]


@pytest.mark.parametrize(
    ("text", "end"),
    [(b"{a {b} c} d", 9), (b"{}", 2), (b"{a {b}", None), (b"{a {b {c {d {e}}}}} f", 19), (rb"{a \} b} c", 5)],
)
def test_a_brace_has_the_same_closing_brace_at_each_call(text: bytes, end: int | None) -> None:
    source = BracedText(text)
    assert [closing_brace(source, 0, len(text), PLAIN) for _ in range(4)] == [end] * 4


@pytest.mark.parametrize("text", [rb"{a \} b} c", rb"{a \{ b} c", rb"{a \\ b} c"])
def test_a_brace_after_a_backslash_does_not_count_if_the_grammar_says_so(text: bytes) -> None:
    source = BracedText(text)
    assert [closing_brace(source, 0, len(text), ESCAPED) for _ in range(4)] == [8] * 4


def test_a_brace_closed_after_the_wall_is_not_closed() -> None:
    source = BracedText(b"{a b} c")
    assert [closing_brace(source, 0, 4, PLAIN) for _ in range(4)] == [None] * 4
    assert [closing_brace(source, 0, 5, PLAIN) for _ in range(4)] == [5] * 4


@pytest.mark.parametrize(
    ("text", "end"), [(b'"a {"} b" c', 9), (b'"" c', 2), (b'"a {b" c', None), (b'"a } b" c', None), (b'"a', None)]
)
def test_a_quote_is_closed_by_the_next_one_outside_braces(text: bytes, end: int | None) -> None:
    assert closing_quote(BracedText(text), 0, len(text), PLAIN) == end


@pytest.mark.parametrize(("text", "end"), [(b"a {)} b) c", 8), (b") c", 1), (b"a {) b", None), (b"a b", None)])
def test_a_parenthesis_is_closed_by_the_next_one_outside_braces(text: bytes, end: int | None) -> None:
    assert closing_paren(BracedText(text), 0, len(text), PLAIN) == end


def test_a_quote_closed_after_the_wall_is_not_closed() -> None:
    assert [closing_quote(BracedText(b'"a" c'), 0, wall, PLAIN) for wall in (2, 3)] == [None, 3]


@pytest.mark.parametrize("text", [b"a {)} b) c", b"{x}{y}{z}) c"])
def test_the_same_closing_parenthesis_is_found_from_each_offset_if_it_is_within_the_limit(text: bytes) -> None:
    end = text.rindex(b")") + 1
    source = BracedText(text)
    places = (0, end - 1, 0)
    assert [closing_paren(source, at, len(text), PLAIN) for at in places] == [end] * 3
    assert [closing_paren(source, 0, limit, PLAIN) for limit in (end - 1, end)] == [None, end]


def test_text_without_a_closing_parenthesis_is_searched_once() -> None:
    source = BracedText(b"a b c")
    assert closing_paren(source, 2, 5, PLAIN) is None
    assert source.barren == 2
    assert [closing_paren(source, at, 5, PLAIN) for at in (0, 2, 4)] == [None] * 3


def test_futile_searches_are_counted_until_all_braces_are_matched_at_once() -> None:
    source = BracedText(b"  {a {b} {c} d")
    assert closing_brace(source, 5, 14, PLAIN) == 8
    assert source.searched == 3
    assert closing_brace(source, 9, 14, PLAIN) == 12
    assert source.searched == 6
    assert closing_brace(source, 2, 14, PLAIN) is None
    assert source.searched == 18
    assert closing_brace(source, 9, 14, PLAIN) == 12
    assert source.ends[PLAIN.braces] == {5: 8, 9: 12}


def test_commas_count_as_junk_but_not_as_blanks() -> None:
    source = BracedText(b" , % a, b\n x")
    assert (junk_end(source, 0, 12), blank_end(source, 0, 12)) == (11, 1)


def test_comments_count_as_junk_and_as_blanks() -> None:
    source = BracedText(b" % a\n x")
    assert (junk_end(source, 0, 7), blank_end(source, 0, 7)) == (6, 6)


@pytest.mark.parametrize("text", [b" % a\n, % b\n\n%c\n x", b"%a\r%b\r", b"%a\n%b", b"% a\n , % b % c\n, }"])
def test_the_end_of_comments_does_not_depend_on_earlier_calls(text: bytes) -> None:
    places = [(at, wall) for wall in range(len(text) + 1) for at in range(wall + 1)]
    asked_once = [junk_end(BracedText(text), at, wall) for at, wall in places]
    source = BracedText(text)
    assert [junk_end(source, at, wall) for at, wall in places] == asked_once
    assert [junk_end(source, at, wall) for at, wall in reversed(places)] == asked_once[::-1]


def test_the_next_mark_does_not_depend_on_earlier_calls() -> None:
    source = BracedText(b"a\\b\\c")
    assert [next_mark(source, b"\\", at) for at in (0, 1, 2, 4, 3, 0, 2)] == [1, 1, 3, 5, 3, 1, 3]
    assert next_mark(BracedText(b"\\a"), b"\\", 0) == 0
