"""Progress of a run: every event on a terminal, only sources and waits elsewhere."""

from __future__ import annotations

from vlbib.cli.listeners import Printed, Shown


def test_each_event_is_shown_on_a_terminal_with_the_progress() -> None:
    shown: list[tuple[int, int | None]] = []
    listener = Shown(lambda _line, done, of: shown.append((done, of)))
    listener.read(1, 3)
    listener.step("arxiv", 2, 5)
    listener.heard("arxiv", 1, 4, 1)
    listener.say("waiting 3 s")
    assert shown == [(1, 3), (2, 5), (2, 5), (2, 5)]


def test_an_unknown_number_of_works_has_no_total() -> None:
    shown: list[int | None] = []
    Shown(lambda _line, _done, of: shown.append(of)).say("waiting")
    assert shown == [None]


def test_only_sources_and_waits_are_printed_as_lines() -> None:
    lines: list[str] = []
    listener = Printed(lines.append)
    listener.read(1, 3)
    listener.step("arxiv", 2, 5)
    listener.heard("arxiv", 1, 4, 1)
    listener.say("waiting 3 s")
    assert len(lines) == 2
    assert "arxiv" in lines[0]
    assert "waiting 3 s" in lines[1]
