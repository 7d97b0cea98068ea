"""Marks in a library silence rules, above an entry or for the whole file."""

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
def test_a_mark_above_an_entry_or_in_a_file_silences_rules(mark: str, codes: list[str]) -> None:
    assert codes_in(f"{mark}\n{PLAIN}") == codes


def test_a_mark_above_one_entry_leaves_the_next_alone() -> None:
    other = PLAIN.replace("rossi2021lines", "weber").replace("Counting", "Drawing").replace("10.5555/1", "10.5555/2")
    text = f"% vlbib: ignore V006\n{PLAIN}\n{other.replace('Rossi, Anna', 'Weber, Jo').replace('all', 'some')}"
    assert codes_in(text) == ["L001", "L001", "V006"]


def test_a_mark_at_either_entry_of_a_pair_silences_the_pair() -> None:
    second = PLAIN.replace("rossi2021lines", "rossi2")
    assert "D001" in codes_in(PLAIN + second)
    assert "D001" not in codes_in(f"% vlbib: ignore D001\n{PLAIN}{second}")
    assert "D001" not in codes_in(f"{PLAIN}% vlbib: ignore D001\n{second}")


def test_a_file_mark_below_everything_counts() -> None:
    assert codes_in(f"{PLAIN}\n% vlbib: ignore-file V006\n") == ["L001"]
