from __future__ import annotations

import pytest

from vlbib.notes.formats.as_commonmark import as_commonmark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1、first\n(2) second\n", "1. first\n2. second\n"),
        ("a) first\n・ second\n✅ third\n", "- first\n- second\n- third\n"),
        ("├─ first\n│ └─ inner\n", "- first\n  - inner\n"),
        ("MoCo\n: Momentum\n", "- MoCo\n  Momentum\n"),
        ("| [[a|b]] | c |\n|--|--|\n", "| [[a\\|b]] | c |\n|--|--|\n"),
        ("%% taken\nout %%\nshown\n", "\n\nshown\n"),
        ("\ufefffirst\r\nsecond\rthird\n", "first\nsecond\nthird\n"),
    ],
)
def test_what_people_write_becomes_markdown_on_the_same_lines(text: str, expected: str) -> None:
    assert as_commonmark(text) == (expected, frozenset())


def test_the_lines_on_which_callouts_begin_are_kept_beside_the_text() -> None:
    assert as_commonmark("text\n\n> [!note]- Box\n> inside\n") == ("text\n\n> Box\n> inside\n", frozenset({2}))
