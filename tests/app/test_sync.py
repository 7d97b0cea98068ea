"""`vlbib sync`: an unchanged outcome is reported again, and a run starts over if other programs change the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app import sync as module
from vlbib.app.project import find_settings, locate
from vlbib.app.sync import plan_offline, sync
from vlbib.app.sync_request import SyncRequest
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

NOTE = "- Visual Instruction Tuning\n"
BARE = SyncRequest(offline=True)


def test_a_repeated_sync_reports_the_same_and_settles_nothing_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("notes/a.md", NOTE)
    sync(BARE)
    second = sync(BARE)
    assert (second.settled, second.written) == (True, False)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("vlbib.app.full_sync.settle", never)
    third = sync(BARE)
    assert (third.settled, third.notes_read, third.summary) == (True, 1, second.summary)
    with pytest.raises(AssertionError):
        sync(SyncRequest(offline=True, prune=True))


@pytest.mark.parametrize("rounds", [4, 5])
def test_a_sync_starts_over_four_times_if_other_programs_change_the_lock(
    desk: Desk, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("notes/a.md", NOTE)
    synced, calls = module._synced, []

    def slower(*arguments: object) -> object:
        calls.append(arguments)
        return None if len(calls) <= rounds else synced(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_synced", slower)
    if rounds < module._ROUNDS:
        assert sync(BARE).written
    else:
        with pytest.raises(CannotUse, match="other programs keep changing it"):
            sync(BARE)


def test_an_offline_plan_writes_nothing_and_is_none_if_a_note_is_unreadable(desk: Desk) -> None:
    desk.write("notes/a.md", NOTE)
    settings = find_settings()
    project = locate(settings, None)
    done = plan_offline(project, settings)
    assert done is not None
    assert (done.keys, project.library.exists()) == (("liu2023visual",), False)
    desk.write("notes/b.md", "x")
    (project.library.parent / "notes/b.md").write_bytes(b"\xff\xfe\x00")
    assert plan_offline(project, settings) is None
