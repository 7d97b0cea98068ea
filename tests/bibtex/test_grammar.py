"""The patterns over bytes: keys, names, walls between entries, and values read by one match."""

from __future__ import annotations

import pytest

from vlbib.bibtex.grammar import FIELD_START, GRAMMARS, HEAD, KEY, WALL


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (b"k,", b"k"),
        (b" k ,", b"k"),
        (b"k\n,", b"k"),
        (b"a b,", b"a b"),
        (b"a  b\t,", b"a  b"),
        (b"a)b,", b"a)b"),
        (b"a title = {x}", b"a"),
        (b'a title = "x"', b"a"),
        (b"a title = x", b"a title = x"),
        (b"a\nb,", b"a"),
        (b",", b""),
    ],
)
def test_a_key_ends_before_blanks_and_its_comma(text: bytes, key: bytes) -> None:
    match = KEY.match(text)
    assert match is not None
    assert match[1] == key


@pytest.mark.parametrize(("filler", "whole"), [(998, False), (999, False), (1001, True)])
def test_a_field_after_a_key_is_searched_within_a_thousand_bytes(filler: int, whole: bool) -> None:  # noqa: FBT001 -- a table's column
    match = KEY.match(b"a b" + b" " * filler + b"= {x},")
    assert match is not None
    assert (b"=" in match[1]) is whole


@pytest.mark.parametrize(
    ("text", "name"),
    [(b"year = 1", b"year"), (b"Date-Added=1", b"Date-Added"), (b"year 1", None), (b"= 1", None), (b"a b = 1", None)],
)
def test_a_field_starts_with_a_name_and_an_equals_sign(text: bytes, name: bytes | None) -> None:
    match = FIELD_START.match(text)
    assert (match[1] if match else None) == name


@pytest.mark.parametrize(
    ("text", "is_wall"), [(b"k, year =", True), (b"k, ", False), (b"year = 1", True), (b"see, this is", False)]
)
def test_a_head_is_a_wall_if_a_field_follows_its_key(text: bytes, is_wall: bool) -> None:  # noqa: FBT001 -- a table's column
    assert (WALL.match(text) is not None) is is_wall


@pytest.mark.parametrize(
    ("text", "kind"), [(b"@misc{", b"misc"), (b"@ misc (", b"misc"), (b"@1misc{", None), (b"@misc[", None)]
)
def test_a_head_is_an_at_sign_a_type_and_an_opening_bracket(text: bytes, kind: bytes | None) -> None:
    match = HEAD.match(text)
    assert (match[1] if match else None) == kind


@pytest.mark.parametrize(
    ("value", "quick"),
    [(b"{a}", True), (b"{a{b{c}}}", True), (b"{a{b{c{d}}}}", False), (b'"a{b{c}}"', True), (b'"a{b{c{d{e}}}}"', False)],
)
def test_three_levels_of_braces_are_read_by_one_match(value: bytes, quick: bool) -> None:  # noqa: FBT001 -- a table's column
    match = GRAMMARS[b"{", False].quick.match(b" title = " + value + b",")
    assert (match is not None) is quick


@pytest.mark.parametrize(
    ("opener", "text", "closed"), [(b"{", b"a = 1}", True), (b"(", b"a = 1)", True), (b"(", b"a = {)}, b", False)]
)
def test_a_field_ends_the_block_at_its_own_bracket(opener: bytes, text: bytes, closed: bool) -> None:  # noqa: FBT001 -- a table's column
    match = GRAMMARS[opener, False].quick.match(text)
    assert match is not None
    assert (match.lastindex != 2) is closed


def test_a_brace_after_a_backslash_counts_only_in_bibtexs_grammar() -> None:
    text = rb"a = {x \} y}, b"
    strict, loose = (GRAMMARS[b"{", escapes].quick.match(text) for escapes in (False, True))
    assert strict is None
    assert loose is not None
    assert loose[2] == rb"{x \} y}"


def test_a_quote_after_a_backslash_ends_a_value_only_in_bibtexs_grammar() -> None:
    text = rb'a = "x \" y", b'
    strict, loose = (GRAMMARS[b"{", escapes].quick.match(text) for escapes in (False, True))
    assert strict is None
    assert loose is not None
    assert loose[2] == rb'"x \" y"'


def test_a_bare_value_may_have_a_parenthesis_in_a_block_with_braces() -> None:
    match = GRAMMARS[b"{", False].quick.match(b"a = b)c, d")
    assert match is not None
    assert match[2] == b"b)c"
