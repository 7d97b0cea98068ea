"""How far a run is, in a line: works settled, requests sent and to come, the time left, and waits."""

from __future__ import annotations

import pytest

from vlbib.core.progress import Progress, Spoken


@pytest.fixture
def now() -> list[float]:
    return [100.0]


@pytest.fixture
def progress(now: list[float]) -> Progress:
    return Progress(clock=lambda: now[0])


def test_before_the_first_source_the_notes_are_read(progress: Progress) -> None:
    assert progress.line() == "reading notes"


def test_notes_are_counted_until_a_source_is_queried(progress: Progress) -> None:
    progress.read(1200, 4000)
    assert progress.line() == "reading notes: 1,200 of 4,000"
    progress.step("arxiv", 412, 1306)
    assert progress.line() == "412 of 1,306 works; arxiv: asking"


def test_works_and_source_are_shown(progress: Progress) -> None:
    progress.step("arxiv", 412, 1306)
    assert progress.line() == "412 of 1,306 works; arxiv: asking"


def test_requests_to_come_and_time_left_are_estimated_from_those_sent(progress: Progress, now: list[float]) -> None:
    progress.step("arxiv", 412, 1306)
    progress.heard("arxiv", 0, 900, 0)
    now[0] += 20
    progress.heard("arxiv", 300, 900, 3)
    assert progress.line() == "412 of 1,306 works; arxiv: 3 of about 9 requests, about 40 s"
    now[0] += 40
    progress.heard("arxiv", 900, 900, 9)
    assert progress.line() == "412 of 1,306 works; arxiv: 9 requests"


@pytest.mark.parametrize(
    ("answered", "requests", "told"), [(0, 1, "1 request"), (0, 2, "2 requests"), (1, 1, "1 of about 2 requests")]
)
def test_unknown_numbers_are_not_shown(progress: Progress, answered: int, requests: int, told: str) -> None:
    progress.step("arxiv", 0, 2)
    progress.heard("arxiv", answered, 2, requests)
    assert progress.line() == f"0 of 2 works; arxiv: {told}"


def test_a_wait_is_reported_until_the_source_answers(progress: Progress) -> None:
    progress.step("arxiv", 0, 2)
    progress.say("export.arxiv.org: waiting 9 s (it asked for that)")
    assert progress.line() == "0 of 2 works; arxiv: asking; export.arxiv.org: waiting 9 s (it asked for that)"
    progress.heard("arxiv", 2, 2, 1)
    assert progress.line() == "0 of 2 works; arxiv: 1 request"


def test_waits_and_retries_do_not_count_for_the_estimate(progress: Progress, now: list[float]) -> None:
    progress.step("arxiv", 0, 60)
    progress.say("arxiv: HTTP 429 Too Many Requests, trying again")
    now[0] += 300
    progress.heard("arxiv", 0, 61, 2)  # the first was refused
    progress.heard("arxiv", 1, 61, 2)
    assert progress.line() == "0 of 60 works; arxiv: 2 requests"
    now[0] += 1
    progress.heard("arxiv", 2, 61, 3)
    assert progress.line() == "0 of 60 works; arxiv: 3 of about 62 requests, about 59 s"
    now[0] += 29
    progress.heard("arxiv", 31, 61, 32)
    progress.say("arxiv: HTTP 429 Too Many Requests, trying again")
    now[0] += 300
    progress.heard("arxiv", 32, 61, 34)
    now[0] += 2
    progress.heard("arxiv", 33, 61, 35)
    assert progress.line() == "0 of 60 works; arxiv: 35 of about 63 requests, about 56 s"


def test_a_wait_that_is_the_source_s_own_pace_counts(progress: Progress, now: list[float]) -> None:
    progress.step("arxiv", 0, 9)
    progress.heard("arxiv", 0, 9, 0)
    for number in range(1, 4):
        progress.say("export.arxiv.org: waiting 20 s (one request every 20 s)")
        now[0] += 20
        progress.heard("arxiv", number, 9, number)
    assert progress.line() == "0 of 9 works; arxiv: 3 of about 9 requests, about 120 s"


def test_the_time_of_one_source_does_not_count_for_the_next(progress: Progress, now: list[float]) -> None:
    progress.step("arxiv", 0, 2)
    now[0] += 500
    progress.step("dblp", 1, 2)
    progress.heard("dblp", 0, 2, 0)
    now[0] += 10
    progress.heard("dblp", 1, 2, 1)
    assert progress.seconds_left == 10


def test_a_listener_to_waits_receives_nothing_else() -> None:
    told: list[str] = []
    spoken = Spoken(told.append)
    spoken.step("arxiv", 1, 2)
    spoken.heard("arxiv", 1, 2, 1)
    spoken.say("waiting")
    assert told == ["waiting"]
