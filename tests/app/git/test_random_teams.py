"""Fifty merges, rebases and cherry-picks by real git between two owners who work at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.app.git.random_team import merge_at_random
from tests.thoroughness import some_of

if TYPE_CHECKING:
    from tests.app.git.git_team import Team


@pytest.mark.parametrize("seed", some_of(range(10), 1))
def test_merges_conflict_only_if_both_changed_the_same_thing_and_library_and_lock_agree(team: Team, seed: int) -> None:
    assert merge_at_random(team, seed, 5, bold=seed % 2 == 1) == 0
