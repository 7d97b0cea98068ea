"""How many examples of a property test run: some in the suite, all in `.ci/run`.

`pytest --hypothesis-profile=thorough` runs all examples, and the marker `consumer` the cases that are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL, SOME = 100, 40  # examples of a property without a number, in `.ci/run` and in the suite


def examples(most: int) -> int:
    """Return how many examples of a property this run tries."""
    return most * settings().max_examples // ALL


def some_of(cases: Iterable[Any], count: int) -> list[Any]:
    """Return the cases of a test; in the suite only the first ones run."""
    return [
        case if number < count else pytest.param(case, marks=pytest.mark.consumer) for number, case in enumerate(cases)
    ]
