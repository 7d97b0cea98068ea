"""Whatever an owner does, a sync keeps it: the same walks in each run (new ones: `benchmarks/owner_walks.py`)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.app.owner_machine import OwnerMachine

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
# No shrinking, which would take minutes.
LONG = settings(
    max_examples=100,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=SLOW,
    phases=[Phase.generate],
)
QUICK = settings(LONG, max_examples=8, stateful_step_count=12)


def test_whatever_the_owner_does_a_sync_keeps_it_and_the_next_one_is_silent() -> None:
    run_state_machine_as_test(OwnerMachine, settings=QUICK)


@pytest.mark.consumer
def test_whatever_the_owner_does_in_long_walks_a_sync_keeps_it() -> None:
    run_state_machine_as_test(OwnerMachine, settings=LONG)
