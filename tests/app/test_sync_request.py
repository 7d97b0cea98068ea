"""The options of one sync."""

from __future__ import annotations

import pytest

from vlbib.app.sync_request import SyncRequest


@pytest.mark.parametrize(
    ("request_of_a_run", "writes"),
    [(SyncRequest(), True), (SyncRequest(dry_run=True), False), (SyncRequest(locked=True), False)],
)
def test_a_run_writes_unless_it_is_dry_or_locked(request_of_a_run: SyncRequest, *, writes: bool) -> None:
    assert request_of_a_run.writes is writes
