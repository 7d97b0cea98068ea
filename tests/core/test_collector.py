from __future__ import annotations

import gc

from vlbib.core.collector import collector_at_rest


def test_the_collector_is_off_inside_and_restored_afterwards() -> None:
    assert gc.isenabled()
    with collector_at_rest(), collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()
