from __future__ import annotations

import gc

from vlbib.core.collector import collector_at_rest


def test_the_collector_is_off_within_and_as_it_was_afterwards() -> None:
    assert gc.isenabled()
    with collector_at_rest(), collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()
