"""The outcome of a run: the exit code, the works that need attention, and the place of a work."""

from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention, Query, Status
from vlbib.report.outcome import ConflictReport, LibraryChanges, Report, WorkReport, needs_attention, summed


def report(*works: WorkReport, missed: dict[str, str] | None = None, changes: LibraryChanges | None = None) -> Report:
    return Report(works=works, summary=summed(works), missed=missed or {}, changes=changes or LibraryChanges())


CONFLICT = LibraryChanges(conflicts=(ConflictReport("k", "year", "2020", "2021"),))


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.ACCEPTED, 0),
        (Status.WEB, 0),
        (Status.IGNORED, 0),
        (Status.DOUBTFUL, 3),
        (Status.UNRESOLVED, 3),
        (Status.UNASKED, 4),
    ],
)
def test_the_exit_code_shows_what_remains(status: Status, code: int) -> None:
    assert report(WorkReport(status=status, title="t")).exit_code == code


def test_a_conflict_is_exit_3_and_a_failed_source_exit_4() -> None:
    assert report(changes=CONFLICT).exit_code == 3
    assert report(changes=CONFLICT, missed={"arxiv": "no network"}).exit_code == 4


def test_a_work_needs_attention_because_of_its_status_or_a_note() -> None:
    assert needs_attention(Status.DOUBTFUL, ())
    assert needs_attention(Status.ACCEPTED, ("the note says 2020",))
    assert not needs_attention(Status.ACCEPTED, ())


def test_the_summary_counts_statuses_and_the_sources_of_entries() -> None:
    works = (
        WorkReport(status=Status.ACCEPTED, title="a", key="k", source="arxiv"),
        WorkReport(status=Status.ACCEPTED, title="b", source="arxiv"),
        WorkReport(status=Status.DOUBTFUL, title="c"),
    )
    summary = summed(works)
    assert (summary.statuses, summary.sources) == ({Status.ACCEPTED: 2, Status.DOUBTFUL: 1}, {"arxiv": 1})
    assert list(summary.listed) == [works[2]]


def test_the_place_of_a_work_is_its_first_mention_or_its_query() -> None:
    mention = Mention(file="a.md", line=3, text="CLIP", kind=Kind.ALIAS)
    assert WorkReport(status=Status.WEB, title="t", mentions=(mention,)).place == "a.md:3"
    assert WorkReport(status=Status.WEB, title="t", query=Query(title="q")).place == '"q"'
    assert WorkReport(status=Status.WEB, title="t").place == "t"


def test_an_unreadable_note_is_exit_3() -> None:
    assert Report(works=(), summary=summed(()), unreadable=(("notes/a.md", "is a folder"),)).exit_code == 3
