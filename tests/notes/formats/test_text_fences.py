"""Fences that contain text."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.text_fences import text_fences


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        ("a\n```\nb\n```\nc", [(1, 3)]),
        ("~~~ txt\nb\n~~~\n```chat\nc\n```", [(0, 2), (3, 5)]),
        ("```\nb\n~~~\n```", [(0, 3)]),
        ("````\n```\n````", [(0, 2)]),
        ("```py\nb\n```\n```\nc\n```", [(3, 5)]),
        ("```py\n```text\nc\n```", []),  # code up to the last line
        ("```\nb", []),
        ("a\nb", []),
    ],
)
def test_fences_of_text_are_found_by_their_first_and_last_line(text: str, fences: list[tuple[int, int]]) -> None:
    assert list(text_fences(text.split("\n"))) == fences
