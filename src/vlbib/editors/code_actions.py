"""The code actions at a line: pin, ignore, accept and open by a command of vlbib, fix and cite by an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol.types import CodeAction, CodeActionKind, Command, TextEdit, WorkspaceEdit

from vlbib.core.bib import ENTRY_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.app.note_overview import NamedLine, NoteOverview
    from vlbib.checks.finding import Finding

PIN, IGNORE, ACCEPT, OPEN = "vlbib.pin", "vlbib.ignore", "vlbib.accept", "vlbib.open"
_CANDIDATES = 9  # most that are offered for a line
_IN_CONFLICT = "conflict"


def line_actions(overview: NoteOverview, line: int) -> Iterator[CodeAction]:
    """Yield the decisions possible on a line of a note, and opening the pages of the works that it names."""
    place = f"{overview.file}:{line}"
    here = [named for named in overview.named if named.line == line]
    for named in here:
        yield from _decisions(named, place)
    for key in dict.fromkeys(named.key for named in here if named.key):
        yield _command(f"Open {key}", OPEN, key)
    if any(item.line == line for item in overview.skipped):
        yield _command("Treat this line as a title", PIN, place, "title")
        yield _command("Never report this line again", IGNORE, place)


def _decisions(named: NamedLine, place: str) -> Iterator[CodeAction]:
    if not named.waits:
        return
    for number, candidate in enumerate(named.candidates[:_CANDIDATES], start=1):
        if candidate.to:
            yield _command(f"Pin to {number}: {candidate.text}", PIN, place, candidate.to)
    yield _command("Ignore this line: it names no work", IGNORE, place)


def entry_actions(story: Story | LineStory | None, key: str) -> Iterator[CodeAction]:
    """Yield the ways to settle an entry's conflicts, and opening its page; `story` is None if no sync wrote it."""
    for field in getattr(story, "fields", ()):
        if field.word.startswith(_IN_CONFLICT):
            name = "entry type" if field.name == ENTRY_TYPE else field.name
            yield _command(f"Accept the sources' {name}: {field.theirs}", ACCEPT, key, field.name, "theirs")
            yield _command(f"Keep your {name} for good", ACCEPT, key, field.name, "mine")
    yield _command(f"Open {key}", OPEN, key)


def edit_action(title: str, uri: str, edits: Sequence[TextEdit], kind: CodeActionKind | str = "") -> CodeAction:
    """Return an action that edits one text."""
    return CodeAction(title=title, kind=kind or CodeActionKind.QuickFix, edit=WorkspaceEdit(changes={uri: list(edits)}))


def fix_title(finding: Finding) -> str:
    """Return the title of the action that fixes a finding; that of an unsafe fix says so."""
    doubt = "" if finding.fix is None or finding.fix.safe else " (look at it)"
    return f"Fix {finding.code}{doubt}: {finding.message}"


def _command(title: str, name: str, *arguments: Any) -> CodeAction:  # noqa: ANN401 -- JSON values
    command = Command(title=title, command=name, arguments=list(arguments))
    return CodeAction(title=title, kind=CodeActionKind.QuickFix, command=command)
