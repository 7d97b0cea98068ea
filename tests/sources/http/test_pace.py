"""How long a host is left alone: the delay after the last request, waits that it asks for, and limits to both."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from vlbib.sources.http.pace import Pace

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_000_000.0


class Clock:
    """A clock that stands still except while sleeping."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        self.slept: list[float] = []
        monkeypatch.setattr(time, "time", lambda: self.now)
        monkeypatch.setattr(time, "sleep", self.sleep)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def take(pace: Pace, delay: float, hold: float = 0.0) -> None:
    with pace.turn("host.org:443", delay) as turn:
        turn.hold = hold


def test_only_the_first_request_does_not_wait_for_the_delay(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    assert clock.slept == []
    clock.now += 1.0
    take(pace, 3.0)
    assert clock.slept == [2.0]
    clock.now += 3.0
    take(pace, 3.0)
    assert clock.slept == [2.0]


def test_processes_share_the_pace_through_a_file(clock: Clock, tmp_path: Path) -> None:
    take(Pace(tmp_path, 60.0, print), 3.0)
    take(Pace(tmp_path, 60.0, print), 3.0)
    assert clock.slept == [3.0]


def test_each_host_has_its_own_pace(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    with pace.turn("another.org", 3.0):
        assert clock.slept == []


@pytest.mark.parametrize(("hold", "slept"), [(20.0, 20.0), (60.0, 60.0), (5000.0, 60.0)])
def test_a_wait_that_the_host_asks_for_is_kept_up_to_the_limit(
    clock: Clock, tmp_path: Path, hold: float, slept: float
) -> None:
    pace = Pace(tmp_path, 60.0, lambda _text: None)
    take(pace, 0.0, hold)
    take(pace, 0.0)
    assert clock.slept == [slept]


def test_after_the_clock_was_set_back_only_one_delay_is_waited(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    clock.now = NOW + 5000
    take(pace, 3.0)
    clock.now = NOW
    take(Pace(tmp_path, 60.0, print), 3.0)
    assert clock.slept == [3.0]


@pytest.mark.parametrize(("delay", "words"), [(5.0, []), (6.0, ["host.org:443: waiting 6 s (one request every 6 s)"])])
def test_a_wait_of_more_than_five_seconds_is_reported(
    clock: Clock, tmp_path: Path, delay: float, words: list[str]
) -> None:
    heard: list[str] = []
    pace = Pace(tmp_path, 60.0, heard.append)
    take(pace, delay)
    take(pace, delay)
    assert clock.slept == [delay]
    assert heard == words


@pytest.mark.parametrize("text", ["", "soon", "1 2 3"])
def test_an_unreadable_slot_file_causes_no_wait(clock: Clock, tmp_path: Path, text: str) -> None:
    take(Pace(tmp_path, 60.0, print), 3.0)
    next(tmp_path.glob("*.slot")).write_text(text, encoding="ascii")
    take(Pace(tmp_path, 60.0, print), 3.0)
    assert clock.slept == []


def test_without_a_writable_folder_the_pace_is_kept_within_the_process(clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    pace = Pace(tmp_path / "file" / "folder", 60.0, print)
    take(pace, 3.0)
    take(pace, 3.0)
    assert clock.slept == [3.0]


def test_the_delay_applies_after_a_failed_request_too(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    with pytest.raises(ValueError, match="broken"), pace.turn("host.org:443", 3.0):
        raise ValueError("broken")
    take(pace, 3.0)
    assert clock.slept == [3.0]


def test_setting_the_clock_back_while_waiting_does_not_extend_the_wait(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)

    def sleep(seconds: float) -> None:
        assert seconds <= 3.0
        clock.sleep(seconds)
        clock.now -= 7200

    monkeypatch.setattr(time, "sleep", sleep)
    take(pace, 3.0)
    assert clock.slept == [3.0]


def test_an_interrupted_wait_is_continued(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.sleep(seconds / 2 if seconds > 1 else seconds))
    take(pace, 3.0)
    assert clock.slept == [1.5, 0.75, 0.75]


@pytest.mark.parametrize(("delay", "seconds"), [(0.0, 100.0), (59.0, 100.0), (61.0, 101.0), (3600.0, 3640.0)])
def test_the_time_limit_of_a_turn_includes_its_own_wait(
    clock: Clock, tmp_path: Path, delay: float, seconds: float
) -> None:
    with Pace(tmp_path, 60.0, print, request=40.0).turn("host.org", delay):
        until, process, _folder = next(tmp_path.glob("*.holder")).read_text(encoding="utf-8").split(" ", 2)
    assert (float(until) - clock.now, int(process)) == (seconds, os.getpid())


def test_a_turn_can_be_taken_in_a_deleted_working_folder(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    take(Pace(tmp_path / "pace", 60.0, print), 3.0)
    assert clock.slept == []
