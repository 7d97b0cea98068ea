"""Run long random sequences of user actions: `python benchmarks/owner_walks.py [WALKS]`, 600 by default.

The sequences of tests/app/test_owner_machine.py are the same in each run. These are new each time, and one that breaks
an invariant is shrunk and shown.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> None:
    """Run the sequences."""
    from tests.app.owner_machine import OwnerMachine

    slow = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
    walks = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    long = settings(max_examples=walks, stateful_step_count=25, deadline=None, suppress_health_check=slow)
    run_state_machine_as_test(OwnerMachine, settings=long)
    print(f"{walks} walks: every promise held")


if __name__ == "__main__":
    main()
