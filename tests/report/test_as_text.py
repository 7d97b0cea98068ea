"""The report as text."""

from __future__ import annotations

from msgspec.structs import replace

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Candidate, Kind, Mention, Skipped, Status
from vlbib.report.as_text import printable, to_line, to_text
from vlbib.report.outcome import ConflictReport, LibraryChanges, Report, WorkReport, summed
from vlbib.sources.session import RequestCounts

DECIDES = "decide with `vlbib review --skipped`"


def report(*works: WorkReport, changes: LibraryChanges | None = None, **facts: object) -> Report:
    more = {"library": "references.bib", "notes_read": 1} | facts
    return Report(works=works, summary=summed(works), changes=changes or LibraryChanges(), **more)  # type: ignore[arg-type]


def doubtful(line: int = 3) -> WorkReport:
    record = Record(source="s", title="Good Maps", year=2020, venue="ICML", ids=(Id("arxiv", "2001.00001"),))
    return WorkReport(
        status=Status.DOUBTFUL,
        title="Maps",
        reasons=("two candidates", "another reason"),
        mentions=(Mention(file="a.md", line=line, text="Maps", kind=Kind.LINE),),
        candidates=(Candidate(records=(record,)),),
    )


def test_a_report_of_no_works_has_two_lines() -> None:
    assert to_text(report()) == "0 works named in 1 note: nothing to resolve\nreferences.bib: nothing changed\n"


def test_the_first_lines_count_works_entries_and_requests() -> None:
    works = [WorkReport(status=Status.ACCEPTED, title="t", key=key, source="arxiv") for key in ("a", "b")]
    sources = {"arxiv": RequestCounts(requests=1), "dblp": RequestCounts(requests=1, cached=5)}
    text = to_text(report(*works, changes=LibraryChanges(added=("a", "b")), sources=sources, notes_read=2))
    assert text == ("2 works named in 2 notes: 2 accepted (from arxiv 2)\nreferences.bib: 2 added; 2 requests sent\n")


def test_a_change_of_only_the_lock_is_reported() -> None:
    assert "refs.lock: would change\n" in to_text(report(lock="refs.lock"))
    assert "refs.lock: updated\n" in to_text(report(lock="refs.lock", written=True))


def test_a_doubtful_work_is_shown_with_place_first_reason_and_best_candidate() -> None:
    line = "a.md:3: Maps (two candidates); best candidate: Good Maps (2020, ICML, https://arxiv.org/abs/2001.00001)"
    assert f"  {line}\n" in to_text(report(doubtful()))
    assert to_line(doubtful()) == f"doubtful: {line}"


def test_five_rows_of_a_kind_are_shown_and_how_to_see_the_rest() -> None:
    five, more = (to_text(report(*map(doubtful, range(1, count + 1)))) for count in (5, 6))
    assert "more:" not in five
    assert "  ... and 1 more: vlbib review\n" in more
    assert "a.md:6:" not in more


def test_for_more_unasked_works_list_is_suggested_and_not_review() -> None:
    unasked = [WorkReport(status=Status.UNASKED, title=f"Maps {number}") for number in range(6)]
    assert "  ... and 1 more: vlbib list --status unasked\n" in to_text(report(*unasked))


def test_a_work_without_a_line_is_named_once() -> None:
    unasked = WorkReport(status=Status.UNASKED, title="Maps", reasons=("nothing found",))
    assert "\n  Maps (nothing found)\n" in to_text(report(unasked))


def test_verbose_shows_forty_rows_of_a_kind() -> None:
    forty, more = (to_text(report(*map(doubtful, range(1, count + 1))), verbose=True) for count in (40, 41))
    assert "more:" not in forty
    assert "  ... and 1 more: vlbib review\n" in more


def test_lines_not_taken_are_counted_and_with_skipped_all_shown() -> None:
    skipped = tuple(Skipped(file="a.md", line=line, text=f"A Title {line}", reason="no mark") for line in range(1, 8))
    told = replace(report(), skipped=skipped)
    heading = f"7 lines that may name works and were not taken ({DECIDES}):"
    assert f"{heading}\n  a.md:1: A Title 1 (no mark)\n" in to_text(told)
    assert "  ... and 2 more: vlbib sync --show-skipped\n" in to_text(told)
    assert "a.md:7: A Title 7 (no mark)" in to_text(told, skipped=True)


def test_a_line_not_taken_whose_work_another_line_names_is_neither_counted_nor_shown() -> None:
    skipped = (
        Skipped(file="a.md", line=1, text="CLIP", reason="named below", elsewhere=True),
        Skipped(file="a.md", line=2, text="A Title", reason="no mark"),
    )
    for whole in (False, True):
        text = to_text(replace(report(), skipped=skipped), skipped=whole)
        assert f"1 line that may name a work and was not taken ({DECIDES}):\n  a.md:2: A Title (no mark)\n" in text
        assert "named below" not in text


def test_equal_lines_not_taken_share_a_row_unless_all_are_shown() -> None:
    days = [("d1.md", "Lunch: The Noodle House"), ("d1.md", "A Title"), ("d2.md", "Lunch: The Noodle House")]
    skipped = tuple(Skipped(file=file, line=3, text=text, reason="no mark") for file, text in days)
    told = replace(report(), skipped=skipped)
    first = "  d1.md:3: Lunch: The Noodle House (no mark), and 1 more line like it\n  d1.md:3: A Title (no mark)\n"
    assert f"3 lines that may name works and were not taken ({DECIDES}):\n{first}" in to_text(told)
    assert "d2.md:3: Lunch: The Noodle House (no mark)\n" in to_text(told, skipped=True)


def test_conflicts_and_removed_keys_have_separate_sections() -> None:
    changes = LibraryChanges(
        removed=("gone",),
        orphans=("left", "mine"),
        lasting=(("mine", "yours"),),
        conflicts=(ConflictReport("k", "title", "A\n    title", "Another\n title"),),
    )
    text = to_text(report(changes=changes))
    assert "  k.title: yours 'A title', sources 'Another title'\n" in text
    assert "removed, because no note names them any more:\n  gone\n" in text
    assert (
        "(`vlbib sync --prune` removes them):\n  left\n"
        "no note names these any more, but they are kept:\n  mine: yours\n" in text
    )


def test_no_title_controls_a_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec\td\ne") == "a\ufffd[31mb\ufffdc\td\ne"
