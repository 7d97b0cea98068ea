from __future__ import annotations

import pytest

from vlbib.tex.braced_words import braced_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\mc{a, b}", {"a", "b"}),
        (r"\mc{a.} \mc{(b)}", {"a.", "a", "(b)", "b"}),
        (r"a {b} c", {"b"}),
        ("% \\mc{a}\n\\mc{b}", {"b"}),
        (r"} \mc{a}", {"a"}),
        (r"\{a\} {b \{c}", {"b", "c"}),
        ("\\mc{%\na}", {"%", "a"}),
    ],
)
def test_every_word_in_braces_is_returned(text: str, words: set[str]) -> None:
    assert braced_words(text) == words
