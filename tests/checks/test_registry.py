"""Rules are found by code or name."""

from __future__ import annotations

from vlbib.checks.registry import by_code


def test_rules_are_found_by_code_or_name_in_any_case() -> None:
    assert by_code("l001") is by_code("Unescaped-Percent") is not None
    assert by_code("L") is None
