"""Every reader takes linear time: the benchmark at small sizes, with a part of its runs in each test."""

from __future__ import annotations

import math

import pytest
from benchmarks.every_reader import READERS
from benchmarks.linear import Growth, seconds_of
from benchmarks.long_runs import UNITS
from tests.thoroughness import some_of

SIZES = (1_000, 5_000, 25_000)
ENOUGH = 0.01  # seconds of CPU from which no third size is tried
FLOOR, EXPONENT = 0.05, 1.6  # generous: a size of five times must not take thirteen times as long
SLOW = (
    ("titles", "Ab-"), ("people", "{a "),
    ("export bibtex", "a, "), ("export html", "#"), ("source acl_anthology", " \n"), ("compared", "视觉 "),
    ("titles", "视觉 "), ("note .md", "\\\n"), ("note .md", "~"), ("latex", "\\("), ("titles", "\\("),
    ("note .md", "# [2021] a\n"),
    ("note .org", "["), ("note .org", "[[ "), ("note .org", "#+begin_src\n"), ("note .org", ":LOGBOOK:\n"),
    ("note .tex", "\\begin{verbatim} "), ("note .tex", "\\section["), ("note .tex", "\\cite["),
    ("note .tex", "\\cite "),
    ("note .tex", "{\\em "),
    ("latex", "\\sqrt["), ("note .ipynb", "A b\n"), ("texts", "\n"),
    ("printed references", "."), ("printed references", '"'), ("printed references", " \n"),
    ("printed references", "Xx A, "), ("printed references", "A. Rossi, "), ("printed references", "A. and "),
    ("printed references", "*a "), ("printed references", "References\n"),
    ("note recognised", "= "), ("note recognised", "[[a]] "), ("note recognised", '@a{a, t = "'),
    ("titles", "`"), ("note recognised", "（"), ("compared", "."), ("texts", "1"),
)  # fmt: skip
CHECKED = "library checked and fixed"  # each of its runs takes a second
LONG = [pytest.param(CHECKED, unit, marks=pytest.mark.consumer) for unit in ("ab_", "_")]


def grows_too_fast(reader: str, unit: str) -> bool:
    """Tell whether it does in each of several measurements: on a busy machine, one says little."""
    return all(_grew_too_fast(reader, unit) for _ in range(4))


def _grew_too_fast(reader: str, unit: str) -> bool:
    seconds: list[float] = []
    for size in SIZES:
        if len(seconds) < 2 or seconds[-1] < ENOUGH:
            seconds.append(seconds_of(READERS[reader], unit, size))
    if seconds[-1] < FLOOR:
        return False
    return math.log(seconds[-1] / max(seconds[-2], 1e-4), 5) > EXPONENT


@pytest.mark.parametrize("share", some_of([144, 8], 1))
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_takes_linear_time_for_long_runs_of_any_unit(reader: str, share: int) -> None:
    READERS[reader]("")
    first = list(READERS).index(reader) % share
    assert [unit for unit in UNITS[first::share] if grows_too_fast(reader, unit)] == []


@pytest.mark.parametrize(("reader", "unit"), [*SLOW, *LONG])
def test_readers_that_have_been_slow_take_linear_time(reader: str, unit: str) -> None:
    READERS[reader]("")
    assert not grows_too_fast(reader, unit)


def test_the_exponent_shows_quadratic_growth() -> None:
    assert Growth("a", "b", (1, 2, 4), (1.0, 4.0, 16.0)).exponent == pytest.approx(2)
    assert not Growth("a", "b", (1, 2, 4), (1.0, 4.0, 16.0)).is_linear
    assert Growth("a", "b", (1, 2, 4), (1.0, 2.0, 4.0)).is_linear
    assert not Growth("a", "b", (1, 2, 4), (9.0,)).is_linear
