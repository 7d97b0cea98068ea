"""What shows the progress of a run: each thing that it hears on a terminal, sources and waits elsewhere."""

from __future__ import annotations

from vlbib.cli.listeners import Printed, Shown


def test_a_terminal_is_shown_each_thing_with_how_far_it_is() -> None:
    shown: list[tuple[int, int | None]] = []
    listener = Shown(lambda _line, done, of: shown.append((done, of)))
    listener.read(1, 3)
    listener.step("arxiv", 2, 5)
    listener.heard("arxiv", 1, 4, 1)
    listener.say("waiting 3 s")
    assert shown == [(1, 3), (2, 5), (2, 5), (2, 5)]


def test_works_without_a_number_have_no_end() -> None:
    shown: list[int | None] = []
    Shown(lambda _line, _done, of: shown.append(of)).say("waiting")
    assert shown == [None]


def test_lines_are_printed_for_sources_and_waits_alone() -> None:
    lines: list[str] = []
    listener = Printed(lines.append)
    listener.read(1, 3)
    listener.step("arxiv", 2, 5)
    listener.heard("arxiv", 1, 4, 1)
    listener.say("waiting 3 s")
    assert len(lines) == 2
    assert "arxiv" in lines[0]
    assert "waiting 3 s" in lines[1]
