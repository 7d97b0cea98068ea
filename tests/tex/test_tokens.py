from __future__ import annotations

import gc
from time import process_time

import pytest
from tests.thoroughness import some_of

from vlbib.tex.paper import read_citations
from vlbib.tex.rename import rename_keys
from vlbib.tex.tokens import Argument, LatexSource


def inside(text: str, braces: int | None = 1) -> list[tuple[str, str]]:
    source = LatexSource(text)
    arguments = source.arguments(source.commands[0].end, braces)
    return [(argument.opener, source.inside(argument)) for argument in arguments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\x{a}{b}", [("{", "a")]),
        (r"\x[a](b)<c>{d}", [("[", "a"), ("(", "b"), ("<", "c"), ("{", "d")]),
        (r"\x[a[b]c]{d}", [("[", "a[b]c"), ("{", "d")]),
        (r"\x[a[b]{d}", [("[", "a[b"), ("{", "d")]),
        (r"\x[a{]}b]{c}", [("[", "a{]}b"), ("{", "c")]),
        (r"\x{a{b}c}", [("{", "a{b}c")]),
        (r"\x{a\}b}", [("{", r"a\}b")]),
        ("\\x\n{a}", [("{", "a")]),
        ("\\x\n\n{a}", []),
        ("\\x{a\n\nb}", []),
        (r"\x {a}", [("{", "a")]),
        (r"\x a{b}", []),
        (r"\x{a", []),
    ],
)
def test_arguments_end_where_tex_ends_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert inside(text) == expected


def test_without_a_limit_all_arguments_are_yielded() -> None:
    assert [text for _, text in inside(r"\x{a}[b]{c} {d} e {f}", None)] == ["a", "b", "c", "d"]


def test_a_single_argument_may_contain_an_empty_line() -> None:
    assert LatexSource("{a\n\nb}").argument(0) == Argument("{", 1, 5)


def test_escaped_backslashes_are_no_commands() -> None:
    commands = LatexSource(r"\a*{} \\b \c@d").commands
    assert [(command.name, command.start, command.end) for command in commands] == [("a", 0, 3), ("c@d", 10, 14)]


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (2, 2))])
def test_the_place_of_an_offset_is_a_line_and_a_column(offset: int, place: tuple[int, int]) -> None:
    assert LatexSource("ab\ncd").place(offset) == place


COSTLY = [
    r"\cite{", r"\cite[", r"\cites(", r"\cite<", r"\input{", r"\import{a}{", r"\newcommand{\x}[1]{", r"\def\x#1{",
    r"\NewDocumentCommand{\x}{", r"\begin{verbatim", r"\iffalse ", r"\lstinline[", r"\mintinline[", r"\cite{old,",
    r"\cite{[", "\\cite\n", r"\cite{}", r"\verb", r"\url{", r"\iffalse a\fi ", r"\verb|a|", "{", "[(<", "]})>",
]  # fmt: skip


def cost(text: str) -> float:
    """Return the CPU time of reading and renaming, with the garbage collector off."""
    gc.disable()
    try:
        start = process_time()
        read_citations(text, "paper.tex", lambda _: None)
        rename_keys(text + "old", {"old": "new"})
        return process_time() - start
    finally:
        gc.enable()


def grows_with_the_text(small: str, large: str) -> bool:
    """Tell whether four times the text costs about four times as much, and under 2 s, in at least one of the tries."""
    return any(cost(large) < min(8 * cost(small) + 0.05, 2) for _ in range(5))


@pytest.mark.parametrize("piece", COSTLY)
@pytest.mark.parametrize("end", some_of(["", "}" * 10], 1))
def test_the_cost_is_linear_in_the_size_of_the_text(piece: str, end: str) -> None:
    assert grows_with_the_text(piece * 2_500 + end, piece * 10_000 + end)


def test_the_cost_of_nested_lists_is_linear() -> None:
    assert grows_with_the_text(*(r"\cite{" * count + "a" + "}" * count for count in (2_500, 10_000)))


def test_a_long_list_of_keys_is_renamed_in_two_seconds() -> None:
    keys = [f"old{number}" for number in range(10_000)]
    text = rf"\cite{{{','.join(keys)}}}"
    start = process_time()
    renamed, count = rename_keys(text, {key: f"new{key}" for key in keys})
    assert process_time() - start < 2
    assert (renamed.count("new"), count) == (10_000, 10_000)
