"""How long a host is let alone: by the last request, by what it asked for, and by what can be believed."""

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
    """A clock that stands until somebody sleeps."""

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


def test_the_next_request_waits_for_the_delay_since_the_last_one_and_the_first_for_nothing(
    clock: Clock, tmp_path: Path
) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    assert clock.slept == []
    clock.now += 1.0
    take(pace, 3.0)
    assert clock.slept == [2.0]
    clock.now += 3.0
    take(pace, 3.0)
    assert clock.slept == [2.0]


def test_the_pace_is_kept_by_another_process_through_the_file(clock: Clock, tmp_path: Path) -> None:
    take(Pace(tmp_path, 60.0, print), 3.0)
    take(Pace(tmp_path, 60.0, print), 3.0)
    assert clock.slept == [3.0]


def test_another_host_has_a_pace_of_its_own(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    with pace.turn("another.org", 3.0):
        assert clock.slept == []


@pytest.mark.parametrize(("hold", "slept"), [(20.0, 20.0), (60.0, 60.0), (5000.0, 60.0)])
def test_a_wait_that_the_host_asks_for_is_kept_up_to_the_longest_one(
    clock: Clock, tmp_path: Path, hold: float, slept: float
) -> None:
    pace = Pace(tmp_path, 60.0, lambda _text: None)
    take(pace, 0.0, hold)
    take(pace, 0.0)
    assert clock.slept == [slept]


def test_a_slot_in_the_future_is_a_clock_set_back_and_costs_one_delay_only(clock: Clock, tmp_path: Path) -> None:
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
def test_a_slot_file_that_cannot_be_read_is_no_wait(clock: Clock, tmp_path: Path, text: str) -> None:
    take(Pace(tmp_path, 60.0, print), 3.0)
    next(tmp_path.glob("*.slot")).write_text(text, encoding="ascii")
    take(Pace(tmp_path, 60.0, print), 3.0)
    assert clock.slept == []


def test_where_no_file_can_be_made_the_pace_is_kept_within_the_process(clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    pace = Pace(tmp_path / "file" / "folder", 60.0, print)
    take(pace, 3.0)
    take(pace, 3.0)
    assert clock.slept == [3.0]


def test_the_time_of_a_request_that_fails_counts_too(clock: Clock, tmp_path: Path) -> None:
    pace = Pace(tmp_path, 60.0, print)
    with pytest.raises(ValueError, match="broken"), pace.turn("host.org:443", 3.0):
        raise ValueError("broken")
    take(pace, 3.0)
    assert clock.slept == [3.0]


def test_a_clock_that_is_set_back_while_waiting_costs_no_hours(
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


def test_a_wait_cut_short_by_a_signal_goes_on(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pace = Pace(tmp_path, 60.0, print)
    take(pace, 3.0)
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.sleep(seconds / 2 if seconds > 1 else seconds))
    take(pace, 3.0)
    assert clock.slept == [1.5, 0.75, 0.75]


@pytest.mark.parametrize(("delay", "seconds"), [(0.0, 100.0), (59.0, 100.0), (61.0, 101.0), (3600.0, 3640.0)])
def test_a_turn_is_held_for_as_long_as_its_own_wait_may_take(
    clock: Clock, tmp_path: Path, delay: float, seconds: float
) -> None:
    with Pace(tmp_path, 60.0, print, request=40.0).turn("host.org", delay):
        until, process, _folder = next(tmp_path.glob("*.holder")).read_text(encoding="utf-8").split(" ", 2)
    assert (float(until) - clock.now, int(process)) == (seconds, os.getpid())


def test_a_turn_is_taken_in_a_folder_that_is_gone(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    take(Pace(tmp_path / "pace", 60.0, print), 3.0)
    assert clock.slept == []
