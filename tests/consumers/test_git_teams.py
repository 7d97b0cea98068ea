"""A thousand merges, rebases and cherry-picks by the real git between two owners who make random changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.app.conftest import desk, driver_interpreter, team
from tests.app.git.random_team import merge_at_random

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.app.git.git_team import Team

pytestmark = pytest.mark.consumer
__all__: Sequence[str] = ["desk", "driver_interpreter", "team"]


@pytest.mark.parametrize("seed", range(1000, 1100))
def test_ten_merges_in_turn_conflict_only_where_both_owners_changed_the_same_thing(team: Team, seed: int) -> None:
    assert merge_at_random(team, seed, 10, bold=False) == 0
