"""The review queue on a terminal: every answer, and that a decision is asked for only once."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from msgspec import structs
from tests.terminal import on_terminal

from vlbib.cli import vlbib
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Candidate, Mention, Status, Verdict
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedWork

if TYPE_CHECKING:
    from tests.app.conftest import Desk

TITLE = "A Report on Words and Images That Two Papers Have"
LINES = (TITLE, "Another Report on Words and Images")


def waiting(text: str, status: Status) -> LockedWork:
    people = (Name("Rossi", "Anna"), Name("Weber", "Jonas"))
    records = [
        Record(source="arxiv", title=text, authors=people, year=2021, venue="Maps", ids=(identity,))
        for identity in (Id("arxiv", "2103.00020"), Id("doi", "10.5555/1"))
    ]
    candidates = [Candidate(records=(one,), reasons=("same title",), against=("another year",)) for one in records]
    reasons = ("two papers have this title",)
    return LockedWork(
        verdict=Verdict(
            status=status,
            reasons=reasons,
            candidates=tuple(candidates) if status is Status.DOUBTFUL else (),
        ),
        mentions=(Mention(file="notes/a.md", heading=("VLP",), text=text, year=2019),),
        asked=("arxiv", "catalogue", "semantic_scholar"),
    )


@pytest.fixture
def queue(desk: Desk) -> Desk:
    desk.write("notes/a.md", "# VLP\n\n" + "".join(f"- [2019] {line}\n" for line in LINES))
    works = (waiting(LINES[1], Status.UNRESOLVED), waiting(LINES[0], Status.DOUBTFUL))
    desk.write("references.lock", write_lock(Lock(works=works)).decode())
    return desk


def review(given: str, *arguments: str) -> str:
    done = CliRunner().invoke(vlbib, ["review", *arguments], input=given, standalone_mode=False)
    assert done.exception is None, done.output
    return done.output


DECISIONS = {
    "1\nq\n": f'[[pin]]\nmention = "{TITLE}"\nto = "arxiv:2103.00020"\n',
    "2\nq\n": f'[[pin]]\nmention = "{TITLE}"\nto = "doi:10.5555/1"\n',
    "n\nq\n": f'[[pin]]\nmention = "{TITLE}"\nto = "none"\n',
    "x\nq\n": f'[[ignore]]\nmention = "{TITLE}"\n',
    "w\nhttps://example.org/report\nq\n": f'[[pin]]\nmention = "{TITLE}"\nto = "https://example.org/report"\n',
    "?\n7\n1\nq\n": f'[[pin]]\nmention = "{TITLE}"\nto = "arxiv:2103.00020"\n',
    "w\nnot a link\nx\nq\n": f'[[ignore]]\nmention = "{TITLE}"\n',
    "s\nx\n": f'[[ignore]]\nmention = "{LINES[1]}"\n',
}


@pytest.mark.parametrize("given", DECISIONS, ids=lambda text: text.strip().replace("\n", " "))
def test_an_answer_is_recorded_as_a_decision(queue: Desk, given: str) -> None:
    said = review(given)
    assert queue.read("vlbib.toml") == DECISIONS[given]
    for fact in ("(1 of 2) doubtful: " + TITLE, "Rossi et al., 2021, Maps", "+ same title", "- another year", "[2019]"):
        assert fact in said
    assert "https://arxiv.org/abs/2103.00020" in said
    assert "1 decided, 1 left" in said


@pytest.mark.parametrize("given", ["q\n", "s\ns\n", "\n\n"])
def test_a_skipped_work_stays_in_the_queue(queue: Desk, given: str) -> None:
    assert "0 decided, 2 left" in review(given)
    assert not Path("vlbib.toml").exists()
    assert queue.run("review", "--list").code == 3


def test_a_decided_work_is_not_asked_about_again_before_the_next_sync(queue: Desk) -> None:
    review("x\nq\n")
    assert "(1 of 1) unresolved: " + LINES[1] in review("x\n")
    assert queue.run("review").out == "nothing waits for a decision\n"
    ran = queue.sync()
    assert ran.code == 0, ran.out
    queue.silent()
    assert queue.run("review").out == "nothing waits for a decision\n"


def test_review_walks_the_queue_on_a_real_terminal(queue: Desk) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "vlbib", "review"])
    said = answer(terminal, b"decide", b"x\n") + answer(terminal, b"decide", b"x\n") + answer(terminal, b"left", b"")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, said
    assert b"2 decided, 0 left" in said
    assert queue.read("vlbib.toml").count("[[ignore]]") == 2


PROSE, REMARK = "Finding Small Objects in a Field", "we talked about it"


@pytest.fixture
def passed_over(desk: Desk) -> Desk:
    desk.write("notes/b.md", f"# B\n\nThey began with “{PROSE}” that day.\n\n- {REMARK}\n\n## {PROSE} Again\n")
    return desk


def test_skipped_lines_are_reviewed_on_a_real_terminal(passed_over: Desk) -> None:
    with on_terminal("review", "--skipped") as screen:
        first = screen.answer("decide", "?\n")
        assert f"(1 of 2) {PROSE}\n  notes/b.md:3\n" in first
        assert "t: treat it as a title" in screen.answer("decide", "t\n")
        assert f"(2 of 2) {PROSE} Again\n  notes/b.md:7\n" in screen.answer("decide", "x\n")
        assert "2 decided, 0 left; run vlbib sync" in screen.end()
    assert screen.code == 0
    assert passed_over.read("vlbib.toml") == (
        f'[[pin]]\nmention = "{PROSE}"\nto = "title"\n[[ignore]]\nmention = "{PROSE} Again"\n'
    )
    assert passed_over.run("review", "--skipped").out == "nothing waits for a decision\n"


def test_a_skipped_line_treated_as_a_title_is_looked_up_from_then_on(passed_over: Desk) -> None:
    review("t\nq\n", "--skipped")
    report = json.loads(passed_over.sync("--format", "json").out)
    assert [(m["text"], m["line"]) for work in report["works"] for m in work["mentions"]] == [(PROSE, 3)]


def test_any_line_of_a_note_can_be_decided(passed_over: Desk) -> None:
    assert f"(1 of 1) {REMARK}\n  notes/b.md:5\n" in review("t\n", "notes/b.md:5")
    assert f'mention = "{REMARK}"\nto = "title"\n' in passed_over.read("vlbib.toml")


def test_remaining_skipped_lines_are_counted_and_listed(passed_over: Desk) -> None:
    assert review("s\nq\n", "--skipped").splitlines()[-1] == "0 decided, 2 left; run vlbib sync"
    listed = json.loads(passed_over.run("review", "--skipped", "--format", "json").out)
    assert [(item["line"], item["text"]) for item in listed["skipped"]] == [(3, PROSE), (7, f"{PROSE} Again")]
    assert passed_over.run("review", "--skipped", "--list").code == 3


@pytest.mark.parametrize("place", ["notes/c.md:1", "notes/b.md", "notes/b.md:2", "nothing"])
def test_a_place_without_text_is_a_one_line_error(passed_over: Desk, place: str) -> None:
    ran = passed_over.run("review", place)
    assert (ran.code, ran.err.count("\n")) == (2, 1), ran.err


def answer(terminal: int, question: bytes, text: bytes) -> bytes:
    """Read until a question appears, and answer it; return what was read."""
    said = b""
    while question not in said:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, said
        said += os.read(terminal, 4096)
    os.write(terminal, text)
    return said


THIRD = "A Third Report That Only One Note Has"


@pytest.fixture
def two_notes(desk: Desk) -> Desk:
    """Three doubtful works: two in one note, the third in another."""
    works = [waiting(text, Status.DOUBTFUL) for text in (*LINES, THIRD)]
    moved = structs.replace(works[2].mentions[0], file="notes/b.md", section=("Maps",))
    works[2] = structs.replace(works[2], mentions=(moved,))
    desk.write("notes/a.md", "# VLP\n\n" + "".join(f"- [2019] {line}\n" for line in LINES))
    desk.write("notes/b.md", f"# x\n## Maps\n- [2019] {THIRD}\n")
    desk.write("references.lock", write_lock(Lock(works=tuple(works))).decode())
    return desk


def decided(desk: Desk) -> list[str]:
    return re.findall(r'mention = "(.*)"', desk.read("vlbib.toml")) if Path("vlbib.toml").exists() else []


def test_a_single_key_decides_on_a_terminal_and_the_progress_is_shown(two_notes: Desk) -> None:
    with on_terminal("review") as terminal:
        for number, key in enumerate("x1n", 1):
            told = terminal.answer("q ?]: ", key)
            assert f"({number} of 3) doubtful" in told
        assert "3 decided, 0 left" in terminal.end()
    assert terminal.code == 0
    assert sorted(decided(two_notes)) == sorted((*LINES, THIRD))


def test_a_decision_can_be_undone_and_a_step_gone_back(two_notes: Desk) -> None:
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "u")
        assert "nothing was decided yet" in terminal.answer("q ?]: ", "x")
        assert "(2 of 3)" in terminal.answer("q ?]: ", "x")
        assert "(3 of 3)" in terminal.answer("q ?]: ", "u")
        told = terminal.answer("q ?]: ", "b")
        assert told.index("undone") < told.index("(2 of 3)")
        assert "(1 of 3)" in terminal.answer("q ?]: ", "q")
        assert "1 decided, 2 left" in terminal.end()
    assert len(decided(two_notes)) == 1


def test_after_undoing_all_decisions_the_settings_are_as_before(two_notes: Desk) -> None:
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "x")
        assert "(2 of 3)" in terminal.answer("q ?]: ", "u")
        assert "(1 of 3)" in terminal.answer("q ?]: ", "q")
        assert "0 decided, 3 left" in terminal.end()
    assert decided(two_notes) == []
    assert not Path("vlbib.toml").exists()


def test_the_rest_of_a_file_can_be_skipped_at_once(two_notes: Desk) -> None:
    assert f"(2 of 3) doubtful: {THIRD}" in review("f\nq\n")
    told = review("f\nf\n")
    assert "(3 of 3)" not in told
    assert "0 decided, 3 left" in told
    assert decided(two_notes) == []


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--file", "notes/b.md"), 1),
        (("--file", "notes"), 3),
        (("--file", "notes/a.md", "--tag", "maps"), 0),
        (("--tag", "maps"), 1),
        (("--tag", "VLP"), 3),
        (("--status", "doubtful"), 3),
        (("--status", "unresolved"), 0),
        (("--status", "doubtful", "--tag", "Maps", "--file", "notes/a.md"), 0),
    ],
)
def test_the_queue_is_narrowed_to_a_file_a_heading_and_a_status(
    two_notes: Desk, arguments: tuple[str, ...], count: int
) -> None:
    told = two_notes.run("review", "--list", *arguments).out
    assert told.count(f" of {count}) doubtful") == count
    assert ("nothing waits" in told) is (count == 0)


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--tag", "Mapps"), "; did you mean `Maps`?"),
        (("--status", "unresolved", "--tag", "Maps"), ""),
    ],
)
def test_a_filter_that_nothing_passes_says_how_many_wait_without_it(
    two_notes: Desk, arguments: tuple[str, ...], near: str
) -> None:
    ran = two_notes.run("review", *arguments)
    assert (ran.code, ran.out) == (0, f"nothing waits for a decision there; 3 wait without the filter{near}\n")


@pytest.mark.parametrize(
    ("file", "advice"),
    [
        ("notes/bb.md", "did you mean `notes/b.md`?"),
        ("x" * 300, "write it as the reports do"),
        ("papers", "write it as the reports do"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_that_is_not_a_note_is_an_error_and_not_an_empty_queue(
    two_notes: Desk, file: str, advice: str, form: str
) -> None:
    ran = two_notes.run("review", "--file", file, "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"vlbib: {file}: is not a note of this project; {advice}\n"


def test_an_empty_queue_counts_works_that_wait_for_a_source_and_skipped_lines(desk: Desk) -> None:
    desk.write("notes/a.md", "- Mask R-CNN\n\n# Seen\n\nFinding Small Objects in a Field\n")
    desk.sync()
    lines = "1 line was not taken: vlbib review --skipped decides on them"
    assert desk.run("review").out == f"nothing waits for a decision; {lines}\n"
    desk.write("notes/b.md", "- Some Title That Only One Note Has. Rossi et al., 2021\n")
    assert desk.sync().code == 4
    asked = "1 work waits for a source, which the next vlbib sync asks"
    ran = desk.run("review", "--list")
    assert (ran.code, ran.out) == (0, f"nothing waits for a decision; {asked}; {lines}\n")
    assert desk.run("review", "--skipped", "--list").code == 3
    desk.run("ignore", "notes/b.md:1")
    assert desk.run("review").out == f"nothing waits for a decision; {lines}\n"


def test_a_deleted_note_keeps_its_queue_until_a_sync(two_notes: Desk) -> None:
    Path("notes/b.md").unlink()
    assert "(1 of 1) doubtful" in two_notes.run("review", "--list", "--file", "notes/b.md").out


def test_without_a_library_the_queue_is_not_reported_as_empty(desk: Desk) -> None:
    ran = desk.run("review")
    assert (ran.code, ran.out) == (2, "")
    assert "references.bib: there is no library yet; run vlbib sync" in ran.err


def test_an_empty_answer_for_a_page_asks_the_question_again(two_notes: Desk) -> None:
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "w")
        terminal.answer("(Enter: none): ", "\n")
        assert "(2 of 3)" in terminal.answer("q ?]: ", "s") + terminal.answer("q ?]: ", "q")
        terminal.end()
    assert decided(two_notes) == []


def test_a_work_is_treated_as_a_title(two_notes: Desk) -> None:
    review("t\nq\n")
    assert 'to = "title"' in two_notes.read("vlbib.toml")


def test_differences_of_candidates_are_coloured_on_a_terminal_unless_no_color_is_set(
    two_notes: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = two_notes.read("references.lock").replace(f'"title": "{LINES[0]}"', f'"title": "{LINES[0]} Indeed"')
    two_notes.write("references.lock", lock)
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "q")
        terminal.end()
    assert "\x1b[32m\x1b[1mIndeed" in terminal.raw
    monkeypatch.setenv("NO_COLOR", "1")
    with on_terminal("review") as plain:
        plain.answer("q ?]: ", "q")
        plain.end()
    assert "\x1b[32m" not in plain.raw


def test_without_a_screen_the_address_of_a_candidate_is_printed(
    two_notes: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_notes.write("bin/xdg-open", "#!/bin/sh\necho started > opened\n")
    Path("bin/xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "o")
        terminal.answer("open number: ", "1")
        assert "https://" in terminal.answer("q ?]: ", "q")
        terminal.end()
    assert not Path("opened").exists()


def test_an_arrow_key_is_no_answer_and_ctrl_c_ends_the_review(two_notes: Desk) -> None:
    with on_terminal("review") as terminal:
        terminal.answer("q ?]: ", "\x1b[Ax")
        assert "(2 of 3)" in terminal.answer("q ?]: ", "\x03")
        terminal.end()
    assert terminal.code == 130
    assert len(decided(two_notes)) == 1


@pytest.mark.parametrize(("like", "waits"), [(Status.DOUBTFUL, True), (Status.UNRESOLVED, False)])
def test_a_work_that_waits_for_a_source_is_listed_if_it_has_candidates(queue: Desk, like: Status, waits: bool) -> None:  # noqa: FBT001 -- a table's column
    work = waiting(LINES[0], like)
    unasked = structs.replace(work, verdict=structs.replace(work.verdict, status=Status.UNASKED))
    queue.write("references.lock", write_lock(Lock(works=(unasked,))).decode())
    ran = queue.run("review", "--list", "--status", "unasked")
    assert (ran.code, LINES[0] in ran.out) == ((3, True) if waits else (0, False))
