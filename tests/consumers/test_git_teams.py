"""Twelve hundred merges, rebases and cherry-picks by the real git between two owners who work at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.app.conftest import Desk, desk
from tests.app.git_team import Team, environment
from tests.app.random_team import merge_at_random

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.consumer
__all__: Sequence[str] = ["desk"]


@pytest.mark.parametrize(
    ("seed", "bold"), [*((seed, False) for seed in range(1000, 1100)), *((seed, True) for seed in range(1100, 1120))]
)
def test_ten_merges_in_turn_conflict_only_where_both_changed_one_thing(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    *,
    bold: bool,
) -> None:
    environment(monkeypatch)
    team = Team(desk)
    team.begin()
    assert merge_at_random(team, seed, 10, bold=bold) == 0
