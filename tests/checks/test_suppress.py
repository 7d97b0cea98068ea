"""Marks in a library that suppress rules, for the next entry or for the whole file."""

from __future__ import annotations

import pytest
from tests.checks.small_library import PLAIN, codes_in


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        ("% vlbib: ignore V006", ["L001"]),
        ("% vlbib: ignore V006, L001", []),
        ("% vlbib: ignore L -- the journal prints it so", ["V006"]),
        ("% vlbib: ignore", []),
        ("% vlbib:ignore single-hyphen-in-pages", ["L001"]),
        ("@comment{vlbib: ignore V006}", ["L001"]),
        ("% vlbib: ignore-file V006", ["L001"]),
        ("% vlbib: ignore-file", []),
        ("% nothing to ignore: V006", ["L001", "V006"]),
    ],
)
def test_a_mark_above_an_entry_or_in_a_file_suppresses_rules(mark: str, codes: list[str]) -> None:
    assert codes_in(f"{mark}\n{PLAIN}") == codes


def test_a_mark_above_an_entry_does_not_affect_the_next() -> None:
    other = PLAIN.replace("rossi2021lines", "weber").replace("Counting", "Drawing").replace("10.5555/1", "10.5555/2")
    text = f"% vlbib: ignore V006\n{PLAIN}\n{other.replace('Rossi, Anna', 'Weber, Jo').replace('all', 'some')}"
    assert codes_in(text) == ["L001", "L001", "V006"]


def test_a_mark_at_either_entry_of_a_pair_suppresses_the_pair() -> None:
    second = PLAIN.replace("rossi2021lines", "rossi2")
    assert "D001" in codes_in(PLAIN + second)
    assert "D001" not in codes_in(f"% vlbib: ignore D001\n{PLAIN}{second}")
    assert "D001" not in codes_in(f"{PLAIN}% vlbib: ignore D001\n{second}")


def test_a_mark_for_the_file_counts_at_its_end_too() -> None:
    assert codes_in(f"{PLAIN}\n% vlbib: ignore-file V006\n") == ["L001"]
