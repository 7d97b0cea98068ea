"""A sync keeps whatever an owner does: the same sequences in each run (new ones: `benchmarks/owner_walks.py`)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.app.owner_machine import OwnerMachine

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
# Without shrinking, which would take minutes.
LONG = settings(
    max_examples=100,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=SLOW,
    phases=[Phase.generate],
)
QUICK = settings(LONG, max_examples=8, stateful_step_count=12)


def test_a_sync_keeps_whatever_the_owner_does_and_the_next_sync_changes_nothing() -> None:
    run_state_machine_as_test(OwnerMachine, settings=QUICK)


@pytest.mark.consumer
def test_a_sync_keeps_whatever_the_owner_does_in_long_sequences() -> None:
    run_state_machine_as_test(OwnerMachine, settings=LONG)
