from __future__ import annotations

import pytest

from vlbib.tex.unread import without_unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a % b\nc", "a    c"[:2] + "    " + "c"),
        ("a % b\n\nc", "a    \n\nc"),
        ("a % b\n \t\nc", "a    \n \t\nc"),
        (r"a\%b", r"a\%b"),
        (r"\verb|a|b", "        b"),
        (r"\verb|a", r"\verb|a"),
        (r"\iffalse a\fi b", "             " + " b"),
        (r"\url{a%b}c", r"\url{a%b}c"),
    ],
)
def test_what_tex_does_not_read_is_blank(text: str, expected: str) -> None:
    assert without_unread(text) == expected


def test_offsets_stay_the_same() -> None:
    text = "\\begin{verbatim}\na\n\\end{verbatim} b % c\nd \\verb+e+ \\iffalse f \\else g \\fi\n\\end{document} h"
    blank = without_unread(text)
    assert len(blank) == len(text)
    assert [(blank[place], text[place]) for place in range(len(text)) if blank[place] not in (" ", text[place])] == []


@pytest.mark.parametrize(("length", "is_hidden"), [(400, True), (401, False)])
def test_the_options_of_an_inline_listing_are_bounded(length: int, is_hidden: bool) -> None:  # noqa: FBT001
    assert ("code" not in without_unread(rf"\lstinline[{'x' * length}]|code|")) == is_hidden


@pytest.mark.parametrize(("length", "is_hidden"), [(80, True), (81, False)])
def test_the_language_of_inline_code_is_bounded(length: int, is_hidden: bool) -> None:  # noqa: FBT001
    assert ("code" not in without_unread(rf"\mintinline{{{'x' * length}}}|code|")) == is_hidden
