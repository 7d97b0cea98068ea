"""How LaTeX reads each character of a value."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.latex_modes import modes


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        ("a_b", "ttt"),
        ("{a_b}", "ttttt"),
        ("$a$b", "cmct"),
        ("$$a$$b", "ccmcct"),
        (r"\(a\)b", "ccmcct"),
        (r"\[a\]b", "ccmcct"),
        (r"\$a", "cct"),
        (r"\emph{a}", "cccccctc"),
        (r"\foo{a}b", "ccccckct"),
        (r"\foo[x]{a}{b}c", "cccckkkckcckct"),
        (r"\foo[x", "ccccct"),
        (r"\ce{a}b", "ccccmct"),
        (r"\SI{1}{m}b", "ccccmccmct"),
        (r"\SI[a]{1}b", "cccmmmcmct"),
        (r"\ensuremath{a}", "ccccccccccccmc"),
        (r"\url{a}b", "ccccaaat"),
        (r"\url{a\b{c}}b", "ccccaaaaaaaat"),
        (r"\href{a}{b}", "cccccaaactc"),
        (r"\cite[a]{b}c", "cccccaaaaaat"),
        (r"\verb|a|b", "cccccaaat"),
        (r"\lstinline|a|b", "c" * 10 + "aaat"),
        (r"\parencite[a]{b}c", "c" * 10 + "aaaaaat"),
        (r"\begin{x}a\end{x}b", "cccccccccmccccccct"),
        (r"$a\text{b $c$}d$e", "cmccccccmmcmccmct"),
        (r"\emph{$a$}b", "cccccccmcct"),
        (r"\'{e}b", "ccctct"),
        (r"\v{c}b", "ccctct"),
        (r"\foo a{b}", "ccccttctc"),
        (r"{\em a}b", "ccccttct"),
        ("$a$$b$", "cmccmc"),
        ("a[b]c", "ttttt"),
    ],
)
def test_each_character_has_the_mode_in_which_latex_reads_it(value: str, reading: str) -> None:
    assert modes(value) == reading


@pytest.mark.parametrize(
    "value",
    ["$5", "$a$ $b", r"\(a", r"a\]", "$a}$b{", r"\begin{x}a", r"\end{x}", r"\url{a", r"\verb|a", "$$a$",
     r"\def\a{b}", r"$a{b$c}"],
)  # fmt: skip
def test_an_unbalanced_value_has_no_modes(value: str) -> None:
    assert modes(value) is None


@given(st.text(alphabet="\\${}[]()a_ beginurltext*|%\n", max_size=40))
def test_there_is_a_mode_for_each_character_or_none_at_all(value: str) -> None:
    reading = modes(value)
    assert reading is None or len(reading) == len(value)


@pytest.mark.parametrize("piece", ["$", "{", "}", "\\", "[", "\\[", "\\(", "\\text{", "\\url{", "\\verb|", "\\foo["])
def test_a_long_run_of_marks_is_read_in_linear_time(piece: str) -> None:
    started = time.process_time()
    modes(piece * 20_000)
    assert time.process_time() - started < 5
