from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from vlbib.core.latex import decode
from vlbib.core.latex_accents import decode_accents


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"Sch\"on", "Schön"),
        (r"Sch{\"{o}}n", "{Schön}"),
        (r"Mart{\'\i}n", "Mart{í}n"),
        (r"Mart\'{\i}n", "Martín"),
        (r"{\v{S}}koda {\c c}", "{Š}koda {ç}"),
        (r"{\L}ukasz Stra{\ss}e", "Łukasz Straße"),
        (r"R{\&}D, 50\% of \#1\ now", "R{&}D, 50% of #1 now"),
        (r"The Akeira{\texttrademark} Assistant", "The Akeira™ Assistant"),
    ],
)
def test_accents_and_signs_are_decoded(value: str, text: str) -> None:
    found = decode_accents(value)

    assert found is not None
    assert found.replace("{", "").replace("}", "") == text.replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    "value",
    [r"\emph{CLIP}", r"\o re", r"a $x$ \& b", r"a & b \%", r"``a'' \& b", r"\"{}o", r"{\tt x}", r"a -{-} b \&", r"\vZ"],
)
def test_other_commands_are_left_to_the_parser(value: str) -> None:
    assert decode_accents(value) is None


_PIECES = [
    *(rf"\{mark}" for mark in "\"'`^~=."), *(rf"\{name}" for name in ("u", "v", "H", "c", "d", "b", "k", "r", "i")),
    r"\ss", r"\o", r"\l", r"\aa", r"\&", r"\%", r"\_", r"\ ", "{", "}", "{", "}", " ", "\n", "a", "e", "i", "Word", "1",
    "-", "--", "ü", "中", "’", "'", "`", "?", "/", ";", r"{\texttrademark}", r"{\textendash}", r"{\oe}",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_what_is_decoded_here_is_what_the_parser_gives(value: str) -> None:
    if "\\" in value and value.count("{") == value.count("}") and decode_accents(value) is not None:
        parser = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True, keep_comments=True)

        assert decode(value) == parser.latex_to_text(value)
