"""How much a property is tried: a part in each run of the suite, all of it by `.ci/run`.

`pytest --hypothesis-profile=thorough` gives all examples, and the marker `consumer` takes the cases that are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL, SOME = 100, 40  # examples of a property that names no number, by `.ci/run` and in the suite


def examples(most: int) -> int:
    """Return how many of a property's examples this run tries."""
    return most * settings().max_examples // ALL


def some_of(cases: Iterable[Any], count: int) -> list[Any]:
    """Return the cases of a test, of which only the first ones are tried in the suite."""
    return [
        case if number < count else pytest.param(case, marks=pytest.mark.consumer) for number, case in enumerate(cases)
    ]
