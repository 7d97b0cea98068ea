from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from lsprotocol.types import CodeActionKind, Position, Range, TextEdit
from msgspec.structs import replace

from vlbib.app.note_overview import LineCandidate, NamedLine, NoteOverview
from vlbib.checks.finding import Finding, Fix, Severity
from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.work import Kind, Skipped
from vlbib.editors.code_actions import edit_action, entry_actions, fix_title, line_actions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import CodeAction


def titles(actions: Iterable[CodeAction]) -> list[str]:
    return [action.title for action in actions]


def named(line: int, status: str, **more: Any) -> NamedLine:
    return NamedLine(line=line, text="SAM", kind=Kind.LINE, status=status, **more)


def candidate(text: str, to: str) -> LineCandidate:
    return LineCandidate(text=text, to=to, url="", reasons=())


def overview(*lines: NamedLine, skipped: tuple[Skipped, ...] = ()) -> NoteOverview:
    return NoteOverview(file="a.md", named=lines, skipped=skipped)


def test_for_a_waiting_line_its_candidates_and_ignoring_it_are_offered() -> None:
    candidates = (candidate("Segment Anything", "2304.02643"), candidate("Another", ""))
    actions = list(line_actions(overview(named(1, "doubtful", candidates=candidates), named(2, "doubtful")), 1))
    assert titles(actions) == ["Pin to 1: Segment Anything", "Ignore this line: it names no work"]
    assert actions[0].command is not None
    assert actions[0].command.arguments == ["a.md:1", "2304.02643"]


def test_no_more_than_nine_candidates_are_offered() -> None:
    many = tuple(candidate(f"Title {number}", f"2304.{number:05}") for number in range(10))
    assert len(list(line_actions(overview(named(1, "doubtful", candidates=many)), 1))) == 9 + 1


def test_for_an_accepted_work_its_page_is_offered_once() -> None:
    lines = (named(1, "accepted", key="a2020"), named(1, "accepted", key="a2020"), named(1, "accepted", key="b2021"))
    assert titles(line_actions(overview(*lines), 1)) == ["Open a2020", "Open b2021"]


def test_a_line_that_was_not_taken_can_be_treated_as_a_title_or_ignored() -> None:
    item = Skipped(file="a.md", line=3, text="Some Title", reason="")
    assert titles(line_actions(overview(skipped=(item,)), 3)) == [
        "Treat this line as a title", "Never report this line again",
    ]  # fmt: skip
    assert titles(line_actions(overview(skipped=(item,)), 2)) == []


def story(*fields: tuple[str, str]) -> Any:
    return SimpleNamespace(fields=[SimpleNamespace(name=name, word=word, theirs="2021") for name, word in fields])


def test_a_field_in_conflict_can_be_settled_either_way_and_other_fields_not() -> None:
    conflict = story(("year", "conflict: yours is kept"), ("title", "yours"), ("pages", ""))
    assert titles(entry_actions(conflict, "a2020")) == [
        "Accept the sources' year: 2021", "Keep your year for good", "Open a2020",
    ]  # fmt: skip
    assert titles(entry_actions(story((ENTRY_TYPE, "conflict")), "a2020"))[1] == "Keep your entry type for good"
    assert titles(entry_actions(story(("title", "yours")), "a2020")) == ["Open a2020"]
    assert titles(entry_actions(None, "a2020")) == ["Open a2020"]


def test_the_title_of_an_unsafe_fix_says_so() -> None:
    finding = Finding(code="V001", severity=Severity.WARNING, file="a.bib", line=1, column=1, message="is odd")
    assert fix_title(finding) == "Fix V001: is odd"
    assert fix_title(replace(finding, fix=Fix(safe=True, edits=()))) == "Fix V001: is odd"
    assert fix_title(replace(finding, fix=Fix(safe=False, edits=()))) == "Fix V001 (look at it): is odd"


def test_an_edit_is_a_quick_fix_unless_another_kind_is_given() -> None:
    place = Range(start=Position(line=0, character=0), end=Position(line=0, character=0))
    edit = TextEdit(range=place, new_text="x")
    action = edit_action("Do", "file:///a.md", [edit])
    assert action.kind == CodeActionKind.QuickFix
    assert edit_action("Do", "file:///a.md", [edit], CodeActionKind.RefactorRewrite).kind != action.kind
    assert action.edit is not None
    assert action.edit.changes == {"file:///a.md": [edit]}
