"""Two hundred merges by the real git between owners who also remove lines, prune and change settings."""

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


@pytest.mark.parametrize("seed", range(1100, 1120))
def test_after_ten_merges_of_bold_owners_a_sync_has_nothing_to_do(team: Team, seed: int) -> None:
    assert merge_at_random(team, seed, 10, bold=True) == 0
