"""Lists of names are split as in BibTeX."""

from __future__ import annotations

import pytest

from vlbib.checks.values.name_lists import bare_names, outside_braces


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Doe, Ann and Roe, Bob", ["Doe, Ann", "Roe, Bob"]),
        ("Doe, Ann AND Roe, Bob", ["Doe, Ann", "Roe, Bob"]),
        ("{Bell and Sons} and Roe, Bob", ["{}", "Roe, Bob"]),
        ("Brand, Ann\nand Sand, Bob", ["Brand, Ann", "Sand, Bob"]),
        ("{A {nested and} part} and B", ["{}", "B"]),
    ],
)
def test_a_list_is_split_at_every_and_outside_braces(value: str, names: list[str]) -> None:
    assert bare_names(value) == names


def test_an_unclosed_brace_stays() -> None:
    assert outside_braces("a {b {c}") == "a {b {}"
