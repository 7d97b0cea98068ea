from __future__ import annotations

import pytest

from vlbib.core.months import month_macro, parse_month


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("jan", 1),
        ("Sept.", 9),
        ("December", 12),
        ("1", 1),
        ("12", 12),
        ("13", None),
        ("0", None),
        ("Mai", None),
        ("", None),
    ],
)
def test_a_month_is_read_as_macro_name_or_number(text: str, number: int | None) -> None:
    assert parse_month(text) == number


@pytest.mark.parametrize(("number", "macro"), [(1, "jan"), (12, "dec"), (0, ""), (13, ""), (None, "")])
def test_only_twelve_numbers_have_a_macro(number: int | None, macro: str) -> None:
    assert month_macro(number) == macro
